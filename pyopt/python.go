package pyopt

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"polyloom/codegen/pysource"
	"polyloom/diag"
	"polyloom/dialects/builtin"
	"polyloom/dialects/py"
	"polyloom/dialects/py/fromast"
	"polyloom/ir"
	"polyloom/pyast"
	"polyloom/pyast/check"
	"polyloom/pyast/symtable"
)

// The values of --input-format.
const (
	formatByName = iota
	formatMLIR
	formatPython
)

// The values of --emit.
const (
	emitIR = iota
	emitPython
	emitAST
)

// python is what the command line says about Python.
type python struct {
	format int
	emit   int
}

// pythonFlags are the options about Python.
var pythonFlags = []*flag{
	choiceFlag("emit", "What to write", func(o *options) *int { return &o.python.emit },
		choice{"mlir", "the IR (default)"},
		choice{"python", "Python, made from the py dialect: what did not change is as in the input"},
		choice{"ast", "the syntax tree of a Python file, as ast.dump writes it with include_attributes=True"}),
	choiceFlag("input-format", "What the input is", func(o *options) *int { return &o.python.format },
		choice{"auto", "Python if the name ends in .py or .pyi (default)"},
		choice{"mlir", "MLIR"},
		choice{"python", "Python"}),
}

// isPython reports whether the input of a name is Python.
func (p *python) isPython(name string) bool {
	return p.format == formatPython || p.format == formatByName && (strings.HasSuffix(name, ".py") || strings.HasSuffix(name, ".pyi"))
}

// readPython returns the IR of the Python module that is the section's text; nil if it is wrong.
func (j *job) readPython() ir.Op {
	raw := []byte(j.text)
	tree, source, err := pyast.ParseSource(j.name, raw)
	if err != nil {
		fmt.Fprintln(j.stderr, err)
		return nil
	}
	info, err := check.Module(tree)
	if wrong := (*symtable.Error)(nil); errors.As(err, &wrong) {
		fmt.Fprintln(j.stderr, &pyast.SyntaxError{Msg: wrong.Msg, File: j.name, Span: wrong.At, Excerpt: source.Line(int(wrong.At.Line))})
		return nil
	}
	j.original = &pysource.Original{Tree: tree, Source: source, Raw: raw}
	module := builtin.NewModule(ir.FileLineCol(j.name, 1, 1))
	ir.AppendOp(module.Body.Entry(), fromast.Module(j.name, tree, info))
	return module
}

// writePython writes the Python modules in op.
func (j *job) writePython(op ir.Op) bool {
	defer j.begin("writing Python", "Output")()
	for m := range ir.WalkOf[*py.Module](op) {
		tree, err := pysource.Module(m)
		if err != nil {
			j.diags.Emit(err.(*diag.Diagnostic))
			return false
		}
		if _, err := io.WriteString(j.out, pysource.Text(tree, j.original)); err != nil {
			return false
		}
	}
	return true
}

// writeAST writes the syntax tree of the Python module that is the section's text. The result is an exit code.
func (j *job) writeAST() int {
	j.stage = "parsing"
	if !j.python.isPython(j.name) {
		j.diags.Errorf(nil, "--emit=ast needs a Python file, or --input-format=python")
		return 1
	}
	tree, err := pyast.Parse(j.name, []byte(j.text))
	if err != nil {
		fmt.Fprintln(j.stderr, err)
		return 1
	}
	var b bytes.Buffer
	if err := pyast.Dump(&b, tree, pyast.DumpOptions{Attributes: true}); err != nil {
		fmt.Fprintln(j.stderr, err)
		return 1
	}
	b.WriteByte('\n')
	if _, err := j.out.Write(b.Bytes()); err != nil {
		return 1
	}
	return 0
}
