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
		wait   sync.WaitGroup
	)
	slots := e.Diags.Ordered(len(jobs))
	work := func() {
		for i := next.Add(1) - 1; int(i) < len(jobs); i = next.Add(1) - 1 {
			if j := jobs[i]; !r.pipeline(j.p, j.op, e, slots.Slot(int(i)), j.known) {
				failed.Store(true)
			}
			slots.Done(int(i))
		}
	}
spawn:
	for range len(jobs) - 1 {
		select {
		case r.tokens <- struct{}{}:
			wait.Go(func() {
				work()
				<-r.tokens
			})
		default:
			break spawn
		}
	}
	work()
	wait.Wait()
	slots.Close()
	return !failed.Load()
}
