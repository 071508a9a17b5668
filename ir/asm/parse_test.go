package asm

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"polyloom/affexpr"
	"polyloom/diag"
	"polyloom/ir"
	"polyloom/num"
)

func TestParseTypeAndAttr(t *testing.T) {
	cfg := &Config{Dialects: testDialects()}
	for _, c := range []struct{ in, want, err string }{
		{"i32", "i32", ""},
		{" tensor<2xf32> ", "tensor<2xf32>", ""},
		{"i32 i64", "", "found trailing characters: 'i64'"},
		{"", "", "expected non-function type"},
		{"foo", "", "expected non-function type"},
		{"!a.b", "", "`!\"a\"<\"b\">` type created with unregistered dialect" + allowAdvice},
		{"!a<\"b\">", "", "`!\"a\"<\"\"b\"\">` type created with unregistered dialect" + allowAdvice},
		{"!gpu.foo", "", "dialect 'gpu' provides no type parsing hook"},
	} {
		ty, err := ParseType(cfg, c.in)
		check(t, c.in, ty, err, c.want, c.err)
	}
	for _, c := range []struct{ in, want, err string }{
		{"1", "1 : i64", ""},
		{"[1, 2]", "[1, 2]", ""},
		{"#a.b : i32", "", "#\"a\"<\"b\"> : 'i32' attribute created with unregistered dialect" + allowAdvice},
		{"#gpu.address_space<private>", "#gpu.address_space<private>", ""},
	} {
		a, err := ParseAttr(cfg, c.in)
		check(t, c.in, a, err, c.want, c.err)
	}
}

// check compares a result, which is nil after an error, with what is expected.
func check[T interface{ String() string }](t *testing.T, in string, got T, err error, want, wantErr string) {
	t.Helper()
	switch {
	case err != nil && wantErr == "":
		t.Errorf("%s: %v", in, err)
	case wantErr != "" && (err == nil || err.(*diag.Diagnostic).Message != wantErr):
		t.Errorf("%s: error %v, want %s", in, err, wantErr)
	case err == nil && got.String() != want:
		t.Errorf("%s: got %s, want %s", in, got, want)
	}
}

// pairType is a dialect's type for the tests: !test.pair<type, type>, or !test.other for any other mnemonic.
type pairType struct {
	ir.TypeBase
	a, b ir.Type
	name string
}

func (*pairType) TypeDialect() string { return "test" }
func (t *pairType) String() string    { return ir.TypeText(t) }
func (*pairType) VectorElement()      {}

func (t *pairType) PrintBody(w *ir.Text) {
	w.Str(t.name)
	if t.a != nil {
		w.Byte('<')
		w.Types([]ir.Type{t.a, t.b})
		w.Byte('>')
	}
}

func TestDialectParsers(t *testing.T) {
	d := &ir.Dialect{Name: "test",
		Types: map[string]any{
			"pair": TypeParser(func(p *Parser) (ir.Type, bool) {
				ts, ok := []ir.Type(nil), p.Expect("<")
				if ok {
					ts, ok = p.TypeList()
				}
				if !ok || !p.Expect(">") {
					return nil, false
				}
				return &pairType{a: ts[0], b: ts[1], name: "pair"}, true
			}),
			"": TypeParser(func(p *Parser) (ir.Type, bool) {
				name, ok := p.AnyKeyword()
				return &pairType{name: name}, ok
			}),
		},
		Attrs: map[string]any{
			"typed": AttrParser(func(_ *Parser, t ir.Type) (ir.Attr, bool) { return ir.TypedStr("typed", t), true }),
		}}
	cfg := &Config{Dialects: []*ir.Dialect{d, {Name: "builtin"}}}
	for in, want := range map[string]string{
		"!test.pair<i32, !test.pair<f32, index>>": "!test.pair<i32, !test.pair<f32, index>>",
		"!test<pair<i32, i64>>":                   "!test.pair<i32, i64>",
		"!test.x.y":                               "!test.x.y",
		"vector<2x!test.z>":                       "vector<2x!test.z>",
	} {
		ty, err := ParseType(cfg, in)
		check(t, in, ty, err, want, "")
	}
	_, err := ParseType(cfg, "!test<\"x\">")
	check(t, "quoted", ir.Type(nil), err, "", "expected valid keyword")
	_, err = ParseType(cfg, "memref<2x!test.z>")
	check(t, "memref", ir.Type(nil), err, "", "invalid memref element type")
	a, err := ParseAttr(cfg, "#test.typed : i8")
	check(t, "typed", a, err, `"typed" : i8`, "")
	_, err = ParseAttr(cfg, "#test.foo")
	check(t, "unknown", ir.Attr(nil), err, "", "unknown attribute `foo` in dialect `test`")
}

func TestAttrOfGivenType(t *testing.T) {
	for _, c := range []struct {
		in   string
		typ  ir.Type
		want string
	}{
		{"5", ir.I8, "5 : i8"},
		{"5", ir.Index(), "5 : index"},
		{"1.5", ir.F32, "1.500000e+00 : f32"},
		{"0x3C00", ir.F16, "1.000000e+00 : f16"},
		{`"s"`, ir.I32, `"s" : i32`},
		{"dense<1>", ir.Vector([]int64{2}, ir.I8), "dense<1> : vector<2xi8>"},
		{"sparse<0, 1>", ir.Tensor([]int64{2}, ir.I8, nil), "sparse<0, 1> : tensor<2xi8>"},
		{"dense_resource<k>", ir.Tensor([]int64{2}, ir.I8, nil), "dense_resource<k> : tensor<2xi8>"},
		{"[5]", ir.I8, "[5]"},
	} {
		p := parserOf(t, c.in)
		if a, ok := p.Attr(c.typ); !ok || a.String() != c.want {
			t.Errorf("%s as %s: got %v, want %s", c.in, c.typ, a, c.want)
		}
	}
	msgs := errorsOf("#a #b.c", func(p *Parser) bool {
		p.attrAliases["a"] = ir.IntegerOf(ir.I32, 1)
		_, ok := p.Attr(ir.I64)
		return ok
	})
	if want := []string{"attribute type different than expected: expected 'i64', but got 'i32'"}; !slices.Equal(msgs, want) {
		t.Errorf("got %q, want %q", msgs, want)
	}
}

// TestLargeDict has more entries than are compared one by one.
func TestLargeDict(t *testing.T) {
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "k%d = %d, ", i, i)
	}
	p := parserOf(t, "{"+b.String()+"last}")
	d, ok := p.OptDict()
	if !ok || d.Len() != 41 || d.Get("k39") != ir.Attr(ir.IntegerOf(ir.I64, 39)) {
		t.Errorf("got %v", d)
	}
	for _, dup := range []string{"k0", "k16", "k17", "k39"} {
		got := errorsOf("{"+b.String()+dup+"}", func(p *Parser) bool { _, ok := p.OptDict(); return ok })
		if want := []string{"duplicate key '" + dup + "' in dictionary attribute"}; !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", dup, got, want)
		}
	}
}

// errorsOf returns the messages that parse gives on src; a result that disagrees with them is one more.
func errorsOf(src string, parse func(p *Parser) bool) (msgs []string) {
	cfg := &Config{Dialects: testDialects(), AllowUnregistered: true}
	cfg.Diags = diag.NewEngine(func(d *diag.Diagnostic) { msgs = append(msgs, d.Message) })
	if ok := parse(newParser(cfg, "f", src, 0)); ok != (msgs == nil) {
		msgs = append(msgs, "result and messages disagree")
	}
	return msgs
}

func TestIntegers(t *testing.T) {
	type result struct {
		v         int64
		found, ok bool
		rest      string
	}
	for _, c := range []struct {
		in           string
		any, decimal result
	}{
		{"12 x", result{12, true, true, "x"}, result{12, true, true, "x"}},
		{"-12", result{-12, true, true, ""}, result{-12, true, true, ""}},
		{"0x1F", result{31, true, true, ""}, result{0, true, true, "x1F"}},
		{"true", result{1, true, true, ""}, result{0, false, true, "true"}},
		{"false", result{0, true, true, ""}, result{0, false, true, "false"}},
		{"x", result{0, false, true, "x"}, result{0, false, true, "x"}},
		{"-x", result{0, true, false, "x"}, result{0, true, false, "x"}},
		{"9223372036854775807", result{1<<63 - 1, true, true, ""}, result{1<<63 - 1, true, true, ""}},
		{"-9223372036854775808", result{-1 << 63, true, true, ""}, result{-1 << 63, true, true, ""}},
		{"9223372036854775808", result{0, true, false, ""}, result{0, true, false, ""}},
		{"-9223372036854775809", result{0, true, false, ""}, result{0, true, false, ""}},
	} {
		for i, want := range []result{c.any, c.decimal} {
			cfg := &Config{Diags: diag.NewEngine(nil)}
			p := newParser(cfg, "f", c.in, 0)
			var got result
			if i == 0 {
				got.v, got.found, got.ok = p.OptInteger()
			} else {
				got.v, got.found, got.ok = p.OptDecimalInteger()
			}
			got.rest = p.text()
			if got != want {
				t.Errorf("%s (%d): got %+v, want %+v", c.in, i, got, want)
			}
		}
	}
	if got := errorsOf("x", func(p *Parser) bool { _, ok := p.Integer(); return ok }); !slices.Equal(got, []string{"expected integer value"}) {
		t.Errorf("got %q", got)
	}
	if got := errorsOf("99999999999999999999", func(p *Parser) bool { _, ok := p.DecimalInteger(); return ok }); !slices.Equal(got, []string{"integer value too large"}) {
		t.Errorf("got %q", got)
	}
	p := parserOf(t, "-123456789012345678901234567890 -0x3C -1.5")
	if b, found, ok := p.OptBigInteger(); !found || !ok || b.String() != "-123456789012345678901234567890" {
		t.Errorf("got %v", b)
	}
	if v, ok := p.Integer(); !ok || v != -60 {
		t.Errorf("got %d", v)
	}
	if v, ok := p.Float(num.F32); !ok || v.Float64() != -1.5 {
		t.Errorf("got %s", v)
	}
}

func TestDimList(t *testing.T) {
	for _, c := range []struct {
		in                string
		dynamic, trailing bool
		want              []int64
		rest, err         string
	}{
		{"4x?x8xf32", true, true, []int64{4, ir.Dynamic, 8}, "f32", ""},
		{"0x1xf32", true, true, []int64{0, 1}, "f32", ""},
		{"f32", true, true, nil, "f32", ""},
		{"4x8 x", true, false, []int64{4, 8}, "", "invalid dimension"},
		{"4x8 y", true, false, []int64{4, 8}, "y", ""},
		{"4x?", false, false, nil, "", "expected static shape"},
		{"4x8", false, true, nil, "", "expected 'x' in dimension list"},
	} {
		var got []int64
		rest := ""
		msgs := errorsOf(c.in, func(p *Parser) (ok bool) {
			got, ok = p.DimList(c.dynamic, c.trailing)
			rest = p.text()
			return ok
		})
		if c.err != "" {
			if !slices.Equal(msgs, []string{c.err}) {
				t.Errorf("%s: errors %q, want %s", c.in, msgs, c.err)
			}
		} else if len(msgs) > 0 || !slices.Equal(got, c.want) || rest != c.rest {
			t.Errorf("%s: got %v before %q, %q; want %v before %q", c.in, got, rest, msgs, c.want, c.rest)
		}
	}
}

func TestTypeLists(t *testing.T) {
	p := parserOf(t, "i32, f32 () (i8) -> i1 -> (i1, i2) : index x")
	list, ok1 := p.TypeList()
	none, ok2 := p.ParenTypes()
	f, ok3 := p.FunctionType()
	out, ok4 := p.ArrowTypes()
	colon, ok5 := p.ColonType()
	rest, ok6 := p.OptArrowTypes()
	_, found, ok7 := p.OptType()
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || !ok6 || !ok7 || found {
		t.Fatal("a part was not read")
	}
	got := ir.Tuple(append(append(append(list, none...), f), append(out, append(rest, colon)...)...)...)
	if want := "tuple<i32, f32, (i8) -> i1, i1, i2, index>"; got.String() != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestAffineOfSSA binds each value to a dimension or, in symbol(…), a symbol, as the ops of the affine dialect do.
func TestAffineOfSSA(t *testing.T) {
	parse := func(src string) (string, []string) {
		var exprs []*affexpr.Expr
		bound := map[string]*affexpr.Expr{}
		dims, symbols := 0, 0
		msgs := errorsOf(src, func(p *Parser) (ok bool) {
			operand := func(symbol bool) (*affexpr.Expr, bool) {
				name := p.text()
				p.advance()
				if e := bound[name]; e != nil {
					return e, true
				}
				if symbol {
					bound[name], symbols = affexpr.Symbol(symbols), symbols+1
				} else {
					bound[name], dims = affexpr.Dim(dims), dims+1
				}
				return bound[name], true
			}
			if p.is("[") {
				exprs, ok = p.AffineExprsOfSSA("[", "]", operand)
				return ok
			}
			e, ok := p.AffineExprOfSSA(operand)
			exprs = []*affexpr.Expr{e}
			return ok
		})
		if msgs != nil {
			return "", msgs
		}
		return affexpr.NewMap(dims, symbols, exprs...).String(), nil
	}
	for _, c := range []struct{ in, want, err string }{
		{"[%i + 1, %j - symbol(%n) * 2, %i]", "(d0, d1)[s0] -> (d0 + 1, d1 - s0 * 2, d0)", ""},
		{"[]", "() -> ()", ""},
		{"%i floordiv 2 + %j", "(d0, d1) -> (d0 floordiv 2 + d1)", ""},
		{"[%i", "", "expected ']' in affine map"},
		{"[symbol %n]", "", "expected '(' at start of SSA symbol"},
		{"[symbol(n)]", "", "expected ssa identifier"},
		{"[symbol(%n]", "", "expected ')' at end of SSA symbol"},
		{"[i]", "", "use of undeclared identifier"},
	} {
		got, msgs := parse(c.in)
		if c.err != "" && !slices.Equal(msgs, []string{c.err}) || c.err == "" && (got != c.want || msgs != nil) {
			t.Errorf("%s: got %s %q, want %s %s", c.in, got, msgs, c.want, c.err)
		}
	}
}

// TestDeepNesting nests each construct deeper than is allowed: an error must end it, not the stack.
func TestDeepNesting(t *testing.T) {
	for _, c := range []struct{ open, middle, end string }{
		{"[", "", "]"},
		{"{a = ", "1", "}"},
		{"tuple<", "i32", ">"},
		{"tensor<2x", "f32", ">"},
		{"memref<2x", "f32", ">"},
		{"vector<2x", "f32", ">"},
		{"complex<", "f32", ">"},
		{"(", "i32", ") -> i32"},
		{"() -> (", "i32", ")"},
		{"dense<[", "1", "]>"},
		{"distinct[0]<", "1", ">"},
		{"loc(fused<", "1", `>["a"])`},
		{"dense<", "1", ">"},
		{"#a.b<", "1", ">"},
		{"!a.b : ", "i32", ""},
		{"#a.b : tensor<2xi32, ", "1", ">"},
		{"-", "1", ""},
		{"@a::", "@b", ""},
	} {
		src := strings.Repeat(c.open, 200_000) + c.middle + strings.Repeat(c.end, 200_000)
		errorsOf(src, func(p *Parser) bool { _, ok := p.Attr(nil); return ok })
	}
	for _, c := range []struct{ before, open, middle, end, after string }{
		{"dense<", "[", "1", "]", "> : tensor<1xi32>"},
		{"dense<", "(", "1", ", 1)", "> : tensor<1xi32>"},
		{"loc(", `"a"(`, `"a"`, ")", ")"},
		{"loc(", "fused[", `"a"`, "]", ")"},
		{"loc(", "callsite(", `"a"`, ` at "b")`, ")"},
	} {
		n := MaxNesting + 1
		src := c.before + strings.Repeat(c.open, n) + c.middle + strings.Repeat(c.end, n) + c.after
		msgs := errorsOf(src, func(p *Parser) bool { _, ok := p.Attr(nil); return ok })
		if len(msgs) == 0 || msgs[0] != "nesting is deeper than 5000 levels" {
			t.Errorf("%s%s…: %.100q", c.before, c.open, msgs)
		}
	}
}

// TestDeepAffineExpressions: a chain of operators is printed in as many parentheses, which the parser takes.
func TestDeepAffineExpressions(t *testing.T) {
	const n = 20 * MaxNesting
	for _, src := range []string{
		"affine_map<(d0)[s0] -> (d0" + strings.Repeat(" floordiv s0", n) + ")>",
		"affine_map<(d0)[s0] -> (" + strings.Repeat("(", n) + "d0" + strings.Repeat(" mod s0)", n) + ")>",
		"affine_map<(d0) -> (" + strings.Repeat("(", n) + strings.Repeat("-", n) + "d0" + strings.Repeat(")", n) + ")>",
	} {
		var first ir.Attr
		if msgs := errorsOf(src, func(p *Parser) (ok bool) { first, ok = p.Attr(nil); return ok }); msgs != nil {
			t.Fatalf("%.60s…: %.200q", src, msgs)
		}
		text := ir.AttrText(first)
		var again ir.Attr
		if msgs := errorsOf(text, func(p *Parser) (ok bool) { again, ok = p.Attr(nil); return ok }); msgs != nil || again != first {
			t.Errorf("%.60s…: the printed text is not read as the same: %.200q", text, msgs)
		}
	}
}

// TestAliasesOfAliases: what aliases stand for is bounded, as it doubles with each; locations are not, as they are written by alias.
func TestAliasesOfAliases(t *testing.T) {
	nest := func(first, next string, n int) string {
		var b strings.Builder
		b.WriteString(strings.ReplaceAll(first, "$", "0") + "\n")
		for i := range n {
			b.WriteString(strings.NewReplacer("$", strconv.Itoa(i), "&", strconv.Itoa(i+1)).Replace(next) + "\n")
		}
		return b.String()
	}
	for _, c := range []struct{ text, want string }{
		{nest("!a$ = i32", "!a& = tuple<!a$, !a$>", 19), ""},
		{nest("!a$ = i32", "!a& = tuple<!a$, !a$>", 60), `loc("f":21:8): alias stands for more than 1048576 types and attributes`},
		{nest("!a$ = i32", "!a& = (!a$) -> !a$", 60), `loc("f":21:8): alias stands for more than 1048576 types and attributes`},
		{nest("#a$ = 1", "#a& = [#a$, #a$]", 60), `loc("f":21:8): alias stands for more than 1048576 types and attributes`},
		{nest("#a$ = 1", "#a& = {x = #a$, y = #a$}", 60), `loc("f":21:8): alias stands for more than 1048576 types and attributes`},
		{nest("!a$ = i32", "!a& = tuple<!a$>", 4998), ""},
		{nest("!a$ = i32", "!a& = tuple<!a$>", 100000), `loc("f":5001:10): alias stands for more than 5000 levels of nesting`},
		{nest(`#a$ = loc("a")`, "#a& = loc(fused[#a$, callsite(#a$ at #a$)])", 60) + `"t.x"() {a = #a60} : () -> () loc(#a60)`, ""},
	} {
		var msgs []string
		cfg := &Config{Dialects: testDialects(), AllowUnregistered: true}
		cfg.Diags = diag.NewEngine(func(d *diag.Diagnostic) { msgs = append(msgs, d.Loc.String()+": "+d.Message) })
		top := ParseBlock(cfg, "f", c.text, 0)
		if got := strings.Join(msgs, "\n"); got != c.want {
			t.Errorf("%.40q…: got %q, want %q", c.text, got, c.want)
		}
		if c.want == "" && top == nil {
			t.Errorf("%.40q…: not read", c.text)
		}
	}
}

func FuzzAttr(f *testing.F) {
	for _, c := range loadAttrCases(f) {
		f.Add(c.in)
	}
	cfg := &Config{Dialects: testDialects(), AllowUnregistered: true}
	f.Fuzz(func(t *testing.T, src string) {
		a, err := ParseAttr(cfg, src)
		if err != nil {
			return
		}
		text := a.String()
		b, err := ParseAttr(cfg, text)
		if err != nil && strings.ContainsAny(src, "!#") && strings.Contains(text, "->") {
			return // upstream prints !a.- as !a<-> too, which does not parse
		}
		if err != nil && strings.Contains(src, "sparse") {
			return // equal indices become a splat, which does not say how many there are
		}
		if err != nil {
			t.Fatalf("%q is printed as %q, which gives %v", src, text, err)
		}
		// Upstream reads a decimal number by way of f64, which these formats exceed, keeps bits of data that no element has, and does not
		// simplify all of an affine expression at once.
		lossy := strings.Contains(text, "f80") || strings.Contains(text, "f128") || strings.Contains(src, `"0x`) || strings.Contains(src, "affine_")
		if again := b.String(); again != text && !lossy {
			t.Errorf("%q is printed as %q and then %q", src, text, again)
		}
	})
}
