package canonicalize

import (
	_ "embed"
	"errors"
	"sync/atomic"

	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
)

//go:embed doc.go
var doc string

// Pass is canonicalize.
var Pass = pass.New[options]("canonicalize", doc, pass.Title("Canonicalizer"), pass.Level("transforms"))

// simplification is the option region-simplify.
type simplification uint8

const (
	normal simplification = iota
	disabled
	aggressive
)

// Choices implements pass.Chooser.
func (simplification) Choices() []pass.Choice {
	return []pass.Choice{
		{Name: "normal", Doc: "Perform simple control-flow simplifications (e.g. dead args elimination)."},
		{Name: "disabled", Doc: "Don't run any control-flow simplification."},
		{Name: "aggressive", Doc: "Perform aggressive control-flow simplification (e.g. block merging)."},
	}
}

type options struct {
	TopDown         bool           `opt:"top-down" doc:"Seed the worklist in general top-down order" default:"true"`
	RegionSimplify  simplification `opt:"region-simplify" doc:"Perform control flow optimizations to the region tree"`
	MaxIterations   int64          `opt:"max-iterations" doc:"Max. iterations between applying patterns / simplifying regions" default:"10"`
	MaxNumRewrites  int64          `opt:"max-num-rewrites" doc:"Max. number of pattern rewrites within an iteration" default:"-1"`
	TestConvergence bool           `opt:"test-convergence" doc:"Test only: Fail pass on non-convergence to detect cyclic pattern"`
	Disabled        []string       `opt:"disable-patterns" doc:"Labels of patterns that should be filtered out during application"`
	Enabled         []string       `opt:"enable-patterns" doc:"Labels of patterns that should be used during application, all other patterns are filtered out"`

	patterns *rewrite.Set
}

// Init implements pass.Initializer.
func (o *options) Init(c *pass.Context) error {
	o.patterns = rewrite.NewSet(rewrite.Select(rewrite.Canonicalizations(c.Dialects...), o.Disabled, o.Enabled)...)
	return nil
}

// Run implements pass.Runner.
func (o *options) Run(c *pass.Context, op ir.Op) error {
	regions := map[simplification]rewrite.RegionSimplify{normal: rewrite.Normal, disabled: rewrite.Disabled, aggressive: rewrite.Aggressive}
	config := rewrite.Config{
		TopDown:       o.TopDown,
		MaxIterations: int(o.MaxIterations),
		MaxRewrites:   int(o.MaxNumRewrites),
		Regions:       regions[o.RegionSimplify],
	}
	var changed, unfinished atomic.Bool
	rewriteOne := func(op ir.Op) {
		out := rewrite.Greedy(op, o.patterns, config)
		changed.CompareAndSwap(false, out.Changed)
		unfinished.CompareAndSwap(false, !out.Converged)
	}
	if c.EachIsolated(op, rewriteOne) {
		config.Leave = func(inner ir.Op) bool { return ir.Parent(inner) == op && pass.IsSeparate(inner) }
	}
	rewriteOne(op)
	switch {
	case !changed.Load():
		c.PreserveAll()
	case o.TestConvergence && unfinished.Load():
		return errors.New("canonicalization did not converge")
	}
	return nil
}
