package pyopt

import (
	"errors"

	"polyloom/ir"
	"polyloom/ir/pass"
)

// transform runs the passes of the command line on op.
func (j *job) transform(op ir.Op, timing *pass.Timing) bool {
	if !j.hasPipeline && len(j.passes) == 0 {
		return true
	}
	p, err := j.newPipeline(ir.Name(op))
	if err != nil {
		var oe *pass.OptionError
		if errors.As(err, &oe) {
			if s := oe.Direct(j.options.cfg.Name); s != "" {
				j.stderr.Write([]byte(s))
			}
			j.diags.Errorf(nil, "%s", oe.Message)
			return false
		}
		j.diags.Errorf(nil, "%s", err)
		return false
	}
	m := &pass.Manager{Pipeline: p, Diags: j.diags, Dialects: j.options.cfg.Dialects, Passes: j.options.cfg.Passes,
		Workers: j.workers(), VerifyEach: j.verifyEach, Describe: j.describe()}
	return m.Run(op)
}

// newPipeline makes the pipeline of the command line for the operation named anchor.
func (j *job) newPipeline(anchor string) (*pass.Pipeline, error) {
	if j.hasPipeline {
		if len(j.passes) > 0 {
			return nil, errors.New("'-pass-pipeline' option can't be used with individual pass options")
		}
		return pass.Parse(j.options.cfg.Passes, j.pipeline)
	}
	p := pass.NewPipeline(anchor)
	for _, u := range j.passes {
		if _, err := p.AddNamed(j.options.cfg.Passes, u.info.Name, u.options); err != nil {
			return nil, err
		}
	}
	return p, nil
}
