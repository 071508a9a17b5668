package pass_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/pass"
)

// say reports a remark for the operation.
func say(c *pass.Context, op ir.Op) error {
	c.Diags.Remarkf(ir.LocOf(op), "seen %s", ir.Name(op))
	return nil
}

// failOn fails on functions whose name begins with "bad".
func failOn(c *pass.Context, op ir.Op) error {
	if n, _ := ir.SymbolNameOf(op); strings.HasPrefix(n, "bad") {
		return fmt.Errorf("%s failed", n)
	}
	return nil
}

var basics = []*pass.Info{
	pass.Func("say", "Report each operation", say),
	pass.Func("say-func", "Report each function", say, pass.On("func.func"), pass.Title("SayFunction")),
	pass.Func("say-iface", "Report what is a function", say, pass.OnInterface[function](), pass.Title("SayInterface")),
	pass.Func("fail", "Fail on functions of bad names", failOn, pass.On("func.func")),
	pass.Func("mark", "Add a marker", func(_ *pass.Context, op ir.Op) error { mark(op, false); return nil }),
	pass.Func("mark-bad", "Add a marker that is wrong", func(_ *pass.Context, op ir.Op) error { mark(op, true); return nil }),
	pass.Func("mark-parent", "Make the operation around wrong", func(_ *pass.Context, op ir.Op) error {
		ir.Append(ir.BlockOf(op), ir.LocOf(op), &marker{Bad: true})
		return nil
	}),
	pass.Func("unchanged-bad", "Add a wrong marker and deny it", func(c *pass.Context, op ir.Op) error {
		mark(op, true)
		c.PreserveAll()
		return nil
	}),
	pass.Func("signal", "Fail without a word", func(c *pass.Context, _ ir.Op) error { return pass.ErrFailed }),
	pass.Func("flag", "Fail by Fail", func(c *pass.Context, _ ir.Op) error { c.Fail(); return nil }),
	pass.Func("complain", "Fail by Errorf", func(c *pass.Context, op ir.Op) error { c.Errorf(op, "is %s", "odd"); return nil }),
	pass.Func("several", "Fail for two reasons", func(_ *pass.Context, op ir.Op) error {
		return errors.Join(diag.Errorf(at(99), "one").Note(at(98), "here"), errors.New("two"))
	}),
	pass.Func("crash", "Panic", func(*pass.Context, ir.Op) error { panic("ouch") }),
}

func TestRun(t *testing.T) {
	for _, test := range []struct {
		pipeline string
		names    []string
		ok       bool
		want     string
	}{
		{"builtin.module(say)", nil, true, "in.mlir:1:1: remark: seen builtin.module\n"},
		{"builtin.module(func.func(say),say)", []string{"a", "b"}, true,
			"in.mlir:2:1: remark: seen func.func\nin.mlir:3:1: remark: seen func.func\nin.mlir:1:1: remark: seen builtin.module\n"},
		{"any(say,any(say-iface))", []string{"a"}, true, "in.mlir:1:1: remark: seen builtin.module\nin.mlir:2:1: remark: seen func.func\n"},
		{"any(any(say-func))", []string{"a"}, true, "in.mlir:2:1: remark: seen func.func\n"},
		{"builtin.module(any(any(say)))", []string{"a"}, true, ""},
		// Neighbouring pipelines become one: both passes run on a function before the next one.
		{"builtin.module(func.func(say),func.func(say))", []string{"a", "b"}, true,
			"in.mlir:2:1: remark: seen func.func\nin.mlir:2:1: remark: seen func.func\nin.mlir:3:1: remark: seen func.func\nin.mlir:3:1: remark: seen func.func\n"},
		// A failure ends the pipeline of its function and of the module, but not of the other functions.
		{"builtin.module(func.func(fail,say),say)", []string{"bad1", "ok", "bad2"}, false,
			"in.mlir:2:1: error: bad1 failed\nin.mlir:3:1: remark: seen func.func\nin.mlir:4:1: error: bad2 failed\n"},
		{"builtin.module(signal,say)", nil, false, ""},
		{"builtin.module(flag,say)", nil, false, ""},
		{"builtin.module(complain,say)", nil, false, "in.mlir:1:1: error: 'builtin.module' op is odd\n"},
		{"builtin.module(several,say)", nil, false, "in.mlir:99:1: error: one\nin.mlir:98:1: note: here\nin.mlir:1:1: error: two\n"},
		{"builtin.module(mark-bad,say)", nil, false, "in.mlir:1:1: error: 'test.marker' op is bad\n"},
		{"builtin.module(func.func(mark-parent),say)", []string{"a"}, false, "in.mlir:2:1: error: 'test.marker' op is bad\n"},
		{"builtin.module(say,unchanged-bad)", nil, true, "in.mlir:1:1: remark: seen builtin.module\n"},
		{"func.func(say)", nil, false, "in.mlir:1:1: error: can't run 'func.func' pass manager on 'builtin.module' op\n"},
		{"builtin.module(say,say-iface)", nil, false,
			"<unknown>:0: error: unable to schedule pass 'SayInterface' on a PassManager intended to run on 'builtin.module'!\n"},
		{"any(say-func)", nil, false,
			"in.mlir:1:1: error: 'builtin.module' op trying to schedule pass 'SayFunction' on an unsupported operation\n"},
	} {
		for _, workers := range []int{0, 1, 3} {
			m := &pass.Manager{Workers: workers, VerifyEach: true}
			ok, got := run(t, m, basics, test.pipeline, newModule(test.names...))
			if ok != test.ok || got != test.want {
				t.Errorf("%s, %d workers: got %v\n%swant %v\n%s", test.pipeline, workers, ok, got, test.ok, test.want)
			}
		}
	}
}

func TestCrash(t *testing.T) {
	for _, workers := range []int{1, 2} {
		ok, got := run(t, &pass.Manager{Workers: workers}, basics, "builtin.module(func.func(crash),say)", newModule("a", "b"))
		want := []string{
			"in.mlir:2:1: error: pass 'crash' crashed on 'func.func' operation: @a: ouch",
			"in.mlir:2:1: note: this is a bug in the compiler; to reproduce: --pass-pipeline='builtin.module(func.func(crash))'",
			"in.mlir:2:1: note: panic in polyloom/ir/pass_test.",
			"in.mlir:3:1: error: pass 'crash' crashed on 'func.func' operation: @b: ouch",
		}
		lines := strings.Split(got, "\n")
		if ok || len(lines) != 7 {
			t.Fatalf("%d workers: %v\n%s", workers, ok, got)
		}
		for i, w := range want {
			if !strings.HasPrefix(lines[i], w) {
				t.Errorf("got %s, want %s", lines[i], w)
			}
		}
		if !strings.Contains(lines[2], "(manager_test.go:") || strings.Contains(lines[2], "guard") {
			t.Errorf("the stack is %s", lines[2])
		}
	}
}

// TestCrashAfterCrash has a printer that cannot bear what a failed pass left.
func TestCrashAfterCrash(t *testing.T) {
	p := &pass.Printing{AfterPass: always, Print: func(ir.Op, bool) []byte { panic("no such op") }}
	ok, got := run(t, &pass.Manager{Instruments: []pass.Instrument{p}}, basics, "builtin.module(signal)", newModule())
	if want := "in.mlir:1:1: error: what is left of 'builtin.module' operation cannot be shown: no such op\n"; ok || got != want {
		t.Errorf("%v, %s", ok, got)
	}
}

// TestConcurrent works on many functions at once: all of them are seen, in the order of the module.
func TestConcurrent(t *testing.T) {
	var names []string
	var want strings.Builder
	for i := range 200 {
		name := fmt.Sprintf("f%d", i)
		if i%10 == 3 {
			name = "bad" + name
			fmt.Fprintf(&want, "in.mlir:%d:1: error: %s failed\n", i+2, name)
		} else {
			fmt.Fprintf(&want, "in.mlir:%d:1: remark: seen func.func\n", i+2)
		}
		names = append(names, name)
	}
	for _, workers := range []int{1, 2, 8, 300} {
		m := newModule(names...)
		ok, got := run(t, &pass.Manager{Workers: workers, VerifyEach: true}, basics, "builtin.module(func.func(mark,mark,fail,say))", m)
		if ok || got != want.String() {
			t.Errorf("%d workers: %v\n%s", workers, ok, got)
		}
		if n := markers(m); n != 400 {
			t.Errorf("%d workers: %d markers", workers, n)
		}
	}
}

// counter has state that is its own in each run, shared state from Init, and statistics.
type counter struct {
	Step  int       `opt:"step" default:"1" doc:"How much to count"`
	Runs  pass.Stat `stat:"num-runs" doc:"Number of runs"`
	Marks pass.Stat `stat:"marks" doc:"Number of markers"`
	seen  int
	inits *int
}

var inits int

func (o *counter) Init(c *pass.Context) error {
	if c.Op() != nil || len(c.Dialects) != len(dialects) || len(c.Passes) == 0 {
		return errors.New("the context is wrong")
	}
	if o.Step == 0 {
		return errors.New("counts nothing")
	}
	inits++
	o.inits = &inits
	return nil
}

func (o *counter) Run(c *pass.Context, op ir.Op) error {
	if o.seen != 0 || o.inits == nil || c.Op() != op {
		return errors.New("the state is not fresh")
	}
	o.seen++
	o.Runs.Add(o.Step)
	o.Marks.Add(markers(op))
	return nil
}

var counting = append([]*pass.Info{pass.New[counter]("count", "Count", pass.Title("Counter"))}, basics...)

func TestInit(t *testing.T) {
	inits = 0
	m := &pass.Manager{}
	ok, got := run(t, m, counting, "builtin.module(func.func(count),func.func(count{step=2}))", newModule("a", "b", "c"))
	if !ok || got != "" || inits != 2 {
		t.Errorf("%v, %d inits, %s", ok, inits, got)
	}
	if !m.Run(newModule("d")) || inits != 2 {
		t.Errorf("%d inits after the second run", inits)
	}
	ok, got = run(t, m, counting, "builtin.module(say,count{step=0})", newModule())
	if ok || got != "<unknown>:0: error: counts nothing\n" {
		t.Errorf("%v, %s", ok, got)
	}
	if (pass.Stat{}).Value() != 0 {
		t.Error("the zero Stat has a value")
	}
	pass.Stat{}.Add(1)
}

// numMarkers is an analysis.
type numMarkers struct{ n int }

func TestAnalysis(t *testing.T) {
	made := 0
	count := func(op ir.Op) *numMarkers {
		made++
		return &numMarkers{markers(op)}
	}
	use := func(c *pass.Context, op ir.Op) error {
		n := pass.Analysis(c, op, count).n
		if n != markers(op) {
			return fmt.Errorf("%d markers are known, %d are there", n, markers(op))
		}
		return nil
	}
	passes := append([]*pass.Info{
		pass.Func("use", "", func(c *pass.Context, op ir.Op) error { c.PreserveAll(); return use(c, op) }),
		pass.Func("spoil", "", use),
		pass.Func("keep", "", func(c *pass.Context, op ir.Op) error { pass.Preserve[*numMarkers](c); return nil }),
		pass.Func("use-inner", "", func(c *pass.Context, op ir.Op) error {
			c.PreserveAll()
			return use(c, ir.RegionAt(op, 0).Entry().First())
		}),
		pass.Func("use-outer", "", func(c *pass.Context, op ir.Op) error {
			for _, o := range []ir.Op{op, ir.Parent(op)} {
				a, ok := pass.CachedAnalysis[*numMarkers](c, o)
				c.Diags.Remarkf(ir.LocOf(o), "%v %v", ok, a != nil)
			}
			return nil
		}),
	}, basics...)
	for _, test := range []struct {
		pipeline string
		made     int
		want     string
	}{
		{"builtin.module(use,use,use)", 1, ""},
		{"builtin.module(use,spoil,use)", 2, ""},
		{"builtin.module(use,mark,use)", 2, ""},
		{"builtin.module(use,keep,use)", 1, ""},
		{"builtin.module(use-inner,use-inner,func.func(use,use))", 1, ""},
		{"builtin.module(use-inner,keep,use-inner)", 1, ""},
		{"builtin.module(use-inner,mark,use-inner)", 2, ""},
		{"builtin.module(use,func.func(use,use,use-outer,use-outer))", 2,
			"in.mlir:2:1: remark: true true\nin.mlir:1:1: remark: true true\nin.mlir:2:1: remark: false false\nin.mlir:1:1: remark: true true\n"},
		{"builtin.module(func.func(use-outer))", 0, "in.mlir:2:1: remark: false false\nin.mlir:1:1: remark: false false\n"},
		// What a nested pipeline may have changed is not known any more.
		{"builtin.module(use,func.func(mark),use)", 2, ""},
	} {
		made = 0
		ok, got := run(t, &pass.Manager{}, passes, test.pipeline, newModule("a"))
		if !ok || made != test.made || got != test.want {
			t.Errorf("%s: %v, %d made, want %d\n%s", test.pipeline, ok, made, test.made, got)
		}
	}
}

// dynamic runs a pipeline that is one of its options.
type dynamic struct {
	Inner *pass.Pipeline `opt:"inner"`
	Outer bool           `opt:"outer"`
}

func (o *dynamic) Run(c *pass.Context, op ir.Op) error {
	if o.Outer {
		return c.RunPipeline(o.Inner, ir.Parent(op))
	}
	return c.RunPipeline(o.Inner, op)
}

func TestDynamic(t *testing.T) {
	passes := append([]*pass.Info{pass.New[dynamic]("dynamic", "Run a pipeline")}, basics...)
	for _, test := range []struct {
		pipeline string
		ok       bool
		want     string
	}{
		{"builtin.module(func.func(dynamic{inner=func.func(say)}))", true, "in.mlir:2:1: remark: seen func.func\nin.mlir:3:1: remark: seen func.func\n"},
		{"builtin.module(dynamic{inner=builtin.module(func.func(say-func),func.func(say))},signal)", false, strings.Repeat("in.mlir:2:1: remark: seen func.func\n", 2) +
			strings.Repeat("in.mlir:3:1: remark: seen func.func\n", 2)},
		{"builtin.module(dynamic{inner=any(complain)},say)", false, "in.mlir:1:1: error: 'builtin.module' op is odd\n"},
		{"builtin.module(dynamic{inner=func.func(say)})", false, "in.mlir:1:1: error: can't run 'func.func' pass manager on 'builtin.module' op\n"},
		{"builtin.module(dynamic{inner=builtin.module(say-iface)})", false,
			"<unknown>:0: error: unable to schedule pass 'SayInterface' on a PassManager intended to run on 'builtin.module'!\n"},
		{"builtin.module(func.func(dynamic{outer inner=any(say)}))", false,
			strings.Repeat("in.mlir:1:1: error: 'builtin.module' op Trying to schedule a dynamic pipeline on an operation that isn't nested under the current operation the pass is processing\n", 2)},
	} {
		ok, got := run(t, &pass.Manager{Workers: 2}, passes, test.pipeline, newModule("a", "b"))
		if ok != test.ok || got != test.want {
			t.Errorf("%s: got %v\n%swant %v\n%s", test.pipeline, ok, got, test.ok, test.want)
		}
	}
}

// TestUnsuitable runs pipelines on operations that no pass can work on.
func TestUnsuitable(t *testing.T) {
	loose := &marker{}
	ir.Init(loose, at(7))
	m := &pass.Manager{Describe: func(op ir.Op) string { return "<" + ir.Name(op) + ">" }}
	ok, got := run(t, m, basics, "test.marker(say)", loose)
	want := "in.mlir:7:1: error: 'test.marker' op trying to schedule a pass on an operation not marked as 'IsolatedFromAbove'\n" +
		"in.mlir:7:1: note: see current operation: <test.marker>\n"
	if ok || got != want {
		t.Errorf("%v\n%s", ok, got)
	}
	m.VerifyEach = true
	_, got = run(t, m, basics, "builtin.module(mark-bad)", newModule())
	want = "in.mlir:1:1: error: 'test.marker' op is bad\nin.mlir:1:1: note: see current operation: <test.marker>\n"
	if got != want {
		t.Errorf("got\n%s", got)
	}
	m.Diags = nil
	if m.Run(newModule()) {
		t.Error("went well")
	}
}

func TestMerge(t *testing.T) {
	for _, test := range []struct{ pipeline, want string }{
		{"builtin.module(func.func(say),any(say),func.func(say))", "builtin.module(func.func(say),any(say),func.func(say))"},
		{"builtin.module(func.func(say),builtin.module(say),func.func(say))", "builtin.module(builtin.module(say),func.func(say,say))"},
		{"builtin.module(builtin.module(say),any(say-iface),builtin.module(say))", "builtin.module(builtin.module(say,say),any(say-iface))"},
		{"builtin.module(any(say),any(say))", "builtin.module(any(say),any(say))"},
		{"builtin.module(func.func(say,any(say)),func.func(any(say)),say,func.func(say))",
			"builtin.module(func.func(say,any(say),any(say)),say,func.func(say))"},
	} {
		m := &pass.Manager{}
		run(t, m, basics, test.pipeline, newModule())
		if got := m.Pipeline.String(); got != test.want {
			t.Errorf("%s became %s, want %s", test.pipeline, got, test.want)
		}
	}
}
