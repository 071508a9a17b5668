package asm

import (
	"fmt"
	"maps"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"polyloom/ir"
)

// parallelSize is the number of operations from which on a file is printed by several goroutines.
const parallelSize = 2048

// parts is the body of a file cut into pieces that are named and printed at the same time. The text does not depend on the cuts: the
// names in an isolated operation follow from what stands around it alone.
type parts struct {
	body   *ir.Block
	names  *names // of everything but the separate ops
	pieces []piece
}

// piece is a run of operations of the body.
type piece struct {
	index      int
	first, end ir.Op // end is the op behind the last one, or nil
	names      *names
	blobs      []*ir.Blob
}

// separate reports whether what is inside op can be named and printed by itself.
func separate(op ir.Op) bool {
	return ir.HasTrait(op, ir.IsolatedFromAbove) && ir.NumResults(op) == 0 && ir.NumOperands(op) == 0
}

// bigBody returns the body of op if it is worth cutting into pieces, or nil.
func bigBody(op ir.Op, opts *PrintOptions) *ir.Block {
	if opts.workers() == 1 || opts.UniqueIDs || opts.Generic || opts.ValueUsers || opts.SkipRegions || ir.NumRegions(op) != 1 {
		return nil
	}
	if r := ir.RegionAt(op, 0); r.HasOneBlock() && r.Entry().First() != r.Entry().Last() {
		n := 0
		ir.PreOrder(op, func(ir.Op) ir.WalkResult {
			if n++; n > parallelSize {
				return ir.Interrupt
			}
			return ir.Advance
		})
		if n > parallelSize {
			return r.Entry()
		}
	}
	return nil
}

// nameParts names everything in op, whose body is cut into pieces, and collects what it holds into n.scan.
func nameParts(op ir.Op, body *ir.Block, n *names) *parts {
	ps := &parts{body: body, names: n}
	n.skip = func(inner ir.Op) bool { return ir.BlockOf(inner) == body && separate(inner) }
	var start counters
	var outer map[string]bool
	n.atEnd = func(r *ir.Region) {
		if r == body.Region() {
			start, outer = n.next, maps.Clone(n.used)
		}
	}
	n.numberRoot(op)

	size := max(1, body.Len()/(8*n.opts.workers()))
	k := 0
	for inner := body.First(); inner != nil; inner = ir.Next(inner) {
		if k%size == 0 {
			if k > 0 {
				ps.pieces[len(ps.pieces)-1].end = inner
			}
			ps.pieces = append(ps.pieces, piece{index: len(ps.pieces), first: inner})
		}
		k++
	}
	rethrow(ps.each(func() func(*piece) {
		return func(pc *piece) {
			pc.names = newNames(n.opts)
			pc.names.outer = outer
			pc.names.scan = new(features)
			for inner := pc.first; inner != pc.end; inner = ir.Next(inner) {
				if separate(inner) {
					pc.names.nested(inner, start)
				}
			}
		}
	}))
	for i := range ps.pieces {
		n.scan.add(ps.pieces[i].names.scan)
	}
	return ps
}

// each calls a function for every piece, in several goroutines; worker makes the function of one goroutine. If there was a panic it returns
// the text of the first with its stack, for rethrow, else nil.
func (ps *parts) each(worker func() func(*piece)) *string {
	var next atomic.Int32
	var crash atomic.Pointer[string]
	var wg sync.WaitGroup
	for range min(ps.names.opts.workers(), len(ps.pieces)) {
		wg.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					text := fmt.Sprintf("%v\n\n%s", r, debug.Stack())
					crash.CompareAndSwap(nil, &text)
				}
			}()
			f := worker()
			for i := int(next.Add(1)) - 1; i < len(ps.pieces); i = int(next.Add(1)) - 1 {
				f(&ps.pieces[i])
			}
		})
	}
	wg.Wait()
	return crash.Load()
}

// rethrow panics on this goroutine with what each returned.
func rethrow(crash *string) {
	if crash != nil {
		panic(*crash)
	}
}

// printParts writes the operations of the body up to stop.
func (p *Printer) printParts(stop ir.Op) {
	ps := p.parts
	if ps.names.scan.distinct {
		for i := range ps.pieces {
			p.printPiece(&ps.pieces[i], stop)
		}
		p.names = ps.names
		return
	}
	done := make([]chan []byte, len(ps.pieces))
	for i := range done {
		done[i] = make(chan []byte, 1)
	}
	spare := make(chan []byte, len(ps.pieces))               // buffers that were written and may be used again
	indent, dialect, lookup := p.indent, p.dialect, p.lookup // as they are now: p goes on when the last piece is done
	crash := make(chan *string, 1)
	worker := func() func(*piece) {
		q := newPrinter(nil, p.opts, ps.names)
		q.indent, q.dialect, q.parts, q.Alias = indent, dialect, ps, lookup
		if ps.names.scan.resources {
			q.Alias = q.noteResources(q.Alias)
		}
		return func(pc *piece) {
			q.blobs, q.Buf = nil, nil
			select {
			case q.Buf = <-spare:
			default:
			}
			q.printPiece(pc, stop)
			pc.blobs = q.blobs
			done[pc.index] <- q.Buf
		}
	}
	go func() { crash <- ps.each(worker) }()
	for i := range ps.pieces {
		var text []byte
		select {
		case text = <-done[i]:
		case c := <-crash:
			rethrow(c)
			text = <-done[i]
		}
		if p.out == nil {
			p.Buf = append(p.Buf, text...)
		} else {
			p.flush()
			p.writeOut(text)
			spare <- text[:0]
		}
		for _, b := range ps.pieces[i].blobs {
			p.noteBlob(b)
		}
	}
}

func (p *Printer) printPiece(pc *piece, stop ir.Op) {
	for op := pc.first; op != pc.end && op != stop; op = ir.Next(op) {
		p.names = p.parts.names
		if separate(op) {
			p.names = pc.names
		}
		p.fullOp(op)
		p.Byte('\n')
	}
}
