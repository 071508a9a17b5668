package python

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"polyloom/codegen/pysource"
	"polyloom/diag"
	"polyloom/dialects/builtin"
	"polyloom/dialects/py"
	"polyloom/dialects/py/fromast"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/pass"
	"polyloom/pyast"
	"polyloom/pyast/symtable"
	"polyloom/transforms/pyinfer"
)

// remarked are the kernels with values that py-infer-types cannot or need not type, and how many remarks there are.
var remarked = map[string]int{
	"union_find.py": 1, // parent is a list, so the way for None leads nowhere
}

// TestKernels infers the types of the programs in testdata/kernels. Each value of a function with hints has a type, or a remark says why not; the text of
// the result can be read again; and it is the same program.
func TestKernels(t *testing.T) {
	files := pythonFiles(t, filepath.Join("testdata", "kernels"))
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			m, tree, remarks := inferred(t, f)
			if got, want := len(remarks), remarked[filepath.Base(f)]; got != want {
				t.Errorf("got %d remarks, want %d: %s", got, want, remarks)
			}
			total, untyped := 0, 0
			for def := range ir.WalkOf[*py.Def](m) {
				if !def.Annotations.Empty() {
					n, u := countValues(def)
					total, untyped = total+n, untyped+u
				}
			}
			if total < 20 || untyped > 0 && len(remarks) == 0 {
				t.Errorf("%d of %d values have no type, without a remark", untyped, total)
			}
			checkText(t, m)
			again, err := pysource.Module(m)
			if err != nil {
				t.Fatal(err)
			}
			if dump(tree) != dump(again) {
				t.Error("the program changes")
			}
		})
	}
	if len(files) < 40 {
		t.Errorf("there are %d kernels, want 40", len(files))
	}
}

// inferred returns the module of a file with types, its tree, and what py-infer-types remarks.
func inferred(t *testing.T, file string) (m *py.Module, tree *pyast.Module, remarks []string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if tree, err = pyast.Parse(file, src); err != nil {
		t.Fatal(err)
	}
	info, err := symtable.Analyze(tree)
	if err != nil {
		t.Fatal(err)
	}
	m = fromast.Module(file, tree, info)
	module := builtin.NewModule(ir.LocOf(m))
	ir.AppendOp(module.Body.Entry(), m)
	e := diag.NewEngine(func(d *diag.Diagnostic) {
		if d.Severity == diag.Error {
			t.Errorf("%s", d.Error())
			return
		}
		remarks = append(remarks, d.Error())
	})
	p, err := pass.Parse([]*pass.Info{pyinfer.Pass}, "builtin.module(py.module(py-infer-types))")
	if err != nil {
		t.Fatal(err)
	}
	manager := &pass.Manager{Pipeline: p, Diags: e, Dialects: []*ir.Dialect{builtin.Dialect, py.Dialect}, VerifyEach: true}
	if !manager.Run(module) {
		t.Fatalf("%s: the pass fails", file)
	}
	return m, tree, remarks
}

// countValues counts the values in the body of a function, and those without a type: arguments of functions, and what is only taken to be of a type, are left
// out.
func countValues(def *py.Def) (total, untyped int) {
	for op := range def.Body.Entry().Ops() {
		for o := range ir.Walk(op) {
			if d, ok := o.(*py.Def); ok && d != def {
				continue
			}
			for _, v := range ir.ResultsOf(o) {
				assumed := v.HasUses()
				for u := range v.Users() {
					_, ok := u.(*py.Assume)
					assumed = assumed && ok
				}
				if assumed {
					continue
				}
				if total++; v.Type() == ir.Type(py.Object) {
					untyped++
				}
			}
		}
	}
	return total, untyped
}

// checkText checks that the text of m is read as what is written in the same way.
func checkText(t *testing.T, m *py.Module) {
	t.Helper()
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d.Error()) })
	text := string(asm.Append(nil, m, asm.DefaultPrintOptions()))
	again := asm.Parse(&asm.Config{Dialects: []*ir.Dialect{builtin.Dialect, py.Dialect}, Diags: e}, "text", text, 0)
	if again == nil {
		t.Fatal("the text of the module cannot be read")
	}
	for module := range ir.WalkOf[*py.Module](again) {
		if got := string(asm.Append(nil, module, asm.DefaultPrintOptions())); got != text {
			t.Errorf("the text changes from\n%s\nto\n%s", text, got)
		}
	}
}

// TestLibrary infers the types of a sample of the files of Python's library, which says that the pass ends, and that it leaves them the same programs.
func TestLibrary(t *testing.T) {
	dir, err := exec.Command(pythonWithNumPy(t), "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		t.Skip(err)
	}
	const sample = 40 // one of so many
	for i, f := range pythonFiles(t, strings.TrimSpace(string(dir))) {
		src, _ := os.ReadFile(f)
		m, err := pyast.Parse(f, src)
		if i%sample != 0 || err != nil {
			continue
		}
		if _, err := symtable.Analyze(m); err != nil {
			continue
		}
		typed, tree, _ := inferred(t, f)
		checkText(t, typed)
		again, err := pysource.Module(typed)
		if err != nil {
			t.Errorf("%s: %v", f, err)
		} else if dump(tree) != dump(again) {
			t.Errorf("%s: the program changes", f)
		}
	}
}

// pythonWithNumPy returns an interpreter that has NumPy. Without one, the test is skipped.
func pythonWithNumPy(t *testing.T) string {
	t.Helper()
	for _, python := range []string{filepath.Join("..", "..", ".venv", "bin", "python"), "python3"} {
		if exec.Command(python, "-c", "import numpy").Run() == nil {
			return python
		}
	}
	t.Skip("there is no Python with NumPy; see requirements-test.txt")
	return ""
}

// TestSoundness runs the kernels and compares the types of all values of expressions with the types that were inferred.
func TestSoundness(t *testing.T) {
	python := pythonWithNumPy(t)
	for _, f := range append(pythonFiles(t, filepath.Join("testdata", "kernels")), pythonFiles(t, filepath.Join("testdata", "types"))...) {
		t.Run(filepath.Base(f), func(t *testing.T) {
			if compared := checkTypes(t, python, f); compared < 10 {
				t.Errorf("only %d places were compared", compared)
			}
		})
	}
}

// checkTypes runs the example of a file, compares the types of values with those that are inferred, and returns the number of places where there is
// something to compare.
func checkTypes(t *testing.T, python, f string) (compared int) {
	t.Helper()
	m, _, _ := inferred(t, f)
	types := typesAt(m)
	cmd := exec.Command(python, "record.py", f)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	s := bufio.NewScanner(bytes.NewReader(out))
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var entry [5]json.RawMessage
		var seen []any
		if err := errors.Join(json.Unmarshal(s.Bytes(), &entry), json.Unmarshal(entry[4], &seen)); err != nil {
			t.Fatal(err)
		}
		place := fmt.Sprintf("%s:%s-%s:%s", entry[0], entry[1], entry[2], entry[3])
		typ, ok := types[place]
		if !ok {
			continue
		}
		if typ != ir.Type(py.Object) {
			compared++
		}
		for _, d := range seen {
			if !admits(typ, d) {
				t.Errorf("%s: %s was said, %v was seen", place, typ, d)
			}
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return compared
}

// typesAt returns the types of expressions by their places.
func typesAt(m *py.Module) map[string]ir.Type {
	types := map[string]ir.Type{}
	for op := range ir.Walk(m) {
		if ir.NumResults(op) != 1 {
			continue
		}
		l := ir.LocOf(op).Attr()
		if l.Kind != ir.FileLoc {
			continue
		}
		v := ir.ResultAt(op, 0)
		place := fmt.Sprintf("%d:%d-%d:%d", l.Line, l.Col, l.EndLine, l.EndCol)
		if _, assumed := op.(*py.Assume); assumed || types[place] == nil {
			types[place] = v.Type()
		}
	}
	return types
}

// admits reports whether a value that record.py describes may be of a type.
func admits(t ir.Type, d any) bool {
	name, parts := "", []any(nil)
	switch d := d.(type) {
	case string:
		name = d
	case []any:
		name, parts = d[0].(string), d[1:]
	}
	if name == "deep" {
		return true
	}
	switch t := t.(type) {
	case *py.ListType:
		return name == "list" && !slices.ContainsFunc(parts, func(e any) bool { return !admits(t.Elem, e) })
	case *py.TupleType:
		if name != "tuple" || len(parts) != len(t.Elems) {
			return false
		}
		for i, e := range parts {
			if !admits(t.Elems[i], e) {
				return false
			}
		}
		return true
	case *py.DictType:
		return name == "dict" && !slices.ContainsFunc(parts[0].([]any), func(e any) bool { return !admits(t.Key, e) }) &&
			!slices.ContainsFunc(parts[1].([]any), func(e any) bool { return !admits(t.Value, e) })
	case *py.NDArrayType:
		return name == "ndarray" && admitsArray(t, parts[0].(string), parts[1].([]any))
	case *py.ScalarType:
		return name == "scalar" && parts[0] == dtypeNames[t.Elem]
	case *py.NumberType:
		return admits(py.Scalar(t.Elem), d) || name == map[ir.Type]string{ir.I1: "bool", ir.F64: "float", ir.Complex(ir.F64): "complex"}[t.Elem]
	case *py.IteratorType:
		return name == "enumerate" || name == "zip" || name == "reversed" || name == "generator" || strings.HasSuffix(name, "iterator")
	case *py.DTypeType:
		return name == "dtype"
	case *py.ModuleType:
		return name == "module" && parts[0] == t.Name
	case *py.Simple:
		return t == py.Object || name == map[*py.Simple]string{py.None: "NoneType"}[t] || strings.TrimPrefix(t.String(), "!py.") == name
	}
	return false
}

var dtypeNames = map[ir.Type]string{
	ir.I1: "bool", ir.I8: "int8", ir.I16: "int16", ir.I32: "int32", ir.I64: "int64", ir.IntOf(8, ir.Unsigned): "uint8",
	ir.F16: "float16", ir.F32: "float32", ir.F64: "float64", ir.Complex(ir.F32): "complex64", ir.Complex(ir.F64): "complex128",
}

func admitsArray(t *py.NDArrayType, dtype string, shape []any) bool {
	if t.Elem != nil && dtypeNames[t.Elem] != dtype || t.Ranked && len(t.Shape) != len(shape) {
		return false
	}
	for i, n := range t.Shape {
		if n != ir.Dynamic && float64(n) != shape[i].(float64) {
			return false
		}
	}
	return true
}
