package filecheck

import (
	"io"
	"regexp"
	"strings"
	"testing"
)

const generateInput = `#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0)[s0] -> (d0 + s0)>
module {
  memref.global "private" constant @__constant_2xf32 : memref<2xf32> = dense<[1.0, 2.0]>
  func.func private @ext(i32, memref<?xf32, strided<[?], offset: ?>>) -> i32
  func.func @f(%arg0: i32, %arg1: memref<4x4xf32>, %arg2: i32) -> (i32, i32) attributes {foo = [["a"], [1, 2]], s = "{{%0 @f"} {
    %c0 = arith.constant 0 : index
    %c4 = arith.constant 4 : index
    %0 = memref.get_global @__constant_2xf32 : memref<2xf32>
    %1:2 = scf.for %arg3 = %c0 to %c4 step %c4 iter_args(%arg4 = %arg0, %arg5 = %arg2) -> (i32, i32) {
      %5 = arith.addi %arg4, %arg5 : i32
      %6 = memref.load %arg1[%c0, %arg3] : memref<4x4xf32>
      scf.yield %5, %arg5 : i32, i32
    }
    %2 = arith.cmpi eq, %1#0, %1#1 : i32
    %3 = scf.if %2 -> (i32) {
      %5 = arith.constant 3 : i32
      scf.yield %5 : i32
    } else {
      %5 = func.call @ext(%1#0, %0) : (i32, memref<2xf32>) -> i32
      scf.yield %5 : i32
    }
    cf.cond_br %2, ^bb1(%1#0 : i32), ^bb2
  ^bb1(%4: i32):  // pred: ^bb0
    affine.for %arg3 = #map(%c0) to #map1(%c0)[%c4] {
      "test.op"(%arg3) ({
      ^bb0(%arg4: i32):
        "test.yield"(%arg4) : (i32) -> ()
      }, {
      ^bb0(%arg4: i32):
        "test.yield"(%arg4) {a = {b = "}"}} : (i32) -> ()
      }) : (index) -> ()
    }
    return %1#0, %4 : i32, i32
  ^bb2:  // pred: ^bb0
    %sum, %overflow = arith.addui_extended %1#0, %1#1 : i32, i1
    transform.yield 
    return %sum, %3 : i32, i32
  }
}

// -----
module attributes {gpu.container_module} {
  gpu.module @kernels {
    gpu.func @kernel(%arg0: f32) kernel {
      gpu.return
    }
  }
}
`

var (
	valueName = regexp.MustCompile(`"(?:\\.|[^"\\])*"|%[A-Za-z0-9_]+`)
	aliasName = regexp.MustCompile(`#map\d*`)
)

// rename gives all SSA values, attribute aliases and private globals other
// names.
func rename(text string) string {
	text = valueName.ReplaceAllStringFunc(text, func(s string) string {
		if s[0] == '"' {
			return s
		}
		return "%other_" + s[1:]
	})
	text = aliasName.ReplaceAllString(text, "${0}_x")
	return strings.ReplaceAll(text, "@__constant", "@table")
}

func generatedChecks(t *testing.T, text string) *Checks {
	t.Helper()
	generated := Generate([]byte(text), "CHECK")
	if again := Generate([]byte(text), "CHECK"); string(again) != string(generated) {
		t.Fatal("generated different lines the second time")
	}
	checks, err := Parse("generated", generated, Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, generated)
	}
	return checks
}

func TestGeneratedPass(t *testing.T) {
	checks := generatedChecks(t, generateInput)
	renamed := rename(generateInput)
	if renamed == generateInput || strings.Contains(renamed, "%arg0") || strings.Contains(renamed, "#map1 ") {
		t.Fatal("nothing renamed")
	}
	for _, input := range []string{generateInput, renamed} {
		var stderr strings.Builder
		if code := checks.Run("input", []byte(input), &stderr); code != 0 {
			t.Errorf("got exit code %d on\n%s\n%s", code, input, stderr.String())
		}
	}
}

// TestGeneratedFail changes the input in one place, in ways that matter.
func TestGeneratedFail(t *testing.T) {
	checks := generatedChecks(t, generateInput)
	for _, tt := range []struct{ name, old, replacement string }{
		{"operand", "arith.addi %arg4, %arg5", "arith.addi %arg4, %arg4"},
		{"operands swapped", "arith.addi %arg4, %arg5", "arith.addi %arg5, %arg4"},
		{"outer value", "iter_args(%arg4 = %arg0", "iter_args(%arg4 = %arg2"},
		{"result number", "arith.cmpi eq, %1#0, %1#1", "arith.cmpi eq, %1#1, %1#1"},
		{"number of results", "%1:2 =", "%1:3 ="},
		{"op", "arith.addi", "arith.muli"},
		{"constant", "arith.constant 3", "arith.constant 4"},
		{"longer constant", "arith.constant 0 : index", "arith.constant 0 : index2"},
		{"attribute added", "arith.constant 3 : i32", "arith.constant 3 : i32 {a}"},
		{"type", "%arg1: memref<4x4xf32>,", "%arg1: memref<4x5xf32>,"},
		{"argument added in front", "@f(%arg0: i32", "@f(%z: i1, %arg0: i32"},
		{"argument added in the middle", "%arg1: memref<4x4xf32>,", "%arg1: memref<4x4xf32>, %z: i1,"},
		{"argument removed", "%arg0: i32, ", ""},
		{"line removed", "      scf.yield %5, %arg5 : i32, i32\n", ""},
		{"line added", "      scf.yield %5, %arg5", "      test.more\n      scf.yield %5, %arg5"},
		{"branch target", "^bb1(%1#0 : i32), ^bb2", "^bb2, ^bb1(%1#0 : i32)"},
		{"map", "(d0 + s0)", "(d0 - s0)"},
		{"which map", "#map1(%c0)", "#map(%c0)"},
		{"global", "get_global @__constant_2xf32", "get_global @other"},
		{"declaration", "@ext(i32,", "@ext(i64,"},
		{"callee", "func.call @ext", "func.call @f"},
		{"string", `"}"`, `"{"`},
		{"kernel", "gpu.return", "gpu.yield"},
		{"module", "gpu.container_module", "x"},
		{"function gone", "func.func @f(", "func.func @g("},
	} {
		t.Run(tt.name, func(t *testing.T) {
			input := strings.Replace(generateInput, tt.old, tt.replacement, 1)
			if input == generateInput {
				t.Fatalf("no %q in the input", tt.old)
			}
			if code := checks.Run("input", []byte(input), io.Discard); code != 1 {
				t.Errorf("got exit code %d for %q instead of %q, want 1", code, tt.replacement, tt.old)
			}
		})
	}
}

func TestGenerateLines(t *testing.T) {
	for _, tt := range []struct{ name, input, want string }{
		{"text", "a\n\nb [[x]] {{y}}\n", "// C:       a{{$}}\n// C:       b [{{\\[}}x]] {{{\\{}}y}}{{$}}\n"},
		{"comments", "// x\na // y\nb\n", "// C:       a\n// C-NEXT:  b{{$}}\n"},
		{"used before the definition", "use %0\n%0 = foo.bar\nuse %0\n",
			"// C:       use %[[VAL_0:[^ ,:]+]]{{$}}\n// C-NEXT:  %[[VAL_0]] = foo.bar{{$}}\n// C-NEXT:  use %[[VAL_0]]{{$}}\n"},
		{"numbering", "%0 = a.b\n%1 = a.b\n%2 = \"c.d\"() : () -> i1\n",
			"// C:       %[[B_0:.*]] = a.b{{$}}\n// C-NEXT:  %[[B_1:.*]] = a.b{{$}}\n// C-NEXT:  %[[D_0:.*]] = \"c.d\"() : () -> i1{{$}}\n"},
		{"no name", "%0 = 3\n", "// C:       %[[VAL_0:.*]] = 3{{$}}\n"},
		{"type alias", "!t = tuple<i1>\nuse !t !other\n",
			"// C:       ![[$T:.+]] = tuple<i1>{{$}}\n// C-NEXT:  use ![[$T]] !other{{$}}\n"},
		{"no arguments", "func.func @f() {\n}\n", "// C-LABEL: func.func @f() {\n// C-NEXT:  }{{$}}\n"},
		{"call", "call @f(%0) : i1\n", "// C:       call @f(%[[VAL_0:[^ ,:]+]]) : i1{{$}}\n"},
		{"unbalanced", "}\n}\n}{\n", "// C:       }{{$}}\n// C-NEXT:  }{{$}}\n// C-NEXT:  }{\n"},
		{"arrow", "%a->%b\n", "// C:       %[[VAL_0:[^ ,:]+]]->%[[VAL_1:[^ ,:]+]]{{$}}\n"},
	} {
		if got := string(Generate([]byte(tt.input), "C")); got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, got, tt.want)
		}
	}
}

// TestGenerateManyValues defines more values on a line than a pattern can refer
// back to.
func TestGenerateManyValues(t *testing.T) {
	var line strings.Builder
	for c := 'a'; c <= 'l'; c++ {
		line.WriteString("%" + string(c) + " ")
	}
	input := "op " + line.String() + line.String() + "end\n"
	if code := generatedChecks(t, input).Run("i", []byte(input), io.Discard); code != 0 {
		t.Errorf("got exit code %d", code)
	}
}
