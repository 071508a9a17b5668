package pyast_test

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"polyloom/pyast"
)

// TestUnparse shows the form of what is written. Where only the source is given, it is
// written as it is.
func TestUnparse(t *testing.T) {
	for _, c := range [][2]string{
		{"x=1;y=2", "x = 1\ny = 2\n"},
		{"x = y, = z, *w = 1,", "x = y, = z, *w = 1,\n"},
		{"(a+b)*c-(d-e)-f", "(a + b) * c - (d - e) - f\n"},
		{"-(a**-b)**c, (-a)**b", "-(a ** -b) ** c, (-a) ** b\n"},
		{"not(a or b)and c or(d if e else f)", "not (a or b) and c or (d if e else f)\n"},
		{"(a<b)<c, a<(b<c), (not a)<b", "(a < b) < c, a < (b < c), (not a) < b\n"},
		{"await (a**b), (await a)**b", "await (a ** b), await a ** b\n"},
		{"(lambda:0)(), (lambda*a,b=1:a)", "(lambda: 0)(), lambda *a, b=1: a\n"},
		{"(a:=1), [b:=2]", "(a := 1), [(b := 2)]\n"},
		{"(yield), (yield a), [(yield from b)]", "(yield), (yield a), [(yield from b)]\n"},
		{"x=yield", "x = yield\n"},
		{"return(yield)", "return (yield)\n"},
		{"a[(b,c)],a[()],a[b,],a[b:c,::d],a[*e]", "a[b, c], a[()], a[b,], a[b:c, ::d], a[*e,]\n"},
		{"(1).real,1.0.real,1j.real,'a'.b", "(1).real, 1.0.real, 1j.real, 'a'.b\n"},
		{"1e400,1e400j,0xff,1_0", "1e309, 1e309j, 255, 10\n"},
		{"{**a,'b':c},{*a},{a,}", "{**a, 'b': c}, {*a}, {a}\n"},
		{"f(*a,b=c,*d,**e)", "f(*a, *d, b=c, **e)\n"},
		{"f(x for x in y)", "f((x for x in y))\n"},
		{"[x for(a,b)in c if d if e for f in(g,h)]", "[x for a, b in c if d if e for f in (g, h)]\n"},
		{"[x for x in(a if b else c)]", "[x for x in (a if b else c)]\n"},
		{"global a,b", "global a, b\n"},
		{"from..a import(b as c,d)", "from ..a import b as c, d\n"},
		{"from.import a", "from . import a\n"},
		{"del(a,b),c", "del (a, b), c\n"},
		{"(x):int=1", "(x): int = 1\n"},
		{"x.y:int", "x.y: int\n"},
		{"if a:b\nelif c:d\nelse:e", "if a:\n    b\nelif c:\n    d\nelse:\n    e\n"},
		{"with(a,b):c", "with a, b:\n    c\n"},
		{"with((a,b)):c", "with ((a, b)):\n    c\n"},
		{"with(a,b)as c:d", "with (a, b) as c:\n    d\n"},
		{"with a as(b,c):d", "with a as (b, c):\n    d\n"},
		{"try:a\nexcept(A,B)as e:b\nelse:c\nfinally:d", "try:\n    a\nexcept (A, B) as e:\n    b\nelse:\n    c\nfinally:\n    d\n"},
		{"try:a\nexcept*A:b", "try:\n    a\nexcept* A:\n    b\n"},
		{"@a\n@b.c()\nclass A[T:int](B,m=C):x", "@a\n@b.c()\nclass A[T: int](B, m=C):\n    x\n"},
		{"async def f(a,b=1,/,c=2,*,d,e=3,**f)->g:pass", "async def f(a, b=1, /, c=2, *, d, e=3, **f) -> g:\n    pass\n"},
		{"def f(*a:*b):pass", "def f(*a: *b):\n    pass\n"},
		{"match x:\n case[a,*_]|{'b':c,**d}as e if f:g", "match x:\n    case [a, *_] | {'b': c, **d} as e if f:\n        g\n"},
		{"match x:\n case(a|(b as c))|-1|1-2j|A.b(c,d=e):g", "match x:\n    case (a | (b as c)) | -1 | 1 - 2j | A.b(c, d=e):\n        g\n"},
		{"type A[*B=*C,**D]=E", "type A[*B = *C, **D] = E\n"},
		{"'it\\'s', \"a\", b'\\xff'", "\"it's\", 'a', b'\\xff'\n"},
		{"u'a' 'b'", "u'ab'\n"},
		{"'''a\nb\"'''", "\"\"\"a\nb\\\"\"\"\"\n"},
		{"f'{a!r:>{b}}{{c}}'", "f'{a!r:>{b}}{{c}}'\n"},
		{"f'{x=}'", "f'x={x!r}'\n"},
		{"f'{ {a}}{ {b:c}[d]}'", "f'{ {a}}{ {b: c}[d]}'\n"},
		{"f\"{'a'}\"", "f\"{'a'}\"\n"},
		{"f'''{'a'}{\"b\"}'''", "f\"{'a'}{'b'}\"\n"},
		{"f'{(lambda:0)}{(a:=1)}{(yield)}{a,b}'", "f'{(lambda: 0)}{(a := 1)}{(yield)}{(a, b)}'\n"},
		{"f'{a:\\x7b\\'}'", "f'{a:\\x7b\\x27}'\n"},
		{"u'a' f'{b}' u'c'", "u'a' f'{b}' u'c'\n"},
	} {
		want := c[1]
		got := pyast.Unparse(parse(t, c[0], []byte(c[0])))
		if got != want {
			t.Errorf("%q:\n got %q\nwant %q", c[0], got, want)
		}
		equal(t, c[0], shape(t, parse(t, got, []byte(got))), shape(t, parse(t, c[0], []byte(c[0]))))
	}
}

// TestUnparseMade writes nodes that were made and not parsed.
func TestUnparseMade(t *testing.T) {
	name := func(id string) *pyast.Name { return &pyast.Name{ID: id} }
	huge := new(big.Int).Exp(big.NewInt(10), big.NewInt(5000), nil)
	for _, c := range []struct {
		node pyast.Node
		want string
	}{
		{&pyast.Module{Body: []pyast.Stmt{&pyast.Pass{}}}, "pass\n"},
		{&pyast.Expression{Body: &pyast.Tuple{Elts: []pyast.Expr{name("a")}}}, "a,"},
		{&pyast.If{Test: name("a")}, "if a:\n    pass\n"},
		{&pyast.Set{}, "{*()}"},
		{&pyast.Constant{Value: pyast.Float(math.Inf(1))}, "1e309"},
		{&pyast.Constant{Value: pyast.BigInt{Int: huge}}, "0x" + huge.Text(16)},
		{&pyast.Constant{Value: pyast.Str("\xed\xa0\x80")}, `'\ud800'`},
		{&pyast.MatchOr{Patterns: []pyast.Pattern{&pyast.MatchAs{Name: "a"}, &pyast.MatchAs{}}}, "a | _"},
		{&pyast.TypeVarTuple{Name: "Ts"}, "*Ts"},
		{&pyast.Arguments{Args: []*pyast.Arg{{Arg: "a"}}}, "a"},
		{&pyast.Comprehension{Target: name("a"), Iter: name("b")}, "for a in b"},
		{&pyast.WithItem{ContextExpr: name("a")}, "a"},
		{&pyast.MatchCase{Pattern: &pyast.MatchAs{}}, "case _:\n    pass\n"},
		{&pyast.ExceptHandler{}, "except:\n    pass\n"},
		{&pyast.Arg{Arg: "a", Annotation: name("b")}, "a: b"},
		{&pyast.Keyword{Value: name("a")}, "**a"},
		{&pyast.Alias{Name: "a.b", AsName: "c"}, "a.b as c"},
	} {
		if got := pyast.Unparse(c.node); got != c.want {
			t.Errorf("%s: got %q, want %q", c.node.Class(), got, c.want)
		}
	}
}

func TestTemplates(t *testing.T) {
	src := "t'a{ x !r:>{w}}b' t\"{y = }\" tr'\\{z}'"
	want := "Module(body=[Expr(value=TemplateStr(values=[Constant(value='a'), " +
		"Interpolation(value=Name(id='x', ctx=Load()), str=' x', conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', ctx=Load()), conversion=-1)])), " +
		"Constant(value='by = '), Interpolation(value=Name(id='y', ctx=Load()), str='y', conversion=114), " +
		"Constant(value='\\\\'), Interpolation(value=Name(id='z', ctx=Load()), str='z', conversion=-1)]))])"
	m := parse(t, "t", []byte(src))
	equal(t, src, shape(t, m), want)
	text := pyast.Unparse(m)
	equal(t, text, shape(t, parse(t, text, []byte(text))), want)
	for src, want := range map[string]string{
		"t'a' 'b'":  "cannot mix t-string literals with string or bytes literals",
		"f'a' t'b'": "cannot mix t-string literals with string or bytes literals",
		"t'{}'":     "t-string: valid expression required before '}'",
		"t'{x!z}'":  "t-string: invalid conversion character 'z': expected 's', 'r', or 'a'",
		"t'}'":      "t-string: single '}' is not allowed",
		"t'":        "unterminated t-string literal (detected at line 1)",
	} {
		if e := parseError(t, src); e != nil && e.Msg != want {
			t.Errorf("%q: got %s, want %s", src, e.Msg, want)
		}
	}
}

// TestExceptWithoutBrackets has what Python 3.14 accepts and 3.13 does not.
func TestExceptWithoutBrackets(t *testing.T) {
	for _, star := range []string{"", "*"} {
		src := "try: x\nexcept" + star + " A, B.c: y"
		text := pyast.Unparse(parse(t, src, []byte(src)))
		if want := "except" + star + " (A, B.c):"; !strings.Contains(text, want) {
			t.Errorf("got %q, want %q", text, want)
		}
		if e := parseError(t, "try: x\nexcept"+star+" A, B as c: y"); e != nil && e.Msg != "multiple exception types must be parenthesized when using 'as'" {
			t.Errorf("got %s", e.Msg)
		}
	}
}
