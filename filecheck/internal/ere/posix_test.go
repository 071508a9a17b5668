package ere

import (
	"regexp"
	"slices"
	"testing"
)

// shared are expressions that mean the same here and in Go's regexp, and texts in which each is looked for.
var shared = []struct {
	purpose string
	exprs   []string
	texts   []string
}{
	{"names of values", []string{
		`%[a-zA-Z_][a-zA-Z0-9_.]*`, `%[0-9]+`, `%[[:alnum:]_]+`, `%([0-9]+|[a-z][a-z0-9]*)`, `%arg[0-9]`, `%[^ ,:]+`, `%.+`, `%[a-z]*[0-9]?`,
	}, []string{
		"%0 = arith.addi %arg0, %arg1 : i32", "%result_1 = call @f(%a, %b.c)", "%", "% 0", "no value", "%12, %3#1", "%%a", "%c0_i32",
	}},
	{"names of blocks", []string{
		`\^bb[0-9]+`, `\^bb[0-9]+:`, `^\^bb`, `\^(bb|entry)[0-9]*`, `\^[a-z]+([0-9]+)?(\(.*\))?:?$`,
	}, []string{
		"^bb0:", "^bb12(%a: i32):", "  br ^bb3", "cond_br %c, ^bb1, ^bb2", "bb1", "^entry:\n^bb1:", "^", "^bb",
	}},
	{"numbers", []string{
		`[0-9]+`, `-?[0-9]+`, `[-+]?[0-9]+`, `0x[0-9A-Fa-f]+`, `[0-9]+\.[0-9]+(e[-+][0-9]+)?`, `[0-9]*\.?[0-9]+`, `(0|[1-9][0-9]*)`,
		`[0-9]{2}`, `[0-9]{2,}`, `[0-9]{1,3}`, `[0-9]{2,3}[a-f]`, `-?(0x[0-9a-f]+|[0-9]+)`,
	}, []string{
		"42", "-7", "+13", "0x1F", "0xfg", "3.14", "1.000000e+00", "1e5", "007", "12345", "-", ".5", "5.", "1.2.3", "12ab", "a1b22c333d4444",
	}},
	{"types", []string{
		`i[0-9]+`, `(i|f|bf)[0-9]+`, `memref<[^>]*>`, `memref<(\?|[0-9]+)x`, `tensor<([0-9?]+x)*f32>`, `vector<\[?[0-9]+\]?xi[0-9]+>`,
		`memref<.*>`, `!llvm\.ptr(<[0-9]+>)?`, `\([^)]*\) -> (\([^)]*\)|[a-z0-9]+)`, `x(f16|f32|f64)(,|>)`,
	}, []string{
		"i32", "bf16", "memref<4x?xf32, strided<[1], offset: ?>>", "memref<?x4xi8>", "tensor<f32>", "tensor<4x?x8xf32>", "tensor<4x?x8xf64>",
		"vector<[4]xi32>", "vector<4xi1>", "!llvm.ptr<3>", "!llvm.ptr", "(i32, i64) -> f32", "() -> ()", "(f64) -> (i1, i1)", "memref<>",
	}},
	{"lines", []string{
		`^a`, `a$`, `^a$`, `^$`, `^[ \t]*$`, `^.*$`, `^[a-z]+$`, `^(a|b)+$`, `$`, `^`, `^ +a`, `a +$`, `(^|,)a`, `a($|,)`,
	}, []string{
		"a", "b\na", "a\nb", "ab\nba\naa", "", "\n", "x\n\ny", " a ", "  a  \n", "b,a,b", "a,b", "ba", "abab\nabc",
	}},
	{"alternatives of which one is longer", []string{
		`a|ab`, `ab|a`, `a|ab|abc|abcd`, `(a|ab)(c|bcd)`, `(a|ab)(bc|c)?`, `x(a|ab)*y`, `foo|foobar|bar`, `(foo|foobar)(bar)?`,
		`add|addi|addf`, `(add|sub)(i|f)?`, `arith\.(add|addi|addui_extended)`, `(in|int|integer)s?`, `(a|b|ab)*`, `(ab|a)(bc|c)?`,
	}, []string{
		"abcd", "ab", "xabaaby", "foobar", "foobarbar", "barfoo", "addi", "addf32", "subf", "arith.addui_extended", "integers", "ints",
		"abab", "ba", "", "xy",
	}},
	{"repetitions", []string{
		`a*`, `a+`, `a?`, `a*b`, `a+b`, `a?b`, `(ab)*`, `(ab)+`, `(ab)?c`, `(a*)*`, `(a+)+b`, `(a*b)*`, `a{0,1}b`, `a{3}`, `(ab){2}`,
		`(ab){1,2}c`, `(a|b){3}`, `a{2,}b`, `.{3}`, `(.a){2}`, `x*y*z*`, `(x|y*)z`, `[ab]{2,4}`,
	}, []string{
		"", "a", "aa", "aaa", "aaaa", "b", "ab", "aab", "aaab", "abab", "ababab", "ababc", "c", "abc", "ba", "bab", "xyz", "xxyyzz", "zyx",
		"caab", "banana",
	}},
	{"sets", []string{
		`[abc]`, `[^abc]`, `[a-c]+`, `[^a-c]+`, `[]]`, `[^]]+`, `[]a]+`, `[a-]+`, `[-a]+`, `[.]`, `[*+?]`, `[$^]+`, `[(){}|]+`,
		`[[:alpha:]]+`, `[[:digit:]]+`, `[[:space:]]+`, `[[:upper:]][[:lower:]]*`, `[[:punct:]]+`, `[[:xdigit:]]+`, `[^[:space:]]+`,
		`[[:alpha:]_][[:alnum:]_]*`, `[[:blank:]]+`, `[^[:alnum:]]`, `[[:cntrl:]]`, `[[:print:]]+`, `[[:graph:]]+`,
	}, []string{
		"abc", "xyz", "a]b", "]", "a-b", "1.5", "2*3+4?", "$5^6", "f(x){y|z}", "Hello World", "tab\there", "two  spaces", "under_score9",
		"0xDEADbeef", "MixedCase", "!?.,", "", "no break",
	}},
	{"escapes", []string{
		`\.`, `\*`, `\(\)`, `\[.*\]`, `a\+b`, `\{[0-9]+\}`, `\\`, `\$[a-z]+`, `a\|b`, `\^x`, `f\([a-z]+\)`, `\?`, `\.\.\.`,
	}, []string{
		"a.b", "2*3", "f()", "[1, 2]", "a+b", "{12}", `back\slash`, "$var", "a|b", "^x", "f(arg)", "really?", "wait...", "plain",
	}},
	{"dots", []string{
		`.`, `..`, `.*`, `.+`, `a.b`, `a.*b`, `a.+b`, `.*b`, `a.*`, `a.?b`, `(.*)=(.*)`, `.*\..*`, `(.)(.)`,
	}, []string{
		"", "a", "ab", "axb", "axxb", "a\nb", "ab\nab", "a=b", "a=b=c", "x.y.z", "\n\n", "aab abb", "b", "acb ac",
	}},
	{"lines of IR", []string{
		`arith\.(addi|muli) %[a-z0-9]+, %[a-z0-9]+ : i(32|64)`, `^ *return( %[0-9]+)?$`, `@[a-z_]+\(.*\)`, `= call @[a-z]+\(`,
		`scf\.for %[^ ]+ = %[^ ]+ to %[^ ]+ step %[^ ]+ \{`, `loc\(.*\)$`, `affine_map<\(d0\)(\[s0\])? -> \(.*\)>`, `"[^"]*"\(`, `: \(.*\) -> `,
		`#[a-z]+[0-9]* = `, `\{[a-z]+ = [^}]*\}`, `iter_args\(.* = .*\)`,
	}, []string{
		"  %0 = arith.addi %a, %b : i32", "  %1 = arith.muli %0, %0 : i64\n  return %1", "func.func @main(%a: i32) -> i32 {", "%x = call @f(%y) : (i32) -> i32",
		"    scf.for %i = %c0 to %n step %c1 {", "scf.for %i = %a to %b step %c iter_args(%s = %z) -> (f32) {", `%r = "test.op"(%a) {tag = 1 : i32} : (i32) -> i64`,
		"#map0 = affine_map<(d0)[s0] -> (d0 + s0)>", "return loc(unknown)", "  return", "affine.apply affine_map<(d0) -> (d0)>(%i)", "module attributes {a = \"b\"} {",
	}},
}

// TestShared compares the place of each match, and of those after it, with Go's regexp.
func TestShared(t *testing.T) {
	for _, tt := range shared {
		t.Run(tt.purpose, func(t *testing.T) {
			for _, expr := range tt.exprs {
				re, err := Compile(expr, 0)
				if err != nil {
					t.Errorf("Compile(%q): %v", expr, err)
					continue
				}
				// In Go, ^ and $ are for lines only if asked for; the longest match has to be asked for then.
				std := regexp.MustCompile("(?m:" + expr + ")")
				std.Longest()
				m := re.NewMatcher()
				for _, text := range tt.texts {
					for at := 0; at <= len(text); at++ {
						want := std.FindStringIndex(text[at:])
						got := m.Find(text[at:], true)
						if len(got) >= 2 {
							got = got[:2]
						}
						if !slices.Equal(got, want) {
							t.Errorf("%q on %q: got %v, want %v", expr, text[at:], got, want)
						}
					}
				}
			}
		})
	}
}

// TestSharedFolded does so for matches that do not mind the case of letters.
func TestSharedFolded(t *testing.T) {
	exprs := []string{`abc`, `ABC`, `[a-c]+`, `[A-C]+`, `a|B`, `[^a]`, `x[yz]`, `(Ab)+`, `[[:upper:]]+`, `i32|F64`, `0X[A-F]+`}
	texts := []string{"abc", "ABC", "aBc", "xyz XZ", "ABabAB", "I32 f64", "0xff", "", "Upper lower", "bcA"}
	for _, expr := range exprs {
		re, err := Compile(expr, FoldCase)
		if err != nil {
			t.Errorf("Compile(%q): %v", expr, err)
			continue
		}
		std := regexp.MustCompile("(?mi:" + expr + ")")
		std.Longest()
		for _, text := range texts {
			want := std.FindStringIndex(text)
			got := re.NewMatcher().Find(text, true)
			if len(got) >= 2 {
				got = got[:2]
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q on %q: got %v, want %v", expr, text, got, want)
			}
		}
	}
}
