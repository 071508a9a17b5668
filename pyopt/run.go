package pyopt

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/ir/interp/validate"
	"polyloom/ir/pass"
)

// execution is what the command line says about running functions.
type execution struct {
	function string // to run instead of printing the IR; "" for none
	args     string
	maxSteps int
	validate bool
	seed     uint64
	keep     string // where validation writes a file about a difference
}

// runFlags are the options about running functions.
var runFlags = []*flag{
	stringFlag("args", "values", "The arguments of the function that --run runs: '1 : i32, dense<[1, 2]> : memref<2xi8>, %1'",
		func(o *options) *string { return &o.execution.args }),
	stringFlag("run", "function", "Run a function after the passes, and print what it returns and the memrefs among its arguments",
		func(o *options) *string { return &o.execution.function }),
	countFlag("run-max-steps", "uint", "Give up after --run has run so many operations", false,
		func(o *options) *int { return &o.execution.maxSteps }),
	{name: "validate-each", value: "seed", doc: "Compare what functions do before and after each pass, on generated inputs",
		set: func(o *options, v string) error {
			o.execution.validate, o.execution.seed = v != "false", 1
			if v == "" || v == "true" || v == "false" {
				return nil
			}
			seed, err := strconv.ParseUint(v, 10, 64)
			if err != nil {
				return fmt.Errorf("'%s' value invalid for uint argument!", v)
			}
			o.execution.seed = seed
			return nil
		}},
	stringFlag("validate-reproducer", "filename", "Where --validate-each writes a file from which a difference can be seen again",
		func(o *options) *string { return &o.execution.keep }),
}

// runFunction runs the function of --run in op and prints what it gives, a value on each line. The result is an exit code.
func (j *job) runFunction(op ir.Op) int {
	j.stage = "running @" + j.execution.function
	in := interp.New(op, interp.Options{MaxSteps: int64(j.execution.maxSteps)})
	args, err := in.ParseValues(&j.parser, j.execution.args)
	if err != nil {
		j.diags.Errorf(nil, "--args: %v", err)
		return 1
	}
	results, err := in.Call(strings.TrimPrefix(j.execution.function, "@"), args...)
	if err != nil {
		j.diags.Emit(err.(*interp.Error).Diag)
		return 1
	}
	for _, v := range args {
		if v.MemRef() != nil {
			results = append(results, v)
		}
	}
	for _, v := range results {
		if _, err := io.WriteString(j.out, v.String()+"\n"); err != nil {
			return 1
		}
	}
	return 0
}

// validator returns what compares functions before and after passes; nil if nobody wants that.
func (j *job) validator() pass.Instrument {
	if !j.execution.validate {
		return nil
	}
	path := j.execution.keep
	if path == "" {
		path = filepath.Join(os.TempDir(), fmt.Sprintf("%s-validate-%d.mlir", j.cfg.Name, os.Getpid()))
	}
	return &validate.Checker{Seed: j.execution.seed, Path: path,
		Print: func(op ir.Op) []byte { return j.dump(op, false) },
		Command: func(path string) string {
			return fmt.Sprintf("%s --run-reproducer --validate-each=%d %s", j.cfg.Name, j.execution.seed, path)
		}}
}
