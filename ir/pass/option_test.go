package pass_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/pass"
)

type word string

type inner struct {
	X int `opt:"x" default:"7"`
}

// kinds has fields of types that the passes of parse_test.go have none of.
type kinds struct {
	I8     int8             `opt:"i8"`
	U8     uint8            `opt:"u8"`
	F32    float32          `opt:"f32" default:"0.5"`
	Named  word             `opt:"named" default:"here"`
	Bools  []bool           `opt:"bools"`
	Floats []float64        `opt:"floats"`
	Modes  []simplification `opt:"modes" default:"disabled,normal"`
	Inner  inner            `opt:"inner"`
	Pipe   *pass.Pipeline   `opt:"pipe"`
	plain  func()
}

func (o *kinds) Run(c *pass.Context, op ir.Op) error {
	if o.plain != nil {
		o.plain()
	}
	c.Diags.Remarkf(nil, "%d %d %v %s %v %v %v %d %v", o.I8, o.U8, o.F32, o.Named, o.Bools, o.Floats, o.Modes, o.Inner.X, o.Pipe != nil)
	return nil
}

var kindPasses = append([]*pass.Info{pass.New[kinds]("kinds", "")}, basics...)

func TestOptionKinds(t *testing.T) {
	for _, test := range []struct{ options, seen, written string }{
		{"", "0 0 0.5 here [] [] [1 0] 7 false", " f32=5.000000e-01  i8=0 inner={x=7}  named=here pipe= u8=0"},
		{"i8=-128 u8=0xff f32=2", "-128 255 2 here [] [] [1 0] 7 false", " f32=2.000000e+00  i8=-128 inner={x=7}  named=here pipe= u8=255"},
		{"bools=1,false floats=1,-.5e1 modes=aggressive", "0 0 0.5 here [true false] [1 -5] [2] 7 false",
			"bools={true,false} f32=5.000000e-01 floats={1.000000e+00,-5.000000e+00} i8=0 inner={x=7} modes={aggressive} named=here pipe= u8=0"},
		{"inner={x=9} pipe=any(say) named='a b'", "0 0 0.5 a b [] [] [1 0] 9 true", " f32=5.000000e-01  i8=0 inner={x=9}  named={a b} pipe=any(say) u8=0"},
	} {
		m := &pass.Manager{}
		ok, got := run(t, m, kindPasses, "builtin.module(kinds{"+test.options+"})", newModule())
		if want := "<unknown>:0: remark: " + test.seen + "\n"; !ok || got != want {
			t.Errorf("%s: got %s, want %s", test.options, got, want)
		}
		if got, want := m.Pipeline.Steps()[0].String(), "kinds{"+test.written+"}"; got != want {
			t.Errorf("%s: written as %s, want %s", test.options, got, want)
		}
	}
	for options, want := range map[string]string{
		"i8=128":      "for the --i8 option: '128' value invalid for integer argument!",
		"u8=256":      "for the --u8 option: '256' value invalid for uint argument!",
		"u8=+1":       "for the --u8 option: '+1' value invalid for uint argument!",
		"bools=1,x":   "for the --bools option: 'x' is invalid value for boolean argument! Try 0 or 1",
		"modes=x":     "for the --modes option: Cannot find option named 'x'!",
		"inner={x=y}": "for the --x option: 'y' value invalid for integer argument!",
		"inner={y=1}": "<Pass-Options-Parser>: no such option y",
		"inner":       "for the --inner option: requires a value!",
	} {
		if err := pass.NewPipeline(pass.Any).Add(kindPasses[0], options); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", options, err, want)
		}
	}
}

type badType struct {
	F func() `opt:"f"`
}

func (*badType) Run(*pass.Context, ir.Op) error { return nil }

type badDefault struct {
	N int `opt:"n" default:"x"`
}

func (*badDefault) Run(*pass.Context, ir.Op) error { return nil }

type hiddenField struct {
	n int `opt:"n"`
}

func (o *hiddenField) Run(*pass.Context, ir.Op) error { o.n = 0; return nil }

// TestMistakes has passes that are described wrongly.
func TestMistakes(t *testing.T) {
	for want, info := range map[string]*pass.Info{
		"pass: field pass_test.badType.F cannot be an option":                                         pass.New[badType]("p", ""),
		"pass: field pass_test.hiddenField.n cannot be an option":                                     pass.New[hiddenField]("p", ""),
		"pass: default of option n of *pass_test.badDefault: 'x' value invalid for integer argument!": pass.New[badDefault]("p", ""),
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}()
			pass.NewPipeline(pass.Any).Add(info, "")
		}()
	}
}

func TestNamed(t *testing.T) {
	broken := pass.Named("broken", "", func(*pass.Pipeline, *inner) error { return errors.New("out of order") })
	both := pass.Named("both", "", func(p *pass.Pipeline, o *inner) error {
		for range o.X {
			if err := p.Add(basics[1], ""); err != nil {
				return err
			}
		}
		return nil
	})
	for _, test := range []struct{ pipeline, want string }{
		{"builtin.module(both{x=2})", "builtin.module(func.func(say-func),func.func(say-func))"},
		{"func.func(both{x=1})", "func.func(say-func)"},
		{"any(both{x=0})", "any()"},
		{"any(broken)", "out of order\nfailed to add `broken` with options ``"},
		{"any(both{y=0})", "<Pass-Options-Parser>: no such option y\n\nfailed to add `both` with options `y=0`"},
	} {
		p, err := pass.Parse([]*pass.Info{broken, both}, test.pipeline)
		got := fmt.Sprint(p)
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.pipeline, got, test.want)
		}
	}
	if !both.IsPipeline() || basics[0].IsPipeline() || basics[1].Anchor() != "func.func" || basics[0].Anchor() != "" {
		t.Error("the descriptions are wrong")
	}
}

func TestDialects(t *testing.T) {
	a := pass.Func("a", "", nothing, pass.Makes(dialects[2], dialects[0]))
	b := pass.Func("b", "", nothing, pass.Makes(dialects[1], dialects[2]))
	p := parse(t, []*pass.Info{a, b}, "any(any(a),b)")
	if got, want := p.Dialects(), []*ir.Dialect{dialects[2], dialects[0], dialects[1]}; !slices.Equal(got, want) {
		t.Errorf("got %d dialects", len(got))
	}
	if p.Empty() || p.Anchor() != pass.Any || !pass.NewPipeline("x.y").Empty() {
		t.Error("the pipeline is wrong")
	}
}

// trace notes what it is told.
type trace struct {
	name string
	log  *[]string
}

func (r trace) note(when string, e *pass.Exec) {
	var what string
	switch e.Kind {
	case pass.PipelineRun:
		what = e.Pipeline.Anchor()
	case pass.PassRun:
		what = e.Step.Title()
	case pass.AnalysisRun:
		what = e.Analysis
	}
	if e.Failed {
		what += " failed"
	}
	if e.Crash != nil {
		what += fmt.Sprint(" with ", e.Crash)
	}
	*r.log = append(*r.log, r.name+" "+when+" "+what)
}

func (r trace) Before(e *pass.Exec) { r.note("before", e) }
func (r trace) After(e *pass.Exec)  { r.note("after", e) }
func (r trace) Sequential() bool    { return true }

func TestInstruments(t *testing.T) {
	var log []string
	m := &pass.Manager{Instruments: []pass.Instrument{trace{"1", &log}, trace{"2", &log}}}
	run(t, m, basics, "builtin.module(func.func(crash),say)", newModule("a"))
	want := []string{
		"1 before builtin.module", "2 before builtin.module",
		"1 before Pipeline Collection : ['func.func']", "2 before Pipeline Collection : ['func.func']",
		"1 before func.func", "2 before func.func",
		"1 before crash", "2 before crash",
		"2 after crash failed with ouch", "1 after crash failed with ouch",
		"2 after func.func failed", "1 after func.func failed",
		"2 after Pipeline Collection : ['func.func'] failed", "1 after Pipeline Collection : ['func.func'] failed",
		"2 after builtin.module failed", "1 after builtin.module failed",
	}
	if !slices.Equal(log, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(log, "\n"), strings.Join(want, "\n"))
	}
}
