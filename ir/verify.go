package ir

import (
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"polyloom/diag"
)

// VerifyOptions says how Verify works.
type VerifyOptions struct {
	// Workers is the number of goroutines that verify isolated operations at a time; 0 and 1 mean the caller's only. What is reported
	// does not depend on it.
	Workers int
	// Describe, if set, gives the text of an operation for the note "see current operation: …" under each error about it.
	Describe func(Op) string
}

// Verify reports whether op and everything inside it is right: operands, results, attributes, regions and traits as they are declared,
// the op's own Verify, blocks and their terminators, symbols, and definitions before uses. Problems go to e as errors, worded as
// MLIR words them. The first operation that is wrong ends the verification of the isolated operation around it, and of those that
// hold that one; other isolated operations are verified all the same.
func Verify(op Op, e *diag.Engine, opts VerifyOptions) bool {
	s := &verifierShared{describe: opts.Describe}
	if opts.Workers > 1 {
		s.tokens = make(chan struct{}, opts.Workers-1)
	}
	v := verifier{verifierShared: s, e: e}
	return v.isolated(op)
}

// verifierShared is common to the goroutines of one Verify.
type verifierShared struct {
	describe func(Op) string
	tokens   chan struct{} // holds one element for each goroutine beside the caller's
}

// A verifier verifies one isolated operation at a time.
type verifier struct {
	*verifierShared
	e *diag.Engine
	// doubt says that a use of a value was met that the quick test could not show to be right.
	doubt bool
	// users are the users of symbols that were met so far; those inside symbol tables that are done are no longer among them.
	users   []Op
	in, out []Type // scratch
	owner   dialectCache
}

// isolated verifies op, which stands for itself, and what is inside it; then, since a malformed control flow graph has no dominators,
// that definitions come before their uses.
func (v *verifier) isolated(op Op) bool {
	outer := v.doubt
	v.doubt = false
	ok := v.operation(op) && (!v.doubt || v.dominance(op))
	v.doubt = outer
	return ok
}

// operation verifies op and what is inside it, but for dominance.
func (v *verifier) operation(op Op) bool {
	b := op.base()
	if !v.enter(op, b) {
		return false
	}
	if b.info.caps&isSymbolUser != 0 {
		v.users = append(v.users, op)
	}
	inside := len(v.users)
	for i := range NumRegions(op) {
		for blk := RegionAt(op, i).first; blk != nil; blk = blk.next {
			if !v.block(blk) {
				return false
			}
		}
	}
	if len(b.info.regions) > 0 && !v.nested(op) {
		return false
	}
	if b.info.caps&atExit != 0 && !v.regionTraits(op, b, v.users[inside:]) {
		return false
	}
	if b.info.Has(SymbolTableTrait) {
		v.users = v.users[:inside]
	}
	if d := b.info.Dialect; d != nil && !b.info.Registered {
		return v.fail(op, fmt.Sprintf("unregistered operation '%s' found in dialect ('%s') that does not allow unknown operations", b.info.Name, d.Name))
	}
	return true
}

func (v *verifier) block(blk *Block) bool {
	if blk.first == nil {
		if mayLackTerminator(blk) {
			return true
		}
		v.e.Errorf(blk.ParentOp().base().loc, "empty block: expect at least a terminator")
		return false
	}
	blk.number()
	for b := blk.first; b != nil; b = b.next {
		if len(b.info.succs) > 0 && b.next != nil && NumSuccessors(b.Op()) > 0 {
			return v.fail(b.Op(), "operation with block successors must terminate its parent block")
		}
	}
	for b := blk.first; b != nil; b = b.next {
		if !b.standsAlone() {
			if !v.operation(b.Op()) {
				return false
			}
		}
		if !v.doubt {
			v.doubt = !usesInOrder(b)
		}
	}
	return v.leaveBlock(blk)
}

func (v *verifier) leaveBlock(blk *Block) bool {
	last := blk.last.Op()
	for i := range NumSuccessors(last) {
		if SuccessorAt(last, i).block.parent != blk.parent {
			return v.failOp(last, "branching to block of a different region")
		}
	}
	if mayLackTerminator(blk) || !blk.last.info.Registered || blk.last.info.Has(Terminator) {
		return true
	}
	text := "'" + blk.last.info.Name + "'"
	if v.describe != nil {
		text = v.text(last)
	}
	return v.fail(last, "block with no terminator, has "+text)
}

// mayLackTerminator reports whether b may be right without a terminator: as the only block of an op that is unregistered or says so.
func mayLackTerminator(b *Block) bool {
	if b.parent == nil {
		return true
	}
	if !b.parent.HasOneBlock() {
		return false
	}
	owner := b.parent.owner
	return owner == nil || !owner.info.Registered || owner.info.Has(NoTerminator)
}

// standsAlone reports whether b is verified apart from what is around it.
func (b *Base) standsAlone() bool { return b.info.Has(IsolatedFromAbove) && len(b.info.regions) > 0 }

// nested verifies the isolated operations directly inside op, several at a time if there are free goroutines.
func (v *verifier) nested(op Op) bool {
	var ops []Op
	for i := range NumRegions(op) {
		for blk := RegionAt(op, i).first; blk != nil; blk = blk.next {
			for b := blk.first; b != nil; b = b.next {
				if b.standsAlone() {
					ops = append(ops, b.Op())
				}
			}
		}
	}
	if v.tokens != nil && len(ops) > 1 {
		return v.parallel(ops)
	}
	good := true
	for _, o := range ops {
		good = v.isolated(o) && good
	}
	return good
}

// parallel verifies ops on this goroutine and as many others as there are tokens for. A panic on any becomes one on this, with the stack of
// the first, once all have ended.
func (v *verifier) parallel(ops []Op) bool {
	var (
		next   atomic.Int64
		failed atomic.Bool
		crash  atomic.Pointer[string]
		wait   sync.WaitGroup
	)
	slots := v.e.Ordered(len(ops))
	users := make([][]Op, len(ops))
	work := func() {
		defer func() {
			if r := recover(); r != nil {
				text := fmt.Sprintf("%v\n\n%s", r, debug.Stack())
				crash.CompareAndSwap(nil, &text)
			}
		}()
		for crash.Load() == nil {
			i := int(next.Add(1)) - 1
			if i >= len(ops) {
				return
			}
			w := verifier{verifierShared: v.verifierShared, e: slots.Slot(i)}
			if !w.isolated(ops[i]) {
				failed.Store(true)
			}
			users[i] = w.users
			slots.Done(i)
		}
	}
spawn:
	for range len(ops) - 1 {
		select {
		case v.tokens <- struct{}{}:
			wait.Go(func() {
				work()
				<-v.tokens
			})
		default:
			break spawn
		}
	}
	work()
	wait.Wait()
	slots.Close()
	if text := crash.Load(); text != nil {
		panic(*text)
	}
	v.users = append(v.users, slices.Concat(users...)...)
	return !failed.Load()
}

// OpError returns an error about op that is not yet emitted: at its location, with the message "'name' op …".
func OpError(op Op, format string, args ...any) *diag.Diagnostic {
	return diag.Errorf(LocOf(op), "'%s' op %s", Name(op), fmt.Sprintf(format, args...))
}

// failOp reports an error about op behind its name, and returns false.
func (v *verifier) failOp(op Op, message string, notes ...*diag.Diagnostic) bool {
	return v.fail(op, "'"+Name(op)+"' op "+message, notes...)
}

// fail reports an error at op, and returns false.
func (v *verifier) fail(op Op, message string, notes ...*diag.Diagnostic) bool {
	d := &diag.Diagnostic{Loc: LocOf(op), Message: message, Notes: notes}
	v.seeOp(d, op)
	v.e.Emit(d)
	return false
}

// failErr reports what an op's own method returned, and whether that was no error.
func (v *verifier) failErr(op Op, err error) bool {
	switch err := err.(type) {
	case nil:
		return true
	case *diag.Diagnostic:
		if err.Loc == diag.Location(LocOf(op)) {
			v.seeOp(err, op)
		}
		v.e.Emit(err)
		return false
	case interface{ Unwrap() []error }:
		for _, e := range err.Unwrap() {
			v.failErr(op, e)
		}
		return false
	default:
		return v.failOp(op, err.Error())
	}
}

// seeOp puts the text of op before the other notes of d.
func (v *verifier) seeOp(d *diag.Diagnostic, op Op) {
	if v.describe == nil {
		return
	}
	n := &diag.Diagnostic{Severity: diag.Note, Loc: LocOf(op), Message: "see current operation: " + v.text(op)}
	d.Notes = append([]*diag.Diagnostic{n}, d.Notes...)
}

// text returns the text of op within a message: on lines of its own if it takes several.
func (v *verifier) text(op Op) string {
	s := v.describe(op)
	if strings.Contains(s, "\n") {
		return "\n" + s
	}
	return s
}

// note returns a note at loc for fail.
func note(loc Loc, message string) *diag.Diagnostic {
	return &diag.Diagnostic{Severity: diag.Note, Loc: loc, Message: message}
}
