package pass

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
)

// A Choice is one value of an enumerated option.
type Choice struct{ Name, Doc string }

// Chooser is implemented by integer types of enumerated options: value i is written as the name of Choices()[i].
type Chooser interface{ Choices() []Choice }

// A Stat counts something over all runs of a pass in a pipeline; a field with the tag "stat". The zero Stat counts nothing.
type Stat struct{ n *atomic.Int64 }

// Add adds n. It may be called from several goroutines.
func (s Stat) Add(n int) {
	if s.n != nil {
		s.n.Add(int64(n))
	}
}

// Value returns the count.
func (s Stat) Value() int64 {
	if s.n == nil {
		return 0
	}
	return s.n.Load()
}

// OptionError says what is wrong with the options of a pass or with the text of a pipeline. mlir-opt reports it in two parts.
type OptionError struct {
	direct []directLine
	// Message is for an error without a location. It may have several lines, and may be empty.
	Message string
}

// A directLine is what mlir-opt writes to the standard error output, past its diagnostics.
type directLine struct {
	text  string
	named bool // the name of the tool stands before it
}

// Direct returns what is to be written as it is before Message is reported: problems with the values of options, behind the name of
// the tool.
func (e *OptionError) Direct(tool string) string {
	var b strings.Builder
	for _, l := range e.direct {
		if l.named {
			b.WriteString(tool + ": ")
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// Error returns all that is wrong.
func (e *OptionError) Error() string {
	var b strings.Builder
	for _, l := range e.direct {
		b.WriteString(l.text)
	}
	return strings.TrimSpace(b.String() + e.Message)
}

// A binding is a struct seen as options and statistics.
type binding struct {
	opts  []*option // in the order of their names
	stats []statistic
}

// A statistic is a field of type Stat.
type statistic struct {
	name, doc string
	stat      Stat
}

// An option is a field of a struct of options.
type option struct {
	name, doc  string
	v          reflect.Value
	kind       kind
	def        string
	hasDefault bool
	set        bool // a value was given; lists are printed only then
}

// bind makes the fields of the struct that body points to options, sets them to their defaults and starts its statistics at zero. A
// mistake in the tags is an error of the program.
func bind(body any) *binding {
	b := view(reflect.ValueOf(body).Elem())
	for _, o := range b.opts {
		if o.kind == (structKind{}) {
			bind(o.v.Addr().Interface())
		}
		if !o.hasDefault {
			continue
		}
		if err := o.kind.parse(o.v, o.def, nil); err != nil {
			panic(fmt.Sprintf("pass: default of option %s of %T: %s", o.name, body, err))
		}
	}
	return b
}

// view makes the fields of a struct options as they are.
func view(v reflect.Value) *binding {
	b := &binding{}
	if v.Kind() == reflect.Struct {
		b.fields(v)
		slices.SortFunc(b.opts, func(x, y *option) int { return strings.Compare(x.name, y.name) })
	}
	return b
}

func (b *binding) fields(v reflect.Value) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			b.fields(v.Field(i))
			continue
		}
		if name, ok := f.Tag.Lookup("stat"); ok {
			s := Stat{new(atomic.Int64)}
			v.Field(i).Set(reflect.ValueOf(s))
			b.stats = append(b.stats, statistic{name, f.Tag.Get("doc"), s})
			continue
		}
		name, ok := f.Tag.Lookup("opt")
		if !ok {
			continue
		}
		o := &option{name: name, doc: f.Tag.Get("doc"), v: v.Field(i), kind: kindOf(f.Type)}
		if o.kind == nil || !f.IsExported() {
			panic(fmt.Sprintf("pass: field %s.%s cannot be an option", t, f.Name))
		}
		o.def, o.hasDefault = f.Tag.Lookup("default")
		b.opts = append(b.opts, o)
	}
}

// parse sets options from text: "size=4 separate names={a,b}".
func (b *binding) parse(text string, registry []*Info) *OptionError {
	for text != "" {
		var name, value string
		var given bool
		name, value, given, text = nextOption(text)
		if name == "" {
			continue
		}
		o := b.find(name)
		if o == nil {
			return &OptionError{Message: "<Pass-Options-Parser>: no such option " + name + "\n"}
		}
		if err := o.assign(value, given, registry); err != nil {
			return err
		}
	}
	return nil
}

func (b *binding) find(name string) *option {
	for _, o := range b.opts {
		if o.name == name {
			return o
		}
	}
	return nil
}

// assign sets o to the value, or appends to a list that was given a value before.
func (o *option) assign(value string, given bool, registry []*Info) *OptionError {
	if !given && o.kind.needsValue() {
		return o.wrong("requires a value!")
	}
	if o.v.Kind() == reflect.Slice && !o.set {
		o.v.Set(reflect.MakeSlice(o.v.Type(), 0, 0))
	}
	o.set = true
	switch err := o.kind.parse(o.v, value, registry).(type) {
	case nil:
		return nil
	case *OptionError: // of what is inside
		return &OptionError{direct: append(err.direct, directLine{text: err.Message})}
	default:
		return o.wrong(err.Error())
	}
}

func (o *option) wrong(problem string) *OptionError {
	return &OptionError{direct: []directLine{{"for the --" + o.name + " option: " + problem + "\n", true}}}
}

// write prints all options in braces, those that are lists only if they were given.
func (b *binding) write(out *strings.Builder) {
	if len(b.opts) == 0 {
		return
	}
	out.WriteByte('{')
	for i, o := range b.opts {
		if i > 0 {
			out.WriteByte(' ')
		}
		if o.v.Kind() == reflect.Slice && !o.set {
			continue
		}
		out.WriteString(o.name + "=")
		o.kind.write(out, o.v)
	}
	out.WriteByte('}')
}
