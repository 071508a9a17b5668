package pytoken_test

import (
	"fmt"
	"strings"
	"testing"

	"polyloom/grammar/pytoken"
)

// show lists tokens: the kind, and the text where the kind does not say it.
func show(f *pytoken.File) string {
	var out []string
	for _, t := range f.Tokens {
		s := t.Kind.String()
		switch t.Kind {
		case pytoken.Name, pytoken.Number, pytoken.String, pytoken.FStringStart, pytoken.FStringMiddle:
			s = f.Source(t)
		case pytoken.Newline:
			s = "¶"
		case pytoken.Indent:
			s = ">>"
		case pytoken.Dedent:
			s = "<<"
		case pytoken.EOF:
			continue
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"", ""},
		{"\n\n# c\n", ""},
		{"x", "x ¶"},
		{"x = 1 # c\n", "x = 1 ¶"},
		{"if x:\n  y\n  z\nw", "if x : ¶ >> y ¶ z ¶ << w ¶"},
		{"if x:\n  if y:\n    z\n", "if x : ¶ >> if y : ¶ >> z ¶ << <<"},
		{"if x:\n\n  # c\n  y\n# c\n\n  z", "if x : ¶ >> y ¶ z ¶ <<"},
		{"if x:\n\ty\n\f\tz", "if x : ¶ >> y ¶ z ¶ <<"},
		{"(x\n  y\n# c\n)", "( x y ) ¶"},
		{"x \\\n + \\\n y", "x + y ¶"},
		{"\\\nx", "x ¶"},
		{"  \\\n\nx", "x ¶"},
		{"if x:\n \\\n  y\n z", "if x : ¶ >> y ¶ z ¶ <<"},
		{"a<b<=c<<d<<=e->f>>=g**=h//=i:=j...k..l!=m", "a < b <= c << d <<= e -> f >>= g **= h //= i := j ... k . . l != m ¶"},
		{"a<>b", "a < > b ¶"},
		{"0 00 0_0 1_0 0xF_f 0o17 0b1_0 1. .5 1.5 1e5 1E+5 1_0.0e-1_0 1j 1.j 0777. 0777e1 0777j", "0 00 0_0 1_0 0xF_f 0o17 0b1_0 1. .5 1.5 1e5 1E+5 1_0.0e-1_0 1j 1.j 0777. 0777e1 0777j ¶"},
		{"1if 1or 1and 1else 1in 1is 1not 1for 0xfor 1.else", "1 if 1 or 1 and 1 else 1 in 1 is 1 not 1 for 0xf or 1. else ¶"},
		{"1..x 1.x", "1. . x ERROR"},
		{"'' \"\" 'a\\'b' \"'\" '''a'b''c''' \"\"\"\n\\\"\"\"\"", "'' \"\" 'a\\'b' \"'\" '''a'b''c''' \"\"\"\n\\\"\"\"\" ¶"},
		{"r'\\' x'", "r'\\' x' ¶"},
		{"b'' Rb'' bR'' u'' U'' bu ur''", "b'' Rb'' bR'' u'' U'' bu ur '' ¶"},
		{"é ª 𝐱 x² ", "é ª 𝐱 ERROR"},
		{"print False1 yield_", "print False1 yield_ ¶"},
	} {
		if got := show(pytoken.Scan([]byte(c.src))); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestFStrings(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`f''`, `f' FSTRING_END ¶`},
		{`f'a{x}b'`, `f' a { x } b FSTRING_END ¶`},
		{`f'{x!r:>{w}}'`, `f' { x ! r : > { w }  } FSTRING_END ¶`},
		{`f'a{{b}}c'`, `f' a{ b} c FSTRING_END ¶`},
		{`f'{x:{{y}}}'`, `f' { x :  { { y } }  } FSTRING_END ¶`},
		{`f'{a!=b}'`, `f' { a != b } FSTRING_END ¶`},
		{`f'{a:=b}'`, `f' { a : =b } FSTRING_END ¶`},
		{`f'{(a:=b)}'`, `f' { ( a := b ) } FSTRING_END ¶`},
		{`f'{a[b:c]:d}'`, `f' { a [ b : c ] : d } FSTRING_END ¶`},
		{`f'{f'{x}'}'`, `f' { f' { x } FSTRING_END } FSTRING_END ¶`},
		{`f"{'a'}"`, `f" { 'a' } FSTRING_END ¶`},
		{"f'''\n{x\n}'''", "f''' \n { x } FSTRING_END ¶"},
		{`rf'\{x}'`, `rf' \ { x } FSTRING_END ¶`},
		{`f'\N{DOT}{x}'`, `f' \N{DOT}  { x } FSTRING_END ¶`},
		{`f'\'{x}'`, `f' \' { x } FSTRING_END ¶`},
		{`t'{x}' Tr"y"`, `t' { x } FSTRING_END Tr" y FSTRING_END ¶`},
	} {
		got := show(pytoken.Scan([]byte(c.src)))
		if strings.ReplaceAll(got, "  ", " ") != strings.ReplaceAll(c.want, "  ", " ") {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestSoftKeywords(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"match x:\n case y: z", "MATCH x : ¶ >> CASE y : z ¶ <<"},
		{"match (x)\nmatch = 1\nmatch: int\nmatch[x]: int", "match ( x ) ¶ match = 1 ¶ match : int ¶ match [ x ] : int ¶"},
		{"match x:\n case y:\n  case = 1\n case z: w\ncase", "MATCH x : ¶ >> CASE y : ¶ >> case = 1 ¶ << CASE z : w ¶ << case ¶"},
		{"match x, *y: # c\n\n case y: z", "MATCH x , * y : ¶ >> CASE y : z ¶ <<"},
		{"match -x:\n case -1: y", "MATCH - x : ¶ >> CASE - 1 : y ¶ <<"},
		{"type X = int; type Y = X\nif x: type Z = Y", "TYPE X = int ; TYPE Y = X ¶ if x : TYPE Z = Y ¶"},
		{"type = type(x); type.y; x = type", "type = type ( x ) ; type . y ; x = type ¶"},
		{"with (a): b", "with WITH_LPAR a ) : b ¶"},
		{"with (a, b as c,): b", "with WITH_LPAR a , b as c , ) : b ¶"},
		{"with (a).b: b", "with ( a ) . b : b ¶"},
		{"with (a, b) as c: b", "with ( a , b ) as c : b ¶"},
		{"with (yield): b", "with ( yield ) : b ¶"},
		{"with (a for a in b): b", "with ( a for a in b ) : b ¶"},
		{"with (a := b): b", "with ( a := b ) : b ¶"},
		{"with ((a := b)): b", "with WITH_LPAR ( a := b ) ) : b ¶"},
		{"with (*a, b): b", "with ( * a , b ) : b ¶"},
		{"with (lambda a, *b: c): b", "with WITH_LPAR lambda a , * b : c ) : b ¶"},
		{"with (): b", "with ( ) : b ¶"},
	} {
		if got := show(pytoken.Scan([]byte(c.src))); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	f := pytoken.Scan([]byte("é = '''a\nb''' # c\nif x: f'{{y{z}'\n"))
	var got []string
	for _, tok := range f.Tokens {
		got = append(got, fmt.Sprintf("%d:%d-%d:%d", tok.Line, tok.Col, tok.EndLine, tok.EndCol))
	}
	// The part of the f-string before y ends behind both braces.
	want := "1:0-1:2 1:3-1:4 1:5-2:4 2:8-2:8 3:0-3:2 3:3-3:4 3:4-3:5 3:6-3:8 3:8-3:10 3:10-3:11 3:11-3:12 3:12-3:13 3:13-3:14 3:14-3:15 3:15-3:15 4:0-4:0"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if len(f.Comments) != 1 || string(f.Text[f.Comments[0].Start:f.Comments[0].End]) != "# c" || f.Comments[0].Line != 2 || f.Comments[0].Col != 5 {
		t.Errorf("comments: got %v", f.Comments)
	}
	for n, want := range []string{"", "é = '''a", "b''' # c", "if x: f'{{y{z}'", ""} {
		if got := f.Line(n); got != want {
			t.Errorf("line %d: got %q, want %q", n, got, want)
		}
	}
	if got := f.Offset(2, 1); f.Text[got] != '\'' || f.Offset(9, 0) != len(f.Text) || f.Offset(0, 0) != 0 {
		t.Errorf("offset: got %d", got)
	}
	if got := f.Between(f.Offset(3, 0), f.Offset(3, 5)); len(got) != 3 || got[0].Kind != pytoken.If {
		t.Errorf("between: got %v", got)
	}
	if got := f.CommentsBetween(f.Offset(3, 0), len(f.Text)); len(got) != 0 {
		t.Errorf("comments on line 3: got %v", got)
	}
}

func TestSources(t *testing.T) {
	for _, c := range []struct{ name, src, text, err string }{
		{"line ends", "a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd\n", ""},
		{"a string over lines", "'''\r\n\r'''", "'''\n\n'''\n", ""},
		{"byte order mark", "\xef\xbb\xbfx", "x\n", ""},
		{"mark and declaration", "\xef\xbb\xbf# coding: utf-8\nx", "# coding: utf-8\nx\n", ""},
		{"mark and another declaration", "\xef\xbb\xbf# coding: latin-1\nx", "", "encoding problem: latin-1 with BOM"},
		{"Latin-1", "# -*- coding: latin-1 -*-\n'\xe9'", "# -*- coding: latin-1 -*-\n'é'\n", ""},
		{"second line", "#!python\n# vim: set fileencoding=cp1252 :\n'\x80'", "#!python\n# vim: set fileencoding=cp1252 :\n'€'\n", ""},
		{"not in the third line", "#\n#\n# coding: latin-1\n", "#\n#\n# coding: latin-1\n", ""},
		{"not behind code", "x = 1\n# coding: nonsense\n", "x = 1\n# coding: nonsense\n", ""},
		{"Windows line ends", "#\r\n# coding: koi8-r\r\n'\xc1'", "#\n# coding: koi8-r\n'а'\n", ""},
		{"control characters", "# coding: iso-8859-5\n'\xd1\x96'", "# coding: iso-8859-5\n'б\u0096'\n", ""},
		{"not in the table", "# coding: cp1252\n'\x81'", "", "(unicode error) the source is not encoded in cp1252"},
		{"Japanese", "# coding: euc-jp\n'\xa4\xa2'", "# coding: euc-jp\n'あ'\n", ""},
		{"unknown", "# coding: nonsense\n", "", "unknown encoding: nonsense"},
		{"ASCII that is not", "# coding: ascii\n'\xc3\xa9'", "", "'ascii' codec can't decode byte 0xc3 in position 17: ordinal not in range(128)"},
		{"undeclared", "x\n'\xe9'", "", `Non-UTF-8 code starting with '\xe9' on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details`},
		{"declared and wrong", "# coding: utf-8\n'\xe9'", "", "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 17: invalid start byte"},
		{"null", "x\n\x00", "", "source code string cannot contain null bytes"},
		{"wrong in its encoding", "# coding: euc-jp\n'\xff'", "", "(unicode error) the source is not encoded in euc-jp"},
	} {
		f := pytoken.Scan([]byte(c.src))
		switch {
		case c.err == "" && (f.Err != nil || string(f.Text) != c.text):
			t.Errorf("%s: got %q, %v", c.name, f.Text, f.Err)
		case c.err != "" && (f.Err == nil || f.Err.Msg != c.err):
			t.Errorf("%s: got %v, want %s", c.name, f.Err, c.err)
		}
	}
}

// TestLimits checks what CPython's limits are: the last count passes, one more does not.
func TestLimits(t *testing.T) {
	blocks := func(n int) string {
		var out strings.Builder
		for i := range n {
			out.WriteString(strings.Repeat(" ", i) + "if x:\n")
		}
		return out.String() + strings.Repeat(" ", n) + "y"
	}
	for _, c := range []struct {
		what string
		src  func(n int) string
		n    int
		err  string
	}{
		{"brackets", func(n int) string { return strings.Repeat("(", n) + strings.Repeat(")", n) }, 200, "too many nested parentheses"},
		{"blocks", blocks, 99, "too many levels of indentation"},
		{"f-strings", func(n int) string { return strings.Repeat("f'{", n) + "x" + strings.Repeat("}'", n) }, 149, "too many nested f-strings"},
		{"fields", func(n int) string { return "f'" + strings.Repeat("{x:", n) + strings.Repeat("}", n) + "'" }, 3, "f-string: expressions nested too deeply"},
	} {
		if f := pytoken.Scan([]byte(c.src(c.n))); f.Err != nil {
			t.Errorf("%d %s: %v", c.n, c.what, f.Err)
		}
		for _, n := range []int{c.n + 1, 10000} {
			if f := pytoken.Scan([]byte(c.src(n))); c.what != "blocks" || n < 1000 {
				if f.Err == nil || f.Err.Msg != c.err {
					t.Errorf("%d %s: got %v, want %s", n, c.what, f.Err, c.err)
				}
			}
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"if x:\n\ty\n", "f'''{x!r:{y}}''' 'a", "(1_0, 0x_f\n", "\\\n\\", "# coding: latin-1\n\xff", "match x:\n case (y): z", "with (a, b as c): d"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		file := pytoken.Scan(src)
		last := file.Tokens[len(file.Tokens)-1]
		if (file.Err == nil) != (last.Kind == pytoken.EOF) || (file.Err != nil) != (last.Kind == pytoken.Error) {
			t.Fatalf("%q: ends in %v with error %v", src, last.Kind, file.Err)
		}
		end := int32(0)
		for _, tok := range file.Tokens[:len(file.Tokens)-1] {
			if tok.Start < end || tok.End < tok.Start || int(tok.End) > len(file.Text) {
				t.Fatalf("%q: token %+v behind %d", src, tok, end)
			}
			end = tok.End
			if got := file.Offset(int(tok.Line), int(tok.Col)); got != int(tok.Start) && int(tok.Start) < len(file.Text) {
				t.Fatalf("%q: token %+v is at %d by line and column", src, tok, got)
			}
		}
	})
}
