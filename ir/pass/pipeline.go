package pass

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"polyloom/ir"
)

// Any is the anchor of pipelines that run on any isolated operation that all of their passes accept.
const Any = "any"

// A Pipeline is a list of passes to run one after the other on an operation, some of them inside pipelines for the operations within it.
type Pipeline struct {
	anchor string // Any or the name of an operation
	steps  []*Step

	mu    sync.Mutex // of finish: dynamic pipelines are run from several goroutines
	ready bool       // finished and initialized
}

// A Step is an element of a pipeline: a pass with its options, or a collection of pipelines for the operations immediately inside.
type Step struct {
	Info   *Info       // nil for a collection
	Nested []*Pipeline // of a collection: at most one for each anchor
	body   Runner
	bound  *binding
	inited bool
}

// Title returns the name of the step in reports.
func (s *Step) Title() string {
	if s.Info != nil {
		return s.Info.Title
	}
	names := make([]string, len(s.Nested))
	for i, p := range s.Nested {
		names[i] = "'" + p.anchor + "'"
	}
	return "Pipeline Collection : [" + strings.Join(names, ", ") + "]"
}

// NewPipeline returns an empty pipeline that runs on operations of the given name, or on Any.
func NewPipeline(anchor string) *Pipeline { return &Pipeline{anchor: anchor} }

// Anchor returns the name of the operation that p runs on, or Any.
func (p *Pipeline) Anchor() string { return p.anchor }

// Steps returns the elements of p, which the caller must not change.
func (p *Pipeline) Steps() []*Step { return p.steps }

// Nest adds a pipeline for the operations named anchor immediately inside p's, and returns it.
func (p *Pipeline) Nest(anchor string) *Pipeline {
	n := NewPipeline(anchor)
	p.AddPipeline(n)
	return n
}

// AddPipeline adds n as a pipeline for operations immediately inside p's. n belongs to p then.
func (p *Pipeline) AddPipeline(n *Pipeline) {
	p.steps = append(p.steps, &Step{Nested: []*Pipeline{n}})
	p.ready = false
}

// Add adds a pass with options in textual form ("tile-size=4 separate"), or the passes of a named pipeline. A pass that runs on another
// operation than p is nested in a pipeline for it. info's options that hold pipelines find their passes in registry. The error is an
// *OptionError.
func (p *Pipeline) Add(info *Info, options string, registry ...*Info) error {
	return p.add(info, options, registry, true)
}

// add is Add; without nest, a pass that does not fit is an error.
func (p *Pipeline) add(info *Info, options string, registry []*Info, nest bool) error {
	if info.IsPipeline() {
		opts := info.opts()
		b := bind(opts)
		if err := b.parse(options, registry); err != nil {
			return err
		}
		return info.build(p, opts)
	}
	body := info.new()
	s := &Step{Info: info, body: body, bound: bind(body)}
	err := s.bound.parse(options, registry)
	if !nest && !p.takes(info) {
		misfit := "Can't add pass '" + info.Title + "' restricted to '" + info.anchor.op +
			"' on a PassManager intended to run on '" + p.anchor + "', did you intend to nest?"
		if err != nil {
			err.Message += "\n" + misfit
			return err
		}
		return &OptionError{Message: misfit}
	}
	if err != nil {
		return err
	}
	p.addStep(s)
	return nil
}

func (p *Pipeline) takes(info *Info) bool {
	return p.anchor == Any || info.anchor.op == "" || info.anchor.op == p.anchor
}

func (p *Pipeline) addStep(s *Step) {
	if !p.takes(s.Info) {
		p = p.Nest(s.Info.anchor.op)
	}
	p.steps = append(p.steps, s)
	p.ready = false
}

// Empty reports whether p has no steps.
func (p *Pipeline) Empty() bool { return len(p.steps) == 0 }

// Dialects returns the dialects of the operations that the passes of p may make, each once, in the order of the passes.
func (p *Pipeline) Dialects() []*ir.Dialect {
	var ds []*ir.Dialect
	add := func(more []*ir.Dialect) {
		for _, d := range more {
			if !slices.Contains(ds, d) {
				ds = append(ds, d)
			}
		}
	}
	for _, s := range p.steps {
		if s.Info != nil {
			add(s.Info.Dialects)
		}
		for _, n := range s.Nested {
			add(n.Dialects())
		}
	}
	return ds
}

// String returns p as text that Parse reads, with all options: "builtin.module(cse,func.func(inline{max-iterations=4}))".
func (p *Pipeline) String() string {
	var b strings.Builder
	p.write(&b)
	return b.String()
}

func (p *Pipeline) write(b *strings.Builder) {
	b.WriteString(p.anchor)
	b.WriteByte('(')
	for i, s := range p.steps {
		if i > 0 {
			b.WriteByte(',')
		}
		s.write(b)
	}
	b.WriteByte(')')
}

// String returns s as it is written in a pipeline.
func (s *Step) String() string {
	var b strings.Builder
	s.write(&b)
	return b.String()
}

func (s *Step) write(b *strings.Builder) {
	if s.Info != nil {
		b.WriteString(s.Info.Name)
		s.bound.write(b)
		return
	}
	for i, n := range s.Nested {
		if i > 0 {
			b.WriteByte(',')
		}
		n.write(b)
	}
}

// Dump returns p as --dump-pass-pipeline shows it: a headline, an indented line for each step, and an empty line.
func (p *Pipeline) Dump() string {
	var b strings.Builder
	b.WriteString("Pass Manager with " + strconv.Itoa(len(p.steps)) + " passes:\n")
	p.dump(&b, "")
	b.WriteString("\n\n")
	return b.String()
}

func (p *Pipeline) dump(b *strings.Builder, indent string) {
	b.WriteString(indent + p.anchor + "(\n")
	inner := indent + "  "
	first := true
	sep := func() {
		if !first {
			b.WriteString(",\n")
		}
		first = false
	}
	for _, s := range p.steps {
		for _, n := range s.Nested {
			sep()
			n.dump(b, inner)
		}
		if s.Info != nil {
			sep()
			b.WriteString(inner)
			s.write(b)
		}
	}
	b.WriteString("\n" + indent + ")")
}

// accepts reports whether p can run on op.
func (p *Pipeline) accepts(op ir.Op) bool {
	if p.anchor != Any {
		return p.anchor == ir.Name(op)
	}
	if !op.Info().Registered || !ir.HasTrait(op, ir.IsolatedFromAbove) {
		return false
	}
	for _, s := range p.steps {
		if s.Info != nil && !s.Info.anchor.accepts(op) {
			return false
		}
	}
	return true
}

// finish merges neighbouring collections, checks that the passes fit their anchors and initializes them. zero returns an operation of a
// name to ask about, or nil if the name is not known.
func (p *Pipeline) finish(c *Context, zero func(string) ir.Op) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ready {
		return true
	}
	var kept []*Step
	for _, s := range p.steps {
		if n := len(kept); n > 0 && s.Info == nil && kept[n-1].Info == nil && kept[n-1].merge(s, zero) {
			continue
		}
		kept = append(kept, s)
	}
	p.steps = kept
	for _, s := range p.steps {
		if s.Info == nil {
			for _, n := range s.Nested {
				if !n.finish(c, zero) {
					return false
				}
			}
			continue
		}
		if op := zero(p.anchor); op != nil && !s.Info.anchor.accepts(op) {
			c.Diags.Errorf(nil, "unable to schedule pass '%s' on a PassManager intended to run on '%s'!", s.Info.Title, p.anchor)
			return false
		}
		if in, ok := s.body.(Initializer); ok && !s.inited {
			if err := in.Init(c); err != nil {
				c.run.report(c.Diags, nil, err)
				return false
			}
			s.inited = true
		}
	}
	p.ready = true
	return true
}

// merge moves the pipelines of t into s, unless an operation could then run in another order of passes.
func (s *Step) merge(t *Step, zero func(string) ir.Op) bool {
	if conflict(s.Nested, t.Nested, zero) || conflict(t.Nested, s.Nested, zero) {
		return false
	}
	for _, p := range t.Nested {
		i := slices.IndexFunc(s.Nested, func(q *Pipeline) bool { return q.anchor == p.anchor })
		if i < 0 {
			s.Nested = append(s.Nested, p)
			continue
		}
		s.Nested[i].steps = append(s.Nested[i].steps, p.steps...)
		s.Nested[i].ready = false
	}
	slices.SortStableFunc(s.Nested, func(a, b *Pipeline) int {
		if (a.anchor == Any) != (b.anchor == Any) {
			if a.anchor == Any {
				return 1
			}
			return -1
		}
		return strings.Compare(a.anchor, b.anchor)
	})
	return true
}

// conflict reports whether a pipeline for any operation among as would take operations from one of bs.
func conflict(as, bs []*Pipeline, zero func(string) ir.Op) bool {
	i := slices.IndexFunc(as, func(p *Pipeline) bool { return p.anchor == Any })
	if i < 0 {
		return false
	}
	return slices.ContainsFunc(bs, func(p *Pipeline) bool {
		if p.anchor == Any {
			return true
		}
		op := zero(p.anchor)
		return op != nil && as[i].accepts(op)
	})
}
