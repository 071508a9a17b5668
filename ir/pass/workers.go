package pass

import (
	"sync"
	"sync/atomic"

	"polyloom/ir"
)

// A job is a pipeline to run on an operation inside another.
type job struct {
	p     *Pipeline
	op    ir.Op
	known *analyses
}

// nested runs the pipelines of the collection s on the operations immediately inside e's, several at a time if there are free
// goroutines. All of them run, whether others fail or not, so that what is reported is the same with any number of workers.
func (r *run) nested(s *Step, e *Exec, known *analyses) bool {
	var jobs []job
	for _, region := range ir.RegionsOf(e.Op) {
		for b := range region.Blocks() {
			for op := range b.Ops() {
				if p := s.pipelineFor(op); p != nil {
					jobs = append(jobs, job{p, op, known.child(op)})
				}
			}
		}
	}
	if len(jobs) > 1 && r.tokens != nil {
		return r.parallel(jobs, e)
	}
	ok := true
	for _, j := range jobs {
		ok = r.pipeline(j.p, j.op, e, e.Diags, j.known) && ok
	}
	return ok
}

// pipelineFor returns the first pipeline of the collection that runs on op, or nil.
func (s *Step) pipelineFor(op ir.Op) *Pipeline {
	for _, p := range s.Nested {
		if p.accepts(op) {
			return p
		}
	}
	return nil
}

// parallel runs jobs on this goroutine and on as many others as there are tokens for.
func (r *run) parallel(jobs []job, e *Exec) bool {
	var (
		next   atomic.Int64
		failed atomic.Bool
	)
	slots := e.Diags.Ordered(len(jobs))
	r.spread(len(jobs), func() {
		for i := next.Add(1) - 1; int(i) < len(jobs); i = next.Add(1) - 1 {
			if j := jobs[i]; !r.pipeline(j.p, j.op, e, slots.Slot(int(i)), j.known) {
				failed.Store(true)
			}
			slots.Done(int(i))
		}
	})
	slots.Close()
	return !failed.Load()
}

// spread calls work on this goroutine and on as many others as there are tokens for, at most n in all.
func (r *run) spread(n int, work func()) {
	var wait sync.WaitGroup
	for range n - 1 {
		select {
		case r.tokens <- struct{}{}:
			wait.Go(func() {
				work()
				<-r.tokens
			})
			continue
		default:
		}
		break
	}
	work()
	wait.Wait()
}

// EachIsolated calls f for each operation immediately inside op that is isolated from above and has something inside, several at a time. It
// is for passes that run on a module and treat its functions independently: f may change the operation that it is given, and nothing
// else, and reports nothing. A panic in f becomes one of the caller. It returns whether there was such an operation.
func (c *Context) EachIsolated(op ir.Op, f func(ir.Op)) bool {
	var ops []ir.Op
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			for inner := range b.Ops() {
				if IsSeparate(inner) {
					ops = append(ops, inner)
				}
			}
		}
	}
	if c.run == nil || c.run.tokens == nil {
		for _, inner := range ops {
			f(inner)
		}
		return len(ops) > 0
	}
	var next atomic.Int64
	var crash atomic.Pointer[any]
	c.run.spread(len(ops), func() {
		defer func() {
			if v := recover(); v != nil {
				crash.Store(&v)
			}
		}()
		for i := next.Add(1) - 1; int(i) < len(ops); i = next.Add(1) - 1 {
			f(ops[i])
		}
	})
	if v := crash.Load(); v != nil {
		panic(*v)
	}
	return len(ops) > 0
}

// IsSeparate reports whether what is inside op can be treated by itself: op is isolated from above and has something inside.
func IsSeparate(op ir.Op) bool {
	return ir.HasTrait(op, ir.IsolatedFromAbove) && ir.NumRegions(op) > 0 && !ir.RegionAt(op, 0).Empty()
}
