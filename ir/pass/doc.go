// Package pass runs transformations over the IR: passes, pipelines of them, and the manager that runs a pipeline.
//
// A pass is a value, its options and statistics are tagged fields of a struct, and its work is the struct's Run method:
//
//	// Pass removes operations whose results are not used.
//	var Pass = pass.New[dce]("dce", doc, pass.On("func.func"))
//
//	type dce struct {
//		Rounds int       `opt:"rounds" doc:"How often to look again" default:"4"`
//		Erased pass.Stat `stat:"num-erased" doc:"Number of operations erased"`
//	}
//
//	func (o *dce) Run(c *pass.Context, op ir.Op) error { … }
//
// A program keeps the passes that it offers in a slice of *Info and makes pipelines from text:
//
//	p, err := pass.Parse(passes, "builtin.module(func.func(dce{rounds=2}),inline)")
//	m := &pass.Manager{Pipeline: p, Diags: engine}
//	ok := m.Run(module)
//
// The text of pipelines and options, their errors, and the forms of the reports on time, statistics and IR are those of LLVM 22's mlir-opt.
//
// # Concurrency
//
// A nested pipeline runs on the operations of its kind concurrently: they are isolated from above, so that none sees another. What a
// pass may do follows from that: it may read and change the operation that it was given and what is inside, and nothing else. Each
// operation has its own slot for diagnostics, and a failure of one does not keep the others from being worked on, so what is reported
// does not depend on the number of workers. Run gets a copy of the pass's struct for each operation; fields that are not options are
// free for its use, and what Init put there is shared.
//
// # Instruments
//
// An Instrument is told before and after each pass and pipeline. The package has four: Timing, Printing (IR dumps), Reproducer, and the
// statistics, which need none (WriteStatistics).
package pass
