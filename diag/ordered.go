package diag

import "sync"

// Ordered makes the output of concurrent work independent of its timing. The work is cut into slots 0 to n-1;
// each slot has an engine of its own, and what it emits reaches the parent as if the slots had run one after
// the other. The diagnostics of the first unfinished slot pass at once, those of later slots are held.
//
//	o := engine.Ordered(len(functions))
//	// on any goroutine, for each i:
//	run(functions[i], o.Slot(i))
//	o.Done(i)
//	// after all have finished:
//	o.Close()
type Ordered struct {
	parent *Engine
	slots  []*Engine

	mu    sync.Mutex
	first int // the first slot that is not done
	done  []bool
	held  [][]*Diagnostic
}

// Ordered returns n slots that emit to e in order.
func (e *Engine) Ordered(n int) *Ordered {
	o := &Ordered{parent: e, slots: make([]*Engine, n), done: make([]bool, n), held: make([][]*Diagnostic, n)}
	for i := range o.slots {
		o.slots[i] = NewEngine(func(d *Diagnostic) { o.emit(i, d) })
	}
	return o
}

// Slot returns the engine of slot i. Its counts are those of the slot alone. It may be divided again.
func (o *Ordered) Slot(i int) *Engine { return o.slots[i] }

// Done says that slot i will emit no more and releases what only waited for it. Calling it again does nothing.
func (o *Ordered) Done(i int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.done[i] = true
	for o.first < len(o.done) && o.done[o.first] {
		o.first++
		o.release()
	}
}

// Close finishes all slots, those included that never ran or that failed before their Done.
func (o *Ordered) Close() {
	for i := range o.slots {
		o.Done(i)
	}
}

// emit runs under the slot's lock and then takes o's and the parent's, always in this order.
func (o *Ordered) emit(i int, d *Diagnostic) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.done[i] {
		panic("diag: a diagnostic was emitted to a slot that is done")
	}
	if i > o.first {
		o.held[i] = append(o.held[i], d)
		return
	}
	o.parent.Emit(d)
}

// release emits what the new first slot has held back.
func (o *Ordered) release() {
	if o.first == len(o.held) {
		return
	}
	for _, d := range o.held[o.first] {
		o.parent.Emit(d)
	}
	o.held[o.first] = nil
}
