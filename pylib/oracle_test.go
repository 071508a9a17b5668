package pylib

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"polyloom/affexpr"
)

// An oracle is a Python process that runs testdata/run.py.
type oracle struct {
	in  io.WriteCloser
	out *bufio.Reader
}

// newOracle starts Python with the NumPy of requirements-test.txt, or one that differs in the last number: that of the .venv of the
// repository, else the one on PATH. What raises what changes from one version to the next, and math.fma came with Python 3.13.
func newOracle(t *testing.T) *oracle {
	t.Helper()
	for _, python := range []string{filepath.Join("..", ".venv", "bin", "python"), "python3"} {
		version, err := exec.Command(python, "-c", "import math, numpy; math.fma; print(numpy.__version__)").Output()
		if err != nil || !strings.HasPrefix(string(version), "2.5.") {
			continue
		}
		cmd := exec.Command(python, filepath.Join("testdata", "run.py"))
		cmd.Stderr = os.Stderr
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			in.Close()
			if err := cmd.Wait(); err != nil {
				t.Errorf("python: %v", err)
			}
		})
		return &oracle{in, bufio.NewReaderSize(out, 1<<20)}
	}
	t.Skip("there is no Python 3.13 with NumPy 2.5, neither in .venv nor on PATH (requirements-test.txt)")
	return nil
}

// ask sends a request and reads the reply.
func (o *oracle) ask(t *testing.T, do string, cases, reply any) {
	t.Helper()
	text, err := json.Marshal(map[string]any{"do": do, "cases": cases})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.in.Write(append(text, '\n')); err != nil {
		t.Fatal(err)
	}
	line, err := o.out.ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(line, reply); err != nil {
		t.Fatalf("%v: %s", err, line[:min(len(line), 500)])
	}
}

// A trial is a call to compare. Its arguments are Python; they are called x0, x1, … in code.
type trial struct {
	Args       [][2]string `json:"args"`
	Code       string      `json:"code"`
	Exec       bool        `json:"exec"`
	Conditions [][2]any    `json:"conditions"` // what the names of parameters stand for, and a condition
	Symbols    []int64     `json:"symbols"`

	either  bool     // if two things are wrong, either may be found first
	keys    []string // of keyword arguments, by argument; "" for the others
	predict func(args []Arg) (*Result, error)
	params  func(args []Arg) map[string]any // the arguments by the names that conditions have for them
	answers []answer
}

// An answer is what pylib says about a trial, knowing more or less about the arguments.
type answer struct {
	knowing string
	args    []Arg
	res     *Result
	err     error
	first   int // of its conditions
	verdict string
}

// A description is what run.py says about an object.
type description struct {
	K string        `json:"k"`
	D string        `json:"d"`
	S []int64       `json:"s"`
	V any           `json:"v"`
	N string        `json:"n"`
	E []description `json:"e"`
}

// An outcome is what run.py says about a call.
type outcome struct {
	Args    map[string]*string `json:"args"`
	Raised  []string           `json:"raised"`
	Message string             `json:"message"`
	Result  description        `json:"result"`
	Data    *string            `json:"data"`
	Same    []string           `json:"same"`
	Shares  []string           `json:"shares"`
	Empty   bool               `json:"empty"`
	Changed []string           `json:"changed"`
	Holds   []*bool            `json:"holds"`
}

// A knowledge is how much of the arguments an answer may use.
type knowledge struct {
	name    string
	symbols *[]int64 // numbers are symbols, with these values
	values  bool     // values and extents are known, as numbers or as symbols
}

// size returns a number as the knowledge has it.
func (k knowledge) size(v int64) *Dim {
	if k.symbols == nil {
		return affexpr.Const(v)
	}
	i := slices.Index(*k.symbols, v)
	if i < 0 {
		i = len(*k.symbols)
		*k.symbols = append(*k.symbols, v)
	}
	return affexpr.Symbol(i)
}

var kindsByName = func() map[string]Kind {
	m := map[string]Kind{}
	for k, n := range kindNames {
		m[n] = Kind(k)
	}
	return m
}()

// val makes an operand of a description.
func (k knowledge) val(d description) Val {
	t := Type{Kind: kindsByName[d.K], DType: DTypeNamed(d.D), Name: d.N}
	v := Val{Type: t}
	var elems []Val
	for _, e := range d.E {
		elems = append(elems, k.val(e))
	}
	switch d.K {
	case "ndarray":
		v.Type.Shape = AnyShape(len(d.S))
		for i, n := range d.S {
			// An extent of 1 says how arrays are broadcast, and is known in practice.
			if k.values && n != 1 {
				v.Type.Shape.Dims[i] = k.size(n)
			} else if n == 1 {
				v.Type.Shape.Dims[i] = affexpr.Const(1)
			}
		}
	case "bool", "str":
		v.Known = d.V
	case "int", "range":
		if n, err := strconv.ParseInt(d.V.(string), 10, 64); err == nil && k.values {
			v.Known = k.size(n)
		}
	case "float":
		if x, err := strconv.ParseFloat(d.V.(string), 64); err == nil && k.values {
			v.Known = x
		}
	case "slice":
		v.Known = elems
	case "list":
		var types []Type
		for _, e := range elems {
			types = append(types, e.Type)
		}
		v.Type = ListOf(join(types))
		if k.values {
			v.Known = elems
		}
	case "tuple":
		v = TupleVal(elems...)
	case "dict":
		v.Type.Elems = []Type{elems[0].Type, elems[1].Type}
	case "iterator":
		if len(elems) == 0 {
			break
		}
		v.Type.Elems = []Type{elems[0].Type}
	}
	return v
}

// compare describes, predicts, runs and checks all trials.
func compare(t *testing.T, o *oracle, trials []*trial) {
	t.Helper()
	var described []map[string]description
	o.ask(t, "describe", trials, &described)
	for i, tr := range trials {
		tr.Symbols = []int64{}
		tr.Conditions = [][2]any{}
		for _, k := range []knowledge{{name: "all", values: true}, {name: "symbols", values: true, symbols: &tr.Symbols}, {name: "types"}} {
			tr.answer(k, described[i])
		}
	}
	var outcomes []outcome
	o.ask(t, "run", trials, &outcomes)
	checks := map[string]int{}
	for i, tr := range trials {
		for k := range tr.answers {
			a := &tr.answers[k]
			if problem := a.check(tr, &outcomes[i]); problem != "" {
				t.Errorf("%s\n\tknowing %s: %s", tr, a.knowing, problem)
			}
			checks[a.verdict]++
		}
	}
	total := len(trials) * 3
	t.Logf("%d calls, each with 3 kinds of knowledge: %v", len(trials), checks)
	// An answer may be that nothing is known, but that is not the usual one.
	if vague := checks["unknown"] + checks["undecided"]; vague*4 > total {
		t.Errorf("%d of %d answers say nothing", vague, total)
	}
}

// String returns the call as Python.
func (tr *trial) String() string {
	s := tr.Code
	for i := len(tr.Args) - 1; i >= 0; i-- {
		s = strings.ReplaceAll(s, tr.Args[i][0], tr.Args[i][1])
	}
	return s
}

// answer predicts the outcome with a knowledge.
func (tr *trial) answer(k knowledge, d map[string]description) {
	a := answer{knowing: k.name, first: len(tr.Conditions)}
	for i, arg := range tr.Args {
		knows := k
		if tr.keys[i] == "axis" { // which in programs is a constant
			knows = knowledge{values: true}
		}
		a.args = append(a.args, Arg{knows.val(d[arg[0]]), tr.keys[i]})
	}
	a.res, a.err = tr.predict(a.args)
	if a.err == nil {
		names := tr.params(a.args)
		for _, c := range a.res.Conditions {
			tr.Conditions = append(tr.Conditions, [2]any{names, c.Holds.String()})
		}
		if when := a.res.Alias.When; when != nil {
			tr.Conditions = append(tr.Conditions, [2]any{names, when.String()})
		}
	}
	tr.answers = append(tr.answers, a)
}

// check compares an answer with the outcome.
func (a *answer) check(tr *trial, out *outcome) string {
	raised := "nothing"
	if out.Raised != nil {
		raised = out.Raised[0] + ": " + out.Message
	}
	if a.err != nil {
		e, ok := a.err.(*Error)
		switch {
		case !ok:
			return a.err.Error()
		case e.Raises == "" && (a.knowing != "all" || out.Raised != nil || strings.Contains(e.Message, "known only for")):
			a.verdict = "unknown"
			return "" // which is not wrong
		case e.Raises == "":
			return "it is not known, though everything is there: " + e.Message
		case tr.either && out.Raised != nil: // of two things that are wrong with an assignment, it depends which is found first
			a.verdict = "raises"
			return ""
		case !slices.Contains(out.Raised, e.Raises):
			return fmt.Sprintf("said to raise %v, but raises %s", e, raised)
		}
		a.verdict = "raises"
		return ""
	}
	foreseen := false
	for i, c := range a.res.Conditions {
		held := out.Holds[a.first+i]
		if held != nil && *held {
			continue
		}
		switch {
		case out.Raised != nil:
			foreseen = foreseen || c.Raises == "" && c.Otherwise == "" || slices.Contains(out.Raised, c.Raises) || strings.Contains(c.Otherwise, out.Raised[0])
		case held == nil, c.Raises == "" || c.Otherwise != "":
			a.verdict = "undecided"
			return "" // there is another result, or nobody knows
		default:
			return fmt.Sprintf("said to need %v, but raises nothing", c)
		}
	}
	if out.Raised != nil {
		if !foreseen {
			return fmt.Sprintf("raises %s, which is not among the conditions %v", raised, a.res.Conditions)
		}
		a.verdict = "may raise"
		return ""
	}
	if a.res.Type.Kind == Object {
		a.verdict = "unknown"
		return "" // anything
	}
	a.verdict = "typed"
	if problem := a.checkType(tr, out); problem != "" {
		return problem
	}
	if problem := a.checkMemory(out, tr); problem != "" {
		return problem
	}
	return a.checkLoops(tr, out)
}

// checkType compares the type, the shape and the value.
func (a *answer) checkType(tr *trial, out *outcome) string {
	want := knowledge{values: true}.val(out.Result)
	got := a.res.Type
	if !fitsType(got, want.Type, tr.Symbols) {
		return fmt.Sprintf("said to be %v, is %v", got, want.Type)
	}
	if d, ok := a.res.size(); ok && want.Known != nil {
		v, _ := d.Eval(nil, tr.Symbols)
		if w, _ := want.number(); v != w && want.Type.Kind != Range || want.Type.Kind == Range && v != w {
			return fmt.Sprintf("said to be the number %d, is %d", v, w)
		}
	}
	switch known := a.res.Known.(type) {
	case float64:
		if want.Known != known && known == known {
			return fmt.Sprintf("said to be %v, is %v", known, want.Known)
		}
	case bool:
		if want.Known != known {
			return fmt.Sprintf("said to be %v, is %v", known, want.Known)
		}
	}
	if elems, ok := a.res.Known.([]Val); ok {
		if len(elems) != len(out.Result.E) {
			return fmt.Sprintf("said to have %d elements, has %d", len(elems), len(out.Result.E))
		}
		for i, e := range elems {
			if d, ok := e.size(); ok {
				if v, _ := d.Eval(nil, tr.Symbols); fmt.Sprint(v) != out.Result.E[i].V {
					return fmt.Sprintf("element %d said to be %d, is %v", i, v, out.Result.E[i].V)
				}
			}
		}
	}
	return ""
}

// fitsType reports whether a type is one that was said, which may leave out things.
func fitsType(said, is Type, symbols []int64) bool {
	switch {
	case said.Kind == Object:
		return true
	case said.Kind != is.Kind || said.DType != is.DType && said.DType != NoDType:
		return false
	case said.Kind == List && len(is.Elems) == 1 && is.Elems[0].Kind == Object, said.Kind == Iterator && is.Elems == nil:
		return true
	case said.Kind == Iterator:
		return fitsType(said.Elems[0], is.Elems[0], symbols)
	case len(said.Elems) > 0 && len(said.Elems) != len(is.Elems):
		return false
	}
	for i, e := range said.Elems {
		if !fitsType(e, is.Elems[i], symbols) {
			return false
		}
	}
	if said.Kind != Array || !said.Shape.Ranked {
		return true
	}
	if len(said.Shape.Dims) != len(is.Shape.Dims) {
		return false
	}
	for i, d := range said.Shape.Dims {
		if d == nil {
			continue
		}
		v, ok := d.Eval(nil, symbols)
		if w, _ := constant(is.Shape.Dims[i]); !ok || v != w {
			return false
		}
	}
	return true
}

// argument returns the name of the argument that a parameter is.
func (a *answer) argument(tr *trial, param string) string {
	name, _ := tr.params(a.args)[param].(string)
	return name
}

// checkMemory compares what is said about aliases and writes.
func (a *answer) checkMemory(out *outcome, tr *trial) string {
	alias := a.res.Alias
	operand := a.argument(tr, alias.Operand)
	shared := slices.Contains(out.Shares, operand)
	switch {
	case alias.When != nil:
		if held := out.Holds[a.first+len(a.res.Conditions)]; held != nil && *held && !out.Empty && !shared {
			return fmt.Sprintf("said to be a view of %s if %v, which holds, but is not", operand, alias.When)
		}
	case alias.Kind == Fresh && (len(out.Shares) > 0 || len(out.Same) > 0 && out.Result.K == "ndarray"):
		return fmt.Sprintf("said to be fresh, but shares memory with %v", out.Shares)
	case alias.Kind == View && !out.Empty && (!shared || slices.Contains(out.Same, operand)):
		return fmt.Sprintf("said to be a view of %s, but shares memory with %v", operand, out.Shares)
	case alias.Kind == Same && !slices.Contains(out.Same, operand) && out.Result.K == "ndarray":
		return fmt.Sprintf("said to be %s, but is %v", operand, out.Same)
	}
	for _, c := range out.Changed {
		if c != a.argument(tr, a.res.Writes) {
			return fmt.Sprintf("changes %s, said to change %q", c, a.res.Writes)
		}
	}
	return ""
}

// call makes the trial of a call of an entry, by its qualified name, with arguments in Python; those of keywords are "name=value".
func callTrial(name string, args ...string) *trial {
	e, ok := Lookup(name)
	if !ok {
		panic(name)
	}
	code := name
	var method string
	for _, class := range []string{"numpy.ndarray.", "numpy.generic.", "list.", "float.", "int.", "complex."} {
		if rest, ok := strings.CutPrefix(name, class); ok && !strings.Contains(rest, ".") {
			method = rest
		}
	}
	tr := newTrial(args)
	var passed []string
	for i, a := range tr.Args {
		if tr.keys[i] == "" {
			passed = append(passed, a[0])
		} else {
			passed = append(passed, tr.keys[i]+"="+a[0])
		}
	}
	switch kind := e.rows[0].kind; {
	case (method != "" || len(args) == 1) && kind == "attr":
		tr.Code = "x0." + method
	case method != "":
		tr.Code = "x0." + method + "(" + strings.Join(passed[1:], ", ") + ")"
	case kind == "attr" && len(args) == 0:
		tr.Code = name
	default:
		tr.Code = code + "(" + strings.Join(passed, ", ") + ")"
	}
	tr.predict = func(args []Arg) (*Result, error) { return e.Call(args...) }
	tr.params = func(args []Arg) map[string]any { return paramNames(e, args) }
	return tr
}

func newTrial(args []string) *trial {
	tr := &trial{Args: [][2]string{}}
	for i, a := range args {
		key := ""
		if name, value, ok := strings.Cut(a, "="); ok && !strings.ContainsAny(name, "('[ ") {
			key, a = name, value
		}
		tr.keys = append(tr.keys, key)
		tr.Args = append(tr.Args, [2]string{fmt.Sprintf("x%d", i), a})
	}
	return tr
}

// paramNames maps the parameters of the row that a call takes to the names of the arguments.
func paramNames(e *Entry, args []Arg) map[string]any {
	for _, r := range e.rows {
		c, err := r.get(theTable())
		if err != nil {
			panic(err)
		}
		if _, err := c.bind(args); err != nil {
			continue
		}
		names := map[string]any{}
		next := 0
		for _, p := range c.params {
			switch {
			case p.Kind == variadic:
				var rest []string
				for ; next < len(args) && args[next].Name == ""; next++ {
					rest = append(rest, fmt.Sprintf("x%d", next))
				}
				names[p.Name] = rest
			case p.Kind != keywordOnly && next < len(args) && args[next].Name == "":
				names[p.Name] = fmt.Sprintf("x%d", next)
				next++
			default:
				if i := slices.IndexFunc(args, func(a Arg) bool { return a.Name == p.Name }); i >= 0 {
					names[p.Name] = fmt.Sprintf("x%d", i)
				} else {
					names[p.Name] = p.Default.String()
				}
			}
		}
		return names
	}
	return map[string]any{}
}

// operatorTrial makes the trial of a binary operator, or a unary one.
func operatorTrial(op string, args ...string) *trial {
	tr := newTrial(args)
	if len(args) == 1 {
		tr.Code = op + " x0"
		tr.predict = func(args []Arg) (*Result, error) { return Unary(op, args[0].Val) }
		tr.params = func(args []Arg) map[string]any { return map[string]any{"x": "x0"} }
		return tr
	}
	tr.Code = "x0 " + op + " x1"
	tr.predict = func(args []Arg) (*Result, error) { return Binary(op, args[0].Val, args[1].Val) }
	tr.params = func(args []Arg) map[string]any { return map[string]any{"x1": "x0", "x2": "x1"} }
	return tr
}

// inPlaceTrial makes the trial of an augmented assignment.
func inPlaceTrial(op, a, b string) *trial {
	tr := newTrial([]string{a, b})
	tr.Exec, tr.Code = true, "r = x0; r "+op+"= x1"
	tr.predict = func(args []Arg) (*Result, error) { return InPlace(op, args[0].Val, args[1].Val) }
	tr.params = func(args []Arg) map[string]any { return map[string]any{"x1": "x0", "x2": "x1", "out": "x0"} }
	return tr
}

// subscriptTrial makes the trial of a subscript, or of an assignment to one if value is not empty.
func subscriptTrial(a, index, value string) *trial {
	args := []string{a, index}
	if value != "" {
		args = append(args, value)
	}
	tr := newTrial(args)
	tr.Code = "x0[x1]"
	tr.predict = func(args []Arg) (*Result, error) { return Subscript(args[0].Val, args[1].Val) }
	if value != "" {
		tr.Exec, tr.either, tr.Code = true, true, "x0[x1] = x2; r = None"
		tr.predict = func(args []Arg) (*Result, error) { return SetSubscript(args[0].Val, args[1].Val, args[2].Val) }
	}
	tr.params = func(args []Arg) map[string]any {
		names := map[string]any{"a": "x0", "value": "x2", "i0": "x1"}
		if elems, ok := args[1].elems(); ok && args[1].Type.Kind == Tuple {
			for i := range elems {
				names[fmt.Sprintf("i%d", i)] = fmt.Sprintf("x1[%d]", i)
			}
		}
		return names
	}
	return tr
}
