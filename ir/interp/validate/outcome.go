package validate

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"polyloom/ir"
	"polyloom/ir/interp"
)

// An outcome is what one call of a function did.
type outcome struct {
	args    string // as text, before the call
	err     *interp.Error
	results []interp.Value
	memory  []interp.Value // the memrefs among the arguments
	globals map[string]*interp.MemRef
	calls   []string // of functions without a body
}

// errNoInput says that no arguments could be made.
var errNoInput = &interp.Error{Kind: interp.Unsupported}

// maxText limits the text of a value in messages.
const maxText = 400

// newInterp returns an interpreter of module. What has no body is noted in the outcome that *o is.
func (c *Checker) newInterp(module ir.Op, steps int64, o **outcome) *interp.Interp {
	return interp.New(module, interp.Options{MaxSteps: steps, MaxBytes: 64 << 20, MaxDepth: 200, OpenIsPoison: true,
		External: func(in *interp.Interp, name string, args []interp.Value, results []ir.Type) ([]interp.Value, error) {
			return (*o).external(c.Seed, in, name, args, results)
		}})
}

// run calls fn with arguments number n, and fills in o.
func (o *outcome) run(in *interp.Interp, fn *interp.Func, seed uint64, n int) {
	in.Reset()
	t := fn.Op.Signature()
	args, ok := newGenerator(in, seed, fn.Name, t, n).arguments(t.In)
	if !ok {
		o.err = errNoInput
		return
	}
	o.args = texts(args)
	results, err := in.CallFunc(fn, args...)
	if err != nil {
		o.err = err.(*interp.Error)
		return
	}
	o.results, o.globals = results, in.Globals()
	for _, a := range args {
		if a.MemRef() != nil {
			o.memory = append(o.memory, a)
		}
	}
}

// external stands in for what has no body: it takes note of the call and returns numbers that depend on it.
func (o *outcome) external(seed uint64, in *interp.Interp, name string, args []interp.Value, ts []ir.Type) ([]interp.Value, error) {
	call := name + "(" + texts(args) + ")"
	o.calls = append(o.calls, call)
	h := fnv.New64a()
	fmt.Fprint(h, len(o.calls), call)
	g := &generator{Rand: rand.New(rand.NewPCG(seed, h.Sum64())), in: in, size: 2, dull: true}
	results, ok := g.arguments(ts)
	if !ok {
		return nil, interp.Errorf(interp.Unsupported, "calls %s, for which no results can be made", name)
	}
	return results, nil
}

// texts writes values with commas between them.
func texts(vs []interp.Value) string {
	parts := make([]string, len(vs))
	for i, v := range vs {
		if k := slices.IndexFunc(vs[:i], func(w interp.Value) bool { return v.MemRef() != nil && w.MemRef() == v.MemRef() }); k >= 0 {
			parts[i] = fmt.Sprintf("%%%d", k)
			continue
		}
		parts[i] = v.String()
	}
	return strings.Join(parts, ", ")
}

// String describes what happened.
func (o *outcome) String() string {
	if o.err != nil {
		return "error: " + o.err.Diag.Message
	}
	var parts []string
	if len(o.results) > 0 {
		parts = append(parts, "returns "+texts(o.results))
	}
	if len(o.memory) > 0 {
		parts = append(parts, "leaves "+texts(o.memory))
	}
	if len(o.calls) > 0 {
		parts = append(parts, "calls "+strings.Join(o.calls, ", "))
	}
	if len(parts) == 0 {
		return "returns nothing"
	}
	return strings.Join(parts, "; ")
}

// allows reports whether a function that did o may do p instead.
func (o *outcome) allows(p *outcome) bool {
	if o.err != nil {
		return true
	}
	if p.err != nil && p.err.Kind == interp.OutOfMemory {
		return true // how much there is, is not the program's affair
	}
	if p.err != nil || len(o.calls) != len(p.calls) || len(o.results) != len(p.results) {
		return false
	}
	for i, call := range o.calls {
		if call != p.calls[i] && !strings.Contains(call, "poison") {
			return false
		}
	}
	for name, m := range o.globals {
		if q := p.globals[name]; q != nil && !same(m.Of(), q.Of()) {
			return false
		}
	}
	return slices.EqualFunc(o.results, p.results, same) && slices.EqualFunc(o.memory, p.memory, same)
}

func same(a, b interp.Value) bool {
	return interp.SameForm(a.Type, b.Type) && interp.SameCell(a.Type, a.Cell, b.Cell)
}

// short cuts off long text.
func short(s string) string {
	if len(s) <= maxText {
		return s
	}
	return s[:maxText] + "…"
}
