package pyopt

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"

	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/pass"
)

// transform runs the passes that are asked for on op. The result is an exit code.
func (j *job) transform(op ir.Op) int {
	j.stage = "making the pipeline"
	m := &pass.Manager{Diags: j.diags, Dialects: j.cfg.Dialects, Passes: j.cfg.Passes,
		Workers: j.workers(), VerifyEach: j.verifyEach, Describe: j.describe()}
	if j.moduleScope && !j.noThreads {
		j.diags.Errorf(nil, "IR print for module scope can't be setup on a pass-manager without disabling multi-threading first.\n")
		return 1
	}
	if r := j.recipe; r != nil {
		m.VerifyEach = r.VerifyEach
		if r.DisableThreading {
			m.Workers = 1
		}
	}
	m.Pipeline = j.newPipeline(ir.Name(op))
	if m.Pipeline == nil {
		return 1
	}
	if j.dumpPipeline {
		j.stderr.Write([]byte(m.Pipeline.Dump()))
	}
	if j.localReproduce && j.crashReproduce != "" && m.Workers != 1 {
		j.diags.Errorf(nil, "Local crash reproduction may not be used without disabling mutli-threading first.")
		return 1
	}
	j.stage = "running the passes"
	watch := new(crashes)
	m.Instruments = append(j.instruments(m), watch)
	ok := m.Run(op)
	j.verified = j.verified && (m.VerifyEach || m.Pipeline.Empty())
	if j.statistics {
		pass.WriteStatistics(j.stderr, m.Pipeline, pass.Display(1-j.statisticsDisplay))
	}
	switch {
	case watch.report(j, op):
		return Crashed
	case !ok, j.reproducer != "" && !j.writeRecipe(m.Pipeline, op):
		return 1
	}
	return 0
}

// newPipeline makes the pipeline for the operation named anchor: that of a reproducer, then the passes of the command line, or that of
// --pass-pipeline alone. It returns nil after an error.
func (j *job) newPipeline(anchor string) *pass.Pipeline {
	p := pass.NewPipeline(anchor)
	if j.recipe != nil {
		var err error
		if p, err = pass.Parse(j.cfg.Passes, j.recipe.Pipeline); err != nil {
			fmt.Fprint(j.stderr, j.problem(err)) // upstream too forgets that this is a diagnostic
			return nil
		}
	}
	var err error
	switch {
	case j.hasPipeline && len(j.passes) > 0:
		err = errors.New("'-pass-pipeline' option can't be used with individual pass options")
	case j.hasPipeline:
		p, err = pass.Parse(j.cfg.Passes, j.pipeline)
	}
	for _, u := range j.passes {
		if err == nil {
			_, err = p.AddNamed(j.cfg.Passes, u.info.Name, u.options)
		}
	}
	if err != nil {
		j.diags.Errorf(nil, "%s", j.problem(err))
		return nil
	}
	return p
}

// problem writes the part of err, an error about a pipeline, that is no diagnostic, and returns the rest.
func (j *job) problem(err error) string {
	var options *pass.OptionError
	if !errors.As(err, &options) {
		return err.Error()
	}
	fmt.Fprint(j.stderr, options.Direct(j.cfg.Name))
	return options.Message
}

// instruments returns what is to watch m at work.
func (j *job) instruments(m *pass.Manager) []pass.Instrument {
	var list []pass.Instrument
	if j.timing != nil {
		list = append(list, j.timing)
	}
	if before, after := j.dumps(); before != nil || after != nil {
		list = append(list, &pass.Printing{BeforePass: before, AfterPass: after, OnlyOnChange: j.afterChange, OnlyOnFailure: j.afterFailure,
			ModuleScope: j.moduleScope, TreeDir: j.treeDir, Out: j.stderr, Err: j.stderr,
			Print: func(op ir.Op, local bool) []byte { return j.dump(op, local) }})
	}
	if j.crashReproduce != "" {
		list = append(list, &pass.Reproducer{Path: j.crashReproduce, Local: j.localReproduce, DisableThreading: m.Workers == 1,
			VerifyEach: m.VerifyEach, Print: func(op ir.Op) []byte { return j.dump(op, false) }})
	}
	if v := j.validator(); v != nil {
		list = append(list, v)
	}
	return list
}

// dumps says before and after which passes the IR is to be written; nil for none.
func (j *job) dumps() (before, after func(*pass.Info) bool) {
	every := func(*pass.Info) bool { return true }
	one := func(of []*pass.Info) func(*pass.Info) bool {
		if len(of) == 0 {
			return nil
		}
		return func(p *pass.Info) bool { return slices.Contains(of, p) }
	}
	if before = one(j.before); j.beforeAll {
		before = every
	}
	if after = one(j.after); j.afterAll || j.afterFailure {
		after = every
	}
	return before, after
}

// dump returns the text of op as the user wants it.
func (j *job) dump(op ir.Op, local bool) []byte {
	opts := j.print
	opts.LocalScope = opts.LocalScope || local
	return asm.Append(nil, op, opts)
}

// mlirReproducer is the group of external resources that holds a recipe.
const mlirReproducer = "mlir_reproducer"

// takeRecipe moves the recipe that the input has, if any, from its resources to j.
func (j *job) takeRecipe() {
	var r pass.Recipe
	r.VerifyEach, r.DisableThreading = j.verifyEach, j.noThreads
	found := false
	j.parser.External = slices.DeleteFunc(j.parser.External, func(e asm.ExternalResource) bool {
		if e.Group != mlirReproducer {
			return false
		}
		text, _ := strconv.Unquote(e.Value)
		found = r.Set(e.Key, text, e.Value == "true") || found
		return true
	})
	if found {
		j.recipe = &r
	}
}

// writeRecipe writes op with the pipeline p for --run-reproducer.
func (j *job) writeRecipe(p *pass.Pipeline, op ir.Op) bool {
	text := pass.Recipe{Pipeline: p.String()}.AppendTo(j.dump(op, false))
	if err := os.WriteFile(j.reproducer, text, 0o666); err != nil {
		j.diags.Errorf(nil, "cannot open output file '%s': %s", j.reproducer, reason(err))
		return false
	}
	return true
}
