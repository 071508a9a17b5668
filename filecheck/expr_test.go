package filecheck

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
)

// TestExpressions evaluates numeric blocks with A = 10, B = 0xff (%x), C = -3 (%d)
// and @LINE = 7.
func TestExpressions(t *testing.T) {
	tests := []struct{ text, want string }{
		{"1", "1 %u"},
		{" 1 ", "1 %u"},
		{"-1", "overflow error"},
		{"%d,-1", "-1 %d"},
		{"A", "10 %u"},
		{"==A", "10 %u"},
		{"== A", "10 %u"},
		{"A+1", "11 %u"},
		{"A + 1 - 2", "9 %u"},
		{"A-1+2", "11 %u"},
		{"A-(1+2)", "7 %u"},
		{"( A )", "10 %u"},
		{"((A))+(1)", "11 %u"},
		{"B", "ff %x"},
		{"B+1", "100 %x"},
		{"%X,B", "FF %X"},
		{"%#x,B", "0xff %x"},
		{"%.4x,B", "00ff %x"},
		{"%#.4X,B+1", "0x0100 %X"},
		{"%u,B", "255 %u"},
		{"C", "-3 %d"},
		{"C+3", "0 %d"},
		{"%.3d,C", "-003 %d"},
		{"A-11", "overflow error"},
		{"@LINE", "7 %u"},
		{"@LINE-1", "6 %u"},
		{"0x10", "16 %u"},
		{"010", "8 %u"},
		{"0b101", "5 %u"},
		{"0o17", "15 %u"},
		{"0", "0 %u"},
		{"99999999999999999999999", "99999999999999999999999 %u"},
		{"add(A,1)", "11 %u"},
		{"add( A , 1 )", "11 %u"},
		{"add (A, 1)", "11 %u"},
		{"sub(A,1)", "9 %u"},
		{"mul(A,3)", "30 %u"},
		{"div(A,3)", "3 %u"},
		{"%d,div(-7,2)", "-3 %d"},
		{"div(A,0)", "overflow error"},
		{"max(A,3)", "10 %u"},
		{"min(A,3)", "3 %u"},
		{"min(3,3)", "3 %u"},
		{"add(A,mul(2,3))+1", "17 %u"},
		{"max(A+1,A-1)", "11 %u"},
		{"add((A),(1))", "11 %u"},
		{"%x,add(A,B)", "109 %x"},
		{"A+B", "1: implicit format conflict between 'A' (%u) and 'B' (%x), need an explicit format specifier"},
		{"U", "undefined variable: U"},
		{"U+V", "undefined variable: U\nundefined variable: V"},
		{"A+", "3: missing operand in expression"},
		{"A*2", "2: unsupported operation '*'"},
		{"A 2", "3: unsupported operation '2'"},
		{"A+*", "3: invalid operand format"},
		{"!", "1: invalid matching constraint or operand format"},
		{"==!", "3: invalid operand format"},
		{"==", "3: empty numeric expression should not have a constraint"},
		{"@FOO", "1: invalid pseudo numeric variable '@FOO'"},
		{"(A", "3: missing ')' at end of nested expression"},
		{"(", "2: missing operand in expression"},
		{"add(A", "6: missing ')' at end of call expression"},
		{"add(A,", "7: missing ')' at end of call expression"},
		{"add(A,)", "7: missing argument"},
		{"add(,A)", "5: missing argument"},
		{"add()", "1: function 'add' takes 2 arguments but 0 given"},
		{"add(1,2,3)", "1: function 'add' takes 2 arguments but 3 given"},
		{"foo(1,2)", "1: call to undefined function 'foo'"},
		{"%q,A", "2: invalid format specifier in expression"},
		{"u,A", "1: invalid matching format specification in expression"},
		{"%,A", "10 %u"},
		{"%uu,A", "3: invalid matching format specification in expression"},
		{"%#u,A", "2: alternate form only supported for hex values"},
		{"%#,A", "2: alternate form only supported for hex values"},
		{"%.x,A", "3: invalid precision in format specifier"},
		{" %x ,A", "a %x"},
		{"N:", "any %u N"},
		{"%x,N:", "any %x N"},
		{"", "any %u"},
		{"%.3d,", "any %d"},
		{"N: A+1", "11 %u N"},
		{" N : B", "ff %x N"},
		{"N:==A", "10 %u N"},
		{"N M:", "3: unexpected characters after numeric variable name"},
		{"1N:", "1: invalid variable name"},
		{":", "1: empty variable name"},
		{"$:", "2: empty global variable name"},
		{"@:", "2: empty pseudo variable name"},
		{"@LINE:", "1: definition of pseudo numeric variable unsupported"},
		{"S:", "1: string variable with name 'S' already exists"},
		{"%x,A:", "5: format different from previous variable definition"},
		{"$G:", "any %u $G"},
	}
	for _, tt := range tests {
		if got := evaluate(tt.text, false); got != tt.want {
			t.Errorf("[[#%s]]: got %s, want %s", tt.text, got, tt.want)
		}
	}
}

// TestLegacyLine evaluates blocks in the old syntax, [[@LINE...]].
func TestLegacyLine(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"@LINE", "7 %u"},
		{"@LINE+1", "8 %u"},
		{"@LINE-7", "0 %u"},
		{"@LINE - 7", "0 %u"},
		{"@LINE+010", "17 %u"},
		{"@LINE+0x10", "8: unexpected characters at end of expression 'x10'"},
		{"@LINE+1+1", "8: unexpected characters at end of expression '+1'"},
		{"@LINE+A", "7: invalid operand format"},
		{"@LINE+(1)", "7: parenthesized expression not permitted here"},
		{"@LINE(1,2)", "1: unexpected function call"},
		{"@LINE+", "7: missing operand in expression"},
		{"@FOO", "1: invalid pseudo numeric variable '@FOO'"},
	} {
		if got := evaluate(tt.text, true); got != tt.want {
			t.Errorf("[[%s]]: got %s, want %s", tt.text, got, tt.want)
		}
	}
}

// evaluate returns the text and format of a block's value, or "any" and its
// format, and the variable it defines; or what is wrong and in which column.
func evaluate(text string, legacy bool) string {
	var ctx parseContext
	ctx.init()
	ctx.defined["S"] = true
	values := map[*numericVar]number{}
	for name, v := range map[string]struct {
		kind  formatKind
		value int64
	}{"A": {formatUnsigned, 10}, "B": {formatLowerHex, 255}, "C": {formatSigned, -3}, "@LINE": {formatUnsigned, 7}} {
		ctx.numeric[name] = &numericVar{name: name, format: format{kind: v.kind}}
		values[ctx.numeric[name]] = number{value: big.NewInt(v.value)}
	}
	src := &source{text: text}
	p := numericParser{ctx: &ctx, line: 7, legacy: legacy}
	expr, def, err := p.block(src.all())
	if d, ok := err.(diagError); ok {
		return fmt.Sprintf("%d: %s", d.at.start+1, d.text)
	}
	out := "any"
	if expr.ast != nil {
		value, err := expr.ast.eval(values)
		if err == nil {
			out, err = expr.format.write(value)
		}
		if err != nil {
			return err.Error()
		}
	}
	out += " " + expr.format.String()
	if def != nil {
		out += " " + def.name
	}
	return out
}

// TestUseOnSameLine refuses a variable in the directive that defines it.
func TestUseOnSameLine(t *testing.T) {
	_, err := Parse("c", []byte("CHECK: [[#A:]] [[#A]]\n"), Options{})
	const want = "c:1:19: error: numeric variable 'A' defined earlier in the same CHECK directive\n" +
		"CHECK: [[#A:]] [[#A]]\n                  ^\n"
	if err == nil || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
}

func TestDeepNesting(t *testing.T) {
	if got := evaluate(strings.Repeat("(", 50_000), false); got != "1001: expression nested too deeply" {
		t.Errorf("got %.80s", got)
	}
}

func TestConsumeInteger(t *testing.T) {
	for _, tt := range []struct {
		text string
		base int
		want string // value and rest
	}{
		{"12x", 0, "12|x"},
		{"12x", 10, "12|x"},
		{"0x1fg", 0, "31|g"},
		{"0X1F", 0, "31|"},
		{"0x", 0, "none"},
		{"0xg", 0, "0|g"},
		{"0b12", 0, "1|2"},
		{"09", 0, "0|9"},
		{"0o8", 0, "0|8"},
		{"0", 0, "0|"},
		{"0x1", 10, "0|x1"},
		{"x", 0, "none"},
		{"", 0, "none"},
	} {
		s := (&source{text: tt.text}).all()
		got := "none"
		if v, ok := consumeInteger(&s, tt.base); ok {
			got = v.String() + "|" + s.String()
		}
		if got != tt.want {
			t.Errorf("%q in base %d: got %s, want %s", tt.text, tt.base, got, tt.want)
		}
	}
}
