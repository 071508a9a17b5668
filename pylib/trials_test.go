package pylib

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestOracle compares everything in the table with Python and NumPy.
func TestOracle(t *testing.T) {
	o := newOracle(t)
	for _, group := range []struct {
		name   string
		trials func(*testing.T) []*trial
	}{
		{"dtypes", promotionTrials}, {"ufuncs", ufuncTrials}, {"shapes", shapeTrials}, {"operators", operatorTrials}, {"in place", inPlaceTrials},
		{"math", mathTrials}, {"calls", callTrials}, {"subscripts", subscriptTrials},
	} {
		t.Run(group.name, func(t *testing.T) {
			compare(t, o, group.trials(t))
		})
	}
}

// vectors are small arrays of each dtype, and Python's scalars; with n elements.
func vectors(n int, options string) []string {
	var out []string
	for _, d := range DTypes() {
		out = append(out, fmt.Sprintf("A('%v', %d%s)", d, n, options))
	}
	return append(out, "True", "3", "1.5", "(2-1j)")
}

func promotionTrials(*testing.T) []*trial {
	var trials []*trial
	operands := append(vectors(3, ""), vectors(3, "")...)
	for i := range operands[:14] {
		operands[i] = fmt.Sprintf("np.%v(1)", DTypes()[i])
	}
	for _, a := range operands {
		for _, b := range operands {
			tr := newTrial([]string{a, b})
			tr.Code = "np.dtype(np.result_type(x0, x1))"
			tr.params = func([]Arg) map[string]any { return nil }
			tr.predict = func(args []Arg) (*Result, error) {
				_, d, w, _ := args[0].asArray()
				_, e, v, _ := args[1].asArray()
				return &Result{Val: DTypeVal(promote([]DType{d, e}, []byte{w, v}))}, nil
			}
			trials = append(trials, tr)
		}
	}
	return trials
}

// ufuncs returns the names of the universal functions with the number of their operands.
func ufuncs(t *testing.T) map[string]int {
	out := map[string]int{}
	for _, name := range Names() {
		e, _ := Lookup(name)
		if e.rows[0].kind != "ufunc" {
			continue
		}
		c, err := e.rows[0].get(theTable())
		if err != nil {
			t.Fatal(err)
		}
		out[name] = len(c.loops[0].operands)
	}
	return out
}

func ufuncTrials(t *testing.T) []*trial {
	var trials []*trial
	counts := ufuncs(t)
	for _, name := range Names() {
		n := counts[name]
		if n == 0 {
			continue
		}
		for _, a := range append(vectors(3, ""), vectors(5, ", special=True")...) {
			if n == 1 {
				trials = append(trials, callTrial(name, a))
			}
		}
		if n == 1 {
			trials = append(trials, callTrial(name, "np.float32(0.25)"), callTrial(name, "[0.25, 0.5]"), callTrial(name, "A('f8', 2, 0)"), callTrial(name, "A('f8')"),
				callTrial(name, "A('f8', 3)", "out=A('f8', 3)"), callTrial(name, "A('f8', 3)", "out=A('f4', 3)"), callTrial(name, "A('f8', 3)", "out=A('i8', 3)"),
				callTrial(name, "A('f8', 3)", "out=A('f8', 2, 3)"), callTrial(name, "'text'"))
			continue
		}
		plain := vectors(7, "")
		for i, a := range plain {
			for k, b := range plain {
				if i < 14 || k < 14 {
					trials = append(trials, callTrial(name, a, b))
				}
			}
		}
		for _, pair := range [][2]string{
			{"A('f8', 9, special=True)", "A('f8', 2, 9, special=True)"}, {"A('f4', 9, special=True)", "A('f4', 2, 9, special=True)"},
			{"A('f2', 9, special=True)", "A('f2', 2, 9, special=True)"}, {"A('c16', 9, special=True)", "A('c16', 2, 9, special=True)"},
			{"np.array([-128, 127, 5], np.int8)", "np.array([-1, 0, 100], np.int8)"}, {"A('i1', 3)", "300"}, {"A('u1', 3)", "-1"}, {"1000", "A('i1', 3)"},
			{"3", "4"}, {"2.5", "0"}, {"np.int16(3)", "2"}, {"np.float32(3)", "2.5"}, {"np.int64(7)", "np.uint64(3)"},
		} {
			trials = append(trials, callTrial(name, pair[0], pair[1]))
		}
	}
	return trials
}

// shapes are shapes of all ranks up to 4; with some of the layouts that an array may have.
var shapes = []string{"", ", 3", ", 1", ", 0", ", 2, 3", ", 1, 3", ", 2, 1", ", 3, 2", ", 2, 0", ", 4, 2, 3", ", 4, 1, 3", ", 1, 2, 1", ", 2, 4, 2, 3", ", 2, 1, 1, 3"}

func shapeTrials(*testing.T) []*trial {
	var trials []*trial
	layouts := []string{", layout='F'", ", layout='-'", ""}
	for i, s := range shapes {
		for k, u := range shapes {
			layout := layouts[(i+k)%3]
			if s == "" || u == "" {
				layout = ""
			}
			a, b := "A('f8'"+s+layout+")", "A('i4'"+u+layout+")"
			for _, name := range []string{"numpy.add", "numpy.less", "numpy.matmul", "numpy.dot", "numpy.inner"} {
				trials = append(trials, callTrial(name, a, b))
			}
			trials = append(trials, callTrial("numpy.where", a, b, "A('c8', 3)"), callTrial("numpy.add", a, b, "out=A('f8', 2, 3)"))
		}
		a := "A('f4'" + s + ")"
		for _, name := range []string{"numpy.ndarray.T", "numpy.ndarray.copy", "numpy.ravel", "numpy.ndarray.flatten", "numpy.ndarray.shape",
			"numpy.ndarray.size", "numpy.ndarray.ndim", "numpy.zeros_like", "numpy.transpose", "numpy.ndarray.tolist", "len", "reversed", "iter"} {
			trials = append(trials, callTrial(name, a))
		}
		trials = append(trials, reductionTrials(a)...)
		for _, shape := range []string{"-1", "(3, -1)", "(2, 3)", "(6,)", "(-1, -1)", "(4, -1)", "()", "(0, -1)", "(1, -1, 1)"} {
			trials = append(trials, callTrial("numpy.reshape", a, shape), callTrial("numpy.ndarray.reshape", a, shape))
		}
	}
	return trials
}

func reductionTrials(a string) []*trial {
	var trials []*trial
	for _, name := range []string{"sum", "prod", "max", "min", "mean", "all", "any", "argmax", "argmin"} {
		for _, axis := range []string{"None", "0", "1", "-1", "(0, 1)", "(0, 0)"} {
			trials = append(trials, callTrial("numpy."+name, a, "axis="+axis), callTrial("numpy.ndarray."+name, a, axis),
				callTrial("numpy."+name, a, "axis="+axis, "keepdims=True"))
		}
		trials = append(trials, callTrial("numpy."+name, a))
	}
	return trials
}

var binaryOperators = strings.Fields("+ - * / // % ** & | ^ << >> == != < <= > >=")

func operatorTrials(*testing.T) []*trial {
	var trials []*trial
	operands := []string{"True", "7", "-3", "0", "1.5", "-2.0", "0.0", "(1+2j)", "0j", "10**20", "1e300",
		"np.int8(5)", "np.uint64(3)", "np.float32(2.5)", "np.complex64(1j)", "A('i4', 3)", "A('f8', 2, 3)", "A('?', 3)", "[1, 2, 3]"}
	for _, op := range binaryOperators {
		for _, a := range operands {
			for _, b := range operands {
				if op == "<<" && b == "10**20" || a == "[1, 2, 3]" && b == a || op == "**" && (b == "10**20" || b == "1e300") {
					continue // takes all memory; of lists there are a few below
				}
				if isContainerOp(op, a, b) {
					continue
				}
				trials = append(trials, operatorTrial(op, a, b))
			}
		}
	}
	for _, a := range operands[:len(operands)-1] {
		for _, op := range []string{"-", "+", "~", "not"} {
			if op == "not" && strings.HasPrefix(a, "A") {
				continue
			}
			trials = append(trials, operatorTrial(op, a))
		}
	}
	for _, c := range [][3]string{
		{"+", "[1, 2]", "[3]"}, {"+", "[1]", "[2.5]"}, {"+", "(1, 'a')", "(2.5,)"}, {"*", "[1, 2]", "3"}, {"*", "2", "[1.5]"}, {"+", "'a'", "'b'"}, {"*", "'a'", "3"},
		{"*", "3", "'a'"}, {"<", "'a'", "'b'"}, {"<=", "'a'", "'b'"}, {">", "'a'", "'b'"}, {">=", "'a'", "'b'"}, {"==", "'a'", "'b'"}, {"!=", "'a'", "'b'"},
		{"@", "A('f8', 2, 3)", "A('f4', 3, 2)"}, {"@", "A('f8', 3)", "A('f4', 3)"}, {"@", "A('f8', 3)", "A('f4', 2)"}, {"@", "A('i4', 3)", "[1, 2, 3]"},
	} {
		trials = append(trials, operatorTrial(c[0], c[1], c[2]))
	}
	// Quotients that come out a little below what they are.
	for _, c := range [][2]string{{"294312.3306386054", "0.1"}, {"-134465.86418989324", "1.049120329831768"}, {"37356.567046004115", "0.3"}} {
		trials = append(trials, operatorTrial("//", c[0], c[1]), operatorTrial("//", "np.float64("+c[0]+")", c[1]), operatorTrial("%", c[0], c[1]))
	}
	for _, a := range []string{"'a'", "''", "[1]", "(1, 2)", "{1: 2}", "range(3)", "None"} {
		trials = append(trials, operatorTrial("not", a))
	}
	return trials
}

// isContainerOp reports whether Python has a meaning for a list beside a number that is not arithmetic.
func isContainerOp(op, a, b string) bool {
	list := func(s string) bool { return s[0] == '[' }
	return (list(a) || list(b)) && !strings.HasPrefix(a, "A(") && !strings.HasPrefix(b, "A(")
}

func inPlaceTrials(*testing.T) []*trial {
	var trials []*trial
	operands := []string{"A('f8', 3)", "A('f4', 2, 3)", "A('i4', 3)", "A('u1', 2, 3)", "A('c8', 3)", "A('?', 3)", "A('f8', 3, layout='-')", "A('f8')",
		"2", "2.5", "1j", "True", "np.float32(2)", "np.int64(2)"}
	for _, op := range binaryOperators[:12] {
		for _, a := range operands {
			for _, b := range operands {
				trials = append(trials, inPlaceTrial(op, a, b))
			}
		}
	}
	return append(trials, inPlaceTrial("+", "[1, 2]", "(3, 4)"), inPlaceTrial("+", "[1, 2]", "'ab'"), inPlaceTrial("+", "[1]", "5"), inPlaceTrial("@", "A('f8', 2, 2)", "A('f8', 2, 2)"),
		inPlaceTrial("+", "'a'", "'b'"))
}

// mathTrials calls the functions of math and cmath, and constructors, with all kinds of numbers.
func mathTrials(t *testing.T) []*trial {
	real := []string{"0", "1", "-1", "3", "True", "10**400", "0.0", "-0.0", "0.5", "-0.5", "1.5", "-2.5", "2.0", "0.999", "720.5", "-800.0", "1e308", "inf", "-inf", "nan",
		"np.float32(0.5)", "np.int16(2)", "np.uint64(3)"}
	complexes := append(slices.Clone(real), "np.complex64(1+1j)", "(1+2j)", "0j", "(-1.5-0.5j)", "complex(inf, 0)", "complex(0.0, inf)", "complex(nan, 1)", "complex(800, 1)", "1j")
	few := []string{"0", "3", "-2", "2.5", "-1.5", "0.0", "inf", "-inf", "nan", "1e300", "np.float32(2)"}
	var trials []*trial
	for _, name := range Names() {
		module, _, _ := strings.Cut(name, ".")
		e, _ := Lookup(name)
		c, err := e.rows[0].get(theTable())
		if err != nil {
			t.Fatal(err)
		}
		builtin := slices.Contains(strings.Fields("int float complex bool abs round"), name) || strings.HasPrefix(name, "numpy.") && DTypeNamed(name[6:]) != NoDType
		switch {
		case module != "math" && module != "cmath" && !builtin:
		case len(c.params) == 0 && e.rows[0].kind == "attr":
			trials = append(trials, callTrial(name))
		case slices.Contains(c.params[0].Classes, "iterable"), slices.Contains(c.params[0].Classes, "integer"):
			// in calls.txt
		case len(c.params) == 2 && name != "round":
			for _, a := range few {
				for _, b := range few {
					trials = append(trials, callTrial(name, a, b))
				}
			}
		case len(c.params) == 3:
			for _, a := range few {
				trials = append(trials, callTrial(name, a, few[1], few[4]), callTrial(name, few[3], a, "-inf"))
			}
		default:
			values := complexes
			if module == "math" || name == "round" {
				values = append(slices.Clone(real), "1j")
			}
			for _, a := range values {
				trials = append(trials, callTrial(name, a))
			}
		}
	}
	return trials
}

// callTrials are those of testdata/calls.txt: a name, a colon, and arguments with | between them.
func callTrials(t *testing.T) []*trial {
	text, err := os.ReadFile("testdata/calls.txt")
	if err != nil {
		t.Fatal(err)
	}
	var trials []*trial
	tested := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, rest, _ := strings.Cut(line, ":")
		var args []string
		if rest = strings.TrimSpace(rest); rest != "" {
			for a := range strings.SplitSeq(rest, "|") {
				args = append(args, strings.TrimSpace(a))
			}
		}
		tested[name] = true
		trials = append(trials, callTrial(name, args...))
	}
	for _, tr := range slices.Concat(mathTrials(t), shapeTrials(t)) {
		name, _, _ := strings.Cut(tr.Code, "(")
		tested[name] = true
		if method, ok := strings.CutPrefix(name, "x0."); ok {
			tested["numpy.ndarray."+method] = true
		}
	}
	isUfunc := ufuncs(t)
	for _, name := range Names() {
		e, _ := Lookup(name)
		if isOperator := strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != ""; !tested[name] && isUfunc[name] == 0 && !isOperator {
			t.Errorf("%s is tested nowhere: add a line to testdata/calls.txt (line %d)", name, e.rows[0].source.FirstLine)
		}
	}
	return trials
}

func subscriptTrials(*testing.T) []*trial {
	var trials []*trial
	indices := []string{"0", "-1", "2", "5", "slice(None)", "slice(1, None)", "slice(None, -1)", "slice(None, None, -1)", "slice(None, None, 2)", "slice(5, 1, -2)",
		"slice(-2, None)", "slice(1, 3)", "slice(3, 1)", "slice(0, 100)", "slice(None, None, 0)", "None", "...", "(0, 1)", "(0, -1)", "(slice(None), 0)", "(slice(None), None)",
		"(..., 0)", "(0, ...)", "(None, ..., None)", "(..., ...)", "(1, slice(None), slice(None, None, -1))", "()", "(0, 0, 0)", "(0, 0, 0, 0)", "[0, 1]", "[0, -1, 1]", "[9]",
		"np.array([1, 0])", "np.array([[1, 0], [0, 1]])", "np.array([True, False, True])", "np.array([0.5])", "(slice(None), [0, 1])", "([0, 1], [1, 0])", "([0, 1], slice(None), [0, 1])",
		"([0, 1], 0)", "(0, slice(None), [0, 1])", "(slice(None), 0, [0, 1])", "(0, [0, 1])", "([0, 1], [0, 1, 0])", "'a'", "1.5", "np.int64(1)", "(slice(1, 3), slice(1, -1))"}
	arrays := []string{"A('f8')", "A('f8', 4)", "A('i4', 3, 4)", "A('f4', 2, 3, 4)", "A('c8', 3, 2, layout='-')", "A('f8', 0)"}
	for _, a := range arrays {
		for _, i := range indices {
			trials = append(trials, subscriptTrial(a, i, ""))
			for _, v := range []string{"1", "2.5", "1j", "1000", "A('f8', 3)", "A('f8', 1)", "nan", "True"} {
				trials = append(trials, subscriptTrial(a, i, v))
			}
		}
	}
	trials = append(trials, subscriptTrial("A('i1', 3)", "0", "300"), subscriptTrial("A('u1', 3)", "slice(None)", "-1"))
	for _, v := range []string{"300", "-1", "300.5", "-1.5", "1e20", "inf", "nan", "np.int64(300)", "np.uint8(3)", "np.float64(300)", "[300, 1, 2]", "[1, 2, 3]", "10**400", "1e300", "True", "1j"} {
		for _, d := range []string{"i1", "u1", "i8", "f2", "f8", "c8", "?"} {
			trials = append(trials, subscriptTrial("A('"+d+"', 3)", "slice(None)", v), subscriptTrial("A('"+d+"', 3)", "1", v))
		}
	}
	for _, a := range []string{"[1, 2, 3]", "[1.5, 2.5]", "(1, 'a', 2.5)", "'text'", "range(5)"} {
		for _, i := range []string{"0", "-1", "2", "7", "slice(1, None)", "slice(None, None, -1)", "slice(0, 2)", "'a'"} {
			trials = append(trials, subscriptTrial(a, i, ""))
		}
	}
	return append(trials, subscriptTrial("{1: 2.5}", "1", ""), subscriptTrial("{1: 2.5}", "2", ""), subscriptTrial("{1: 2.5}", "2", "1"),
		subscriptTrial("[1, 2]", "0", "5"), subscriptTrial("[1, 2]", "5", "5"), subscriptTrial("(1, 2)", "0", "5"), subscriptTrial("5", "0", ""))
}
