package pyinfer

import (
	"fmt"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/py"
	"polyloom/ir"
)

// prelude is what the functions of TestInference can use.
const prelude = `
import math, cmath
import numpy as np
from math import pi, sin
SIZE = 10
def helper(x, y=1):
    return x + y
def pair(a: int, b: float) -> tuple[int, float]:
    return a, b
def early(n: int):
    if n > 3:
        return 1
    return 2
def nothing(n: int):
    n + 1
def perhaps(n: int):
    if n > 3:
        return n
def gen(n: int):
    yield n
async def co(n: int):
    return n
`

// returned returns the type of what the last function of a program returns, and the remarks about the program.
func returned(t *testing.T, src string) (typ string, remarks []string) {
	t.Helper()
	m := module(t, src)
	a := infer(newSetup(m))
	a.apply()
	e := diag.NewEngine(func(d *diag.Diagnostic) {
		if d.Severity == diag.Error {
			t.Errorf("%s: %s", src, d.Error())
		}
		remarks = append(remarks, d.Message)
	})
	ir.Verify(m, e, ir.VerifyOptions{})
	a.report(e)
	for o := range ir.WalkOf[*py.Return](m) {
		if o.Value.Present() {
			typ = ir.TypeText(o.Value.Type())
		}
	}
	return strings.ReplaceAll(typ, "!py.", ""), remarks
}

// TestInference says what functions return, by the rules of Python and NumPy: i is an int, f a float, c a complex, b a bool, s a str, l a list of floats, t a
// tuple of an int and a str, a and v are arrays of float64 of rank 2 and 1, k one of int32 of rank 1, h a float32. What comes before the last ; are statements.
func TestInference(t *testing.T) {
	for _, x := range []struct{ body, want string }{
		// Operators.
		{"i + i", "int"}, {"i + f", "float"}, {"i * c", "complex"}, {"b + b", "int"}, {"i / i", "float"}, {"i // i", "int"}, {"f // i", "float"},
		{"i % i", "int"}, {"i ** 2", "int"}, {"i ** -1", "float"}, {"f ** 2", "float"}, {"f ** i", "float"}, {"-b", "int"}, {"~i", "int"}, {"not f", "bool"}, {"+f", "float"},
		{"i << 2", "int"}, {"b & b", "bool"}, {"b | i", "int"}, {"s + s", "str"}, {"s * i", "str"}, {"t + t", "tuple<int, str, int, str>"},
		{"i < f", "bool"}, {"i < f < i", "bool"}, {"s == i", "bool"}, {"i is None", "bool"}, {"i in l", "bool"}, {"s not in s", "bool"},
		{"i and i", "int"}, {"i or f", "object"}, {"b and i < 3", "bool"}, {"i if b else i", "int"}, {"i if b else f", "object"}, {"not l", "bool"},
		// Literals and displays.
		{"1", "int"}, {"1.5", "float"}, {"1j", "complex"}, {"'s'", "str"}, {"b'b'", "bytes"}, {"None", "none"}, {"...", "ellipsis"}, {"f'{i}'", "str"},
		{"(i, f)", "tuple<int, float>"}, {"()", "tuple<>"}, {"[i, i]", "list<int>"}, {"[i, f]", "list<object>"}, {"[[f], [i]]", "list<list<object>>"}, {"[]", "list<object>"},
		{"{'a': i}", "dict<str, int>"}, {"{i: [f]}", "dict<int, list<float>>"}, {"{**{'a': i}, 'b': i}", "dict<str, int>"}, {"{i}", "object"}, {"[*l, f]", "list<float>"},
		{"(*t, f)", "tuple<int, str, float>"}, {"lambda: 1", "function"},
		// Subscripts.
		{"l[0]", "float"}, {"l[1:]", "list<float>"}, {"t[0]", "int"}, {"t[1]", "str"}, {"t[-1]", "str"}, {"t[i]", "object"}, {"s[0]", "str"}, {"s[1:]", "str"}, {"t[1:]", "tuple<str>"},
		{"range(i)[0]", "int"}, {"{'a': f}[s]", "float"}, {"a[i, i]", "scalar<f64>"}, {"a[i][i]", "scalar<f64>"}, {"a[i]", "ndarray<?xf64>"}, {"a[:, 0]", "ndarray<?xf64>"},
		{"a[1:]", "ndarray<?x?xf64>"}, {"a[None]", "ndarray<1x?x?xf64>"}, {"a[..., 0]", "ndarray<?xf64>"}, {"a[k]", "ndarray<?x?xf64>"}, {"a[a > 0]", "ndarray<?xf64>"},
		{"k[0]", "scalar<i32>"}, {"a[k[0], 0]", "scalar<f64>"}, {"l[k[0]]", "float"},
		// Functions of Python's.
		{"len(l)", "int"}, {"range(i)", "range"}, {"int(f)", "int"}, {"float(i)", "float"}, {"bool(i)", "bool"}, {"str(f)", "str"}, {"abs(i)", "int"}, {"abs(c)", "float"},
		{"max(i, i)", "int"}, {"max(i, f)", "object"}, {"max(l)", "float"}, {"min(l[0], a[0, 0])", "number<f64>"}, {"sum(l)", "float"}, {"sum([i])", "int"}, {"sum(l, 0.0)", "float"},
		{"round(f)", "int"}, {"round(f, 2)", "float"}, {"divmod(i, i)", "tuple<int, int>"}, {"pow(i, 2)", "int"}, {"enumerate(l)", "iterator<tuple<int, float>>"},
		{"zip(l, s)", "iterator<tuple<float, str>>"}, {"reversed(l)", "iterator<float>"}, {"sorted(l)", "list<float>"}, {"list(range(i))", "list<int>"}, {"print(i)", "none"},
		{"isinstance(i, int)", "bool"}, {"int", "type"}, {"len", "function"}, {"math.sqrt(i)", "float"}, {"pi", "float"}, {"sin(i)", "float"}, {"math.floor(f)", "int"},
		{"cmath.sqrt(f)", "complex"}, {"math.gcd(i, i)", "int"}, {"math", `module<"math">`}, {"any(l)", "bool"}, {"complex(f, i)", "complex"}, {"math.isqrt(i)", "int"},
		// Methods.
		{"l.append(f); l", "list<float>"}, {"l.append(i); l", "list<object>"}, {"l.pop()", "float"}, {"l.copy()", "list<float>"}, {"l.index(f)", "int"}, {"l.sort()", "none"},
		{"x = []; x.append(i); x", "list<int>"}, {"x = []; x.extend(range(i)); x", "list<int>"}, {"x = []; x.insert(0, f); x", "list<float>"}, {"x = l.append; x(f)", "none"},
		// NumPy.
		{"a + 1", "ndarray<?x?xf64>"}, {"k + 1", "ndarray<?xi32>"}, {"k + f", "ndarray<?xf64>"}, {"k * h", "ndarray<?xf64>"}, {"h + 1", "scalar<f32>"}, {"h + f", "scalar<f32>"},
		{"h * a", "ndarray<?x?xf64>"}, {"a @ v", "ndarray<?xf64>"}, {"v @ v", "scalar<f64>"}, {"a.T", "ndarray<?x?xf64>"}, {"a.shape", "tuple<int, int>"}, {"a.shape[0]", "int"},
		{"a.dtype", "dtype<f64>"}, {"a.sum()", "scalar<f64>"}, {"a.sum(axis=0)", "ndarray<?xf64>"}, {"np.zeros(3)", "ndarray<3xf64>"}, {"np.zeros((i, 4))", "ndarray<?x4xf64>"},
		{"np.ones(3, dtype=np.int8)", "ndarray<3xi8>"}, {"np.array([[1, 2], [3, 4]])", "ndarray<?x?xi64>"}, {"np.exp(a)", "ndarray<?x?xf64>"}, {"np.exp(h)", "scalar<f32>"},
		{"np.float32(1)", "scalar<f32>"}, {"np.float32", "dtype<f32>"}, {"a > 0", "ndarray<?x?xi1>"}, {"a[0, 0] > 0", "scalar<i1>"}, {"len(a)", "int"}, {"float(a[0, 0])", "float"},
		{"np.arange(i)", "ndarray<?xi64>"}, {"v.tolist()", "list<float>"}, {"a.tolist()", "list<list<float>>"}, {"np.dot(a, v)", "ndarray<?xf64>"}, {"np", `module<"numpy">`},
		{"a.astype(np.int64)", "ndarray<?x?xi64>"}, {"math.sqrt(a[0, 0])", "float"}, {"np.max(k)", "scalar<i32>"}, {"np.where(a > 0, a, 0)", "ndarray<?x?xf64>"},
		// Names.
		{"x = i; x = f; x", "float"}, {"x = y = i; y", "int"}, {"x, y = t; y", "str"}, {"x, *y = l; y", "list<float>"}, {"(x, y), z = t, f; y", "str"}, {"[x, y] = l; x", "float"},
		{"x = i; x += f; x", "float"}, {"x = l; x += [f]; x", "list<float>"}, {"(x := f); x", "float"}, {"x: int = f; x", "float"}, {"x = i; del x; x", "int"},
		{"a += 1; a", "ndarray<?x?xf64>"}, {"k *= 2; k", "ndarray<?xi32>"}, {"SIZE", "int"}, {"x: float = unknown(); x", "float"},
		// Comprehensions.
		{"[x for x in l]", "list<float>"}, {"[x * i for x in range(i) if x]", "list<int>"}, {"[[x for x in l] for y in l]", "list<list<float>>"}, {"{x: i for x in s}", "dict<str, int>"},
		{"[x + y for x in l for y in range(i)]", "list<float>"}, {"(x for x in l)", "iterator<float>"}, {"sum(x for x in range(i))", "int"}, {"{x for x in l}", "object"},
		{"[(x, y) for x, y in zip(l, s)]", "list<tuple<float, str>>"}, {"[x for x in a]", "list<ndarray<?xf64>>"}, {"[x for x in v]", "list<scalar<f64>>"},
		// Calls.
		{"helper(i)", "int"}, {"pair(i, f)", "tuple<int, float>"}, {"pair(b=f, a=i)", "tuple<int, float>"}, {"early(i)", "int"}, {"nothing(i)", "none"}, {"perhaps(i)", "object"},
		{"gen(i)", "object"}, {"co(i)", "object"}, {"(lambda x, y=2: x * y)(f)", "float"}, {"x = lambda z: z; x(i)", "int"}, {"pair(*t)", "object"}, {"pair(i, s)", "tuple<int, float>"},
		{"helper", "function"}, {"pair(i)", "object"}, {"unknown(i)", "object"}, {"np.linalg.unknown(a)", "object"},
	} {
		statements, value, ok := cutLast(x.body)
		src := prelude + "def f(i: int, f: float, c: complex, b: bool, s: str, l: list[float], t: tuple[int, str], a: 'np.ndarray[tuple[int, int], np.dtype[np.float64]]',\n" +
			"      v: 'np.ndarray[tuple[int], np.dtype[np.float64]]', k: 'np.ndarray[tuple[int], np.dtype[np.int32]]', h: np.float32):\n"
		if ok {
			src += "    " + strings.ReplaceAll(statements, "; ", "\n    ") + "\n"
		}
		src += "    return " + value + "\n"
		got, remarks := returned(t, src)
		if got != x.want {
			t.Errorf("%s: got %s, want %s", x.body, got, x.want)
		}
		if strings.Contains(got, "object") && got != "list<object>" && len(remarks) == 0 {
			t.Errorf("%s: there is no remark", x.body)
		}
	}
}

func cutLast(s string) (before, after string, found bool) {
	i := strings.LastIndex(s, "; ")
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+2:], true
}

// TestFlow has statements where control takes several ways; what x is at the end.
func TestFlow(t *testing.T) {
	for _, x := range []struct{ body, want string }{
		{"if n:\n x = 1\nelse:\n x = 2", "int"},
		{"if n:\n x = 1\nelse:\n x = 0.5", "object"},
		{"x = 1\nif n:\n x = 0.5\n raise ValueError", "int"},
		{"x = 1\nif n:\n x = 's'\n return", "int"},
		{"x = 0\nfor i in range(n):\n x = i", "int"},
		{"x = 0\nfor i in range(n):\n x = 0.5", "object"},
		{"x = 0.5\nfor i in range(n):\n x = x * i", "float"},
		{"x = 0\nwhile True:\n x = 0.5\n if n:\n  break", "float"},
		{"x = 0\nwhile n:\n x = 0.5\n break\nelse:\n x = 's'", "object"},
		{"x = 0\nwhile n:\n n = 0\nelse:\n x = 0.5", "float"},
		{"for x in range(n):\n if x:\n  x = 's'\n  continue\n x = 's'", "str"},
		{"x = 1\ntry:\n x = 0.5\nexcept KeyError:\n pass", "object"},
		{"x = 1\ntry:\n x = 0.5\nexcept KeyError:\n x = 1.5", "float"},
		{"x = 1\ntry:\n n += 1\nfinally:\n x = 's'", "str"},
		{"x = 1\ntry:\n n += 1\nexcept KeyError:\n raise\nelse:\n x = 's'", "str"},
		{"match n:\n case 1:\n  x = 1\n case x:\n  pass", "int"},
		{"match n:\n case 1:\n  x = 1\n case _:\n  x = 's'", "object"},
		{"x = None\nif x is None:\n x = 1", "int"},
		{"x = 1\nif x is None:\n x = 's'", "int"},
		{"x = 1\ndef g():\n nonlocal x\n x = 's'\ng()", "object"},
		{"x = 1\ndef g():\n return x\ng()", "int"},
		{"x = 1\nclass C:\n x = 's'", "int"},
		{"x = 1\n[x := 's' for _ in range(n)]", "object"},
		{"x = 1\n['s' for x in range(n)]", "int"},
		{"y = [1]\nx = y\ny.append('s')", "list<object>"},
		{"y = [1]\nz = [0.5]\nx = z[:]\ny.append('s')", "list<float>"},
		{"x = [[1]]\nx[0][0] = 's'", "list<list<object>>"},
		{"x = [[1]]\ny = [x]\nfor z in y:\n for w in z:\n  w[0] = 's'", "list<list<object>>"},
		{"x = []\nx.append(x)", "list<object>"},
		{"x = ()\nfor i in range(n):\n x = (x,)", "object"},
		{"with open('f') as g:\n x = 1", "int"},
	} {
		src := "def f(n: int):\n    " + strings.ReplaceAll(x.body, "\n", "\n    ") + "\n    return x\n"
		if got, _ := returned(t, src); got != x.want {
			t.Errorf("%s:\ngot %s, want %s", x.body, got, x.want)
		}
	}
}

// TestUse says what is assumed of the only parameter of a function, by how it is used.
func TestUse(t *testing.T) {
	for _, x := range []struct{ hint, body, want string }{
		{"", "range(p)", "int"},
		{"", "range(p - 1, 2 * p)", "int"},
		{"", "[1, 2][p]", "int"},
		{"", "[1, 2][1:p]", "int"},
		{"", "np.zeros((3, 3))[p, 0]", "int"},
		{"", "p + 1", ""},
		{"", "p['key']", ""},
		{"", "p[0]", "list<float>"},
		{"", "p[0][1]", "list<list<float>>"},
		{"", "p[0, 1]", "ndarray<?x?xf64>"},
		{"", "p[:, 1]", "ndarray<?x?xf64>"},
		{"", "p[1:]", "list<float>"},
		{"", "p[1:, 0][2]", "ndarray<?x?xf64>"},
		{"", "len(p)", "list<float>"},
		{"", "p.append(1.5)", "list<float>"},
		{"", "p.T[0]", "ndarray<?xf64>"},
		{"", "p.shape[1]", "ndarray<?x?xf64>"},
		{"", "[x for x in p]", "list<float>"},
		{"", "[y for x in p for y in x]", "list<list<float>>"},
		{"", "[[1, 2][x] for x in p]", "list<int>"},
		{": list", "None", "list<float>"},
		{": list[list]", "None", "list<list<float>>"},
		{": list", "p[p[0]]", "list<int>"},
		{": list", "p[0, 0]", "list<list<float>>"},
		{": np.ndarray", "p.sum()", "ndarray<*xf64>"},
		{": np.ndarray", "p[0][1]", "ndarray<?x?xf64>"},
		{": np.ndarray", "p[p[0, 0], 0]", "ndarray<?x?xi64>"},
		{": npt.NDArray[np.float32]", "p[0]", "ndarray<?xf32>"},
		{": npt.NDArray[np.integer]", "p[0]", "ndarray<?xi64>"},
		{": np.ndarray[tuple[int, int]]", "None", "ndarray<?x?xf64>"},
		{": float", "range(p)", "float"},
		{": 'unknown'", "range(p)", ""},
		{" = 1", "p", "int"},
		{" = None", "p", ""},
		{" = 1.5", "range(p)", "float"},
	} {
		m := module(t, fmt.Sprintf("import numpy as np, numpy.typing as npt\ndef f(p%s):\n    return %s\n", x.hint, x.body))
		infer(newSetup(m)).apply()
		got := ""
		for o := range ir.WalkOf[*py.Assume](m) {
			got = strings.ReplaceAll(ir.TypeText(o.Result.Type()), "!py.", "")
		}
		if got != x.want {
			t.Errorf("%s, %s: got %q, want %q", x.hint, x.body, got, x.want)
		}
	}
}
