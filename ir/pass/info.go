package pass

import (
	"polyloom/ir"
)

// A Runner is the body of a pass: a struct whose tagged fields are its options (see New) with the work as its method.
//
// Run transforms op and what is inside it, and must not look at or change anything else. An error makes the pass fail: a
// *diag.Diagnostic is reported as it is, errors.Join gives several, any other error is reported at op, and ErrFailed says that enough
// was reported already. Run is called on a copy of the struct, on several operations at once.
type Runner interface {
	Run(c *Context, op ir.Op) error
}

// An Initializer is a Runner that wants to prepare something once before it runs, when its options are known: a set of patterns, say.
// What Init stores in the struct is shared by all copies and must not change afterwards.
type Initializer interface {
	Init(c *Context) error
}

// Info describes a pass, or a named pipeline, that a program offers. It is a package-level variable and does not change.
type Info struct {
	Name  string // as in pipelines: "loop-invariant-code-motion"
	Title string // as in reports: "LoopInvariantCodeMotionPass"; MLIR has the C++ class here
	Level string // the group in the list of passes, such as "affine" or "conversion"; "" for none
	// Dialects are those of the operations that the pass makes.
	Dialects []*ir.Dialect

	doc    string
	anchor anchor
	new    func() Runner       // nil for a named pipeline
	clone  func(Runner) Runner // a shallow copy
	opts   func() any          // the struct of options of a named pipeline
	build  func(p *Pipeline, opts any) error
}

// An anchor says which operations a pass runs on.
type anchor struct {
	op   string // "" for any
	fits func(ir.Op) bool
}

func (a anchor) accepts(op ir.Op) bool {
	return (a.op == "" || a.op == ir.Name(op)) && (a.fits == nil || a.fits(op))
}

// A Setting is a further property of a pass, an argument of New.
type Setting func(*Info)

// On says that the pass runs on operations of the given name only. In a pipeline for another operation it is nested in one for this.
func On(op string) Setting { return func(i *Info) { i.anchor.op = op } }

// OnAny says that the pass runs on any operation for which fits is true, which may look at the kind of the operation only.
func OnAny(fits func(ir.Op) bool) Setting { return func(i *Info) { i.anchor.fits = fits } }

// OnInterface says that the pass runs on any operation that implements T, such as ir.FunctionOp.
func OnInterface[T any]() Setting {
	return OnAny(func(op ir.Op) bool {
		_, ok := op.(T)
		return ok
	})
}

// Title sets the name that reports give to the pass, if it is not its argument.
func Title(s string) Setting { return func(i *Info) { i.Title = s } }

// Level sets the group in which the pass is listed.
func Level(s string) Setting { return func(i *Info) { i.Level = s } }

// Makes says which dialects the operations belong to that the pass may make.
func Makes(ds ...*ir.Dialect) Setting { return func(i *Info) { i.Dialects = ds } }

// New describes the pass whose body is the struct T. Fields of T with these tags are its options and statistics:
//
//	Size  int       `opt:"tile-size" doc:"Use this tile size" default:"32"`
//	Found pass.Stat `stat:"num-loops" doc:"Number of loops found"`
//
// A field may be of a boolean, integer, floating or string type, of a type with a Choices method, a struct of such options, a
// *Pipeline, or a slice of one of these. doc is a summary in one line with more text behind it, or the Go source of a file with
// the package comment (an embedded doc.go). The description is checked when the pass is first put into a pipeline.
func New[T any, P interface {
	*T
	Runner
}](name, doc string, settings ...Setting) *Info {
	i := &Info{
		Name: name, Title: name, doc: doc,
		new: func() Runner { return P(new(T)) },
		clone: func(r Runner) Runner {
			c := new(T)
			*c = *r.(P)
			return P(c)
		},
	}
	for _, s := range settings {
		s(i)
	}
	return i
}

// Func describes a pass without options.
func Func(name, doc string, run func(c *Context, op ir.Op) error, settings ...Setting) *Info {
	i := New[runFunc](name, doc, settings...)
	i.new = func() Runner { return &runFunc{run} }
	return i
}

type runFunc struct{ run func(*Context, ir.Op) error }

func (f *runFunc) Run(c *Context, op ir.Op) error { return f.run(c, op) }

// Named describes a pipeline under a name: build adds its passes to p, whose anchor may be any operation. The options are fields of T as
// for New.
func Named[T any](name, doc string, build func(p *Pipeline, opts *T) error) *Info {
	return &Info{
		Name: name, Title: name, doc: doc,
		opts:  func() any { return new(T) },
		build: func(p *Pipeline, opts any) error { return build(p, opts.(*T)) },
	}
}

// IsPipeline reports whether i is a named pipeline and not a pass.
func (i *Info) IsPipeline() bool { return i.new == nil }

// Anchor returns the name of the only operation that the pass runs on, or "".
func (i *Info) Anchor() string { return i.anchor.op }

// Find returns the pass or named pipeline of the given name, or nil.
func Find(registry []*Info, name string) *Info {
	for _, i := range registry {
		if i.Name == name {
			return i
		}
	}
	return nil
}
