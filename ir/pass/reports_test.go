package pass_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"polyloom/ir"
	"polyloom/ir/pass"
)

const rule = "===-------------------------------------------------------------------------===\n"

func TestStatistics(t *testing.T) {
	m := &pass.Manager{}
	run(t, m, counting, "builtin.module(func.func(mark,count{step=6}),count,any(count),mark)", newModule("a", "b"))
	for _, test := range []struct {
		display pass.Display
		want    string
	}{
		{pass.AsTree, `'func.func' Pipeline
  mark
  Counter
    (S)  2 marks    - Number of markers
    (S) 12 num-runs - Number of runs
Counter
  (S) 2 marks    - Number of markers
  (S) 1 num-runs - Number of runs
'any' Pipeline
  Counter
    (S) 2 marks    - Number of markers
    (S) 2 num-runs - Number of runs
mark

`},
		{pass.AsList, `  Counter
    (S)  6 marks    - Number of markers
    (S) 15 num-runs - Number of runs

`},
	} {
		var b strings.Builder
		if err := pass.WriteStatistics(&b, m.Pipeline, test.display); err != nil {
			t.Fatal(err)
		}
		want := rule + "                         ... Pass statistics report ...\n" + rule + test.want
		if b.String() != want {
			t.Errorf("got\n%s\nwant\n%s", b.String(), want)
		}
	}
	run(t, m, counting, "builtin.module(func.func(count),builtin.module(say))", newModule("a"))
	var b strings.Builder
	pass.WriteStatistics(&b, m.Pipeline, pass.AsTree)
	want := `Pipeline Collection : ['builtin.module', 'func.func']
  'builtin.module' Pipeline
    say
  'func.func' Pipeline
    Counter
`
	if !strings.Contains(b.String(), want) {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// A fakeClock is moved by passes.
type fakeClock struct{ now time.Time }

func (c *fakeClock) Now() time.Time       { return c.now }
func (c *fakeClock) pass(d time.Duration) { c.now = c.now.Add(d) }

func (c *fakeClock) takes(name string, d time.Duration) *pass.Info {
	return pass.Func(name, "", func(*pass.Context, ir.Op) error { c.pass(d); return nil })
}

// timed runs two passes in a program that also parses, and returns the measurement. The functions a and b take 3 s each.
func timed(t *testing.T, pipeline string) *pass.Timing {
	clock := &fakeClock{}
	timing := pass.NewTiming(clock.Now)
	stop := timing.Scope("Parser")
	clock.pass(2 * time.Second)
	stop()
	clock.pass(time.Second)
	passes := []*pass.Info{
		clock.takes("long", 3*time.Second),
		clock.takes("short", time.Second),
		pass.Func("analyze", "", func(c *pass.Context, op ir.Op) error {
			pass.Analysis(c, op, func(ir.Op) numMarkers { clock.pass(time.Second); return numMarkers{} })
			return nil
		}),
	}
	m := &pass.Manager{Workers: 1, Instruments: []pass.Instrument{timing}}
	if ok, got := run(t, m, passes, pipeline, newModule("a", "b")); !ok {
		t.Fatal(got)
	}
	return timing
}

func TestTiming(t *testing.T) {
	head := rule + "                         ... Execution time report ...\n" + rule +
		"  Total Execution Time: 14.0000 seconds\n\n  ----Wall Time----  ----Name----\n"
	for _, test := range []struct {
		name    string
		display pass.Display
		format  pass.TimingFormat
		want    string
	}{
		{"tree", pass.AsTree, pass.TimingText, head +
			"    2.0000 ( 14.3%)  Parser\n" +
			"    8.0000 ( 57.1%)  'func.func' Pipeline\n" +
			"    6.0000 ( 42.9%)    long\n" +
			"    2.0000 ( 14.3%)    analyze\n" +
			"    2.0000 ( 14.3%)      (A) pass_test.numMarkers\n" +
			"    3.0000 ( 21.4%)  long\n" +
			"    1.0000 (  7.1%)  Rest\n" +
			"   14.0000 (100.0%)  Total\n"},
		{"list", pass.AsList, pass.TimingText, head +
			"   14.0000 (100.0%)  root\n" +
			"    9.0000 ( 64.3%)  long\n" +
			"    8.0000 ( 57.1%)  'func.func' Pipeline\n" +
			"    8.0000 ( 57.1%)  Pipeline Collection : ['func.func']\n" +
			"    2.0000 ( 14.3%)  (A) pass_test.numMarkers\n" +
			"    2.0000 ( 14.3%)  Parser\n" +
			"    2.0000 ( 14.3%)  analyze\n" +
			"    1.0000 (  7.1%)  Rest\n" +
			"   14.0000 (100.0%)  Total\n"},
		{"json", pass.AsTree, pass.TimingJSON, "[\n" +
			`{"wall": {"duration":   2.0000, "percentage":  14.3}, "name": "Parser", "passes": [` + "\n{}]},\n" +
			`{"wall": {"duration":   8.0000, "percentage":  57.1}, "name": "'func.func' Pipeline", "passes": [` + "\n" +
			`  {"wall": {"duration":   6.0000, "percentage":  42.9}, "name": "long", "passes": [` + "\n  {}]},\n" +
			`  {"wall": {"duration":   2.0000, "percentage":  14.3}, "name": "analyze", "passes": [` + "\n" +
			`    {"wall": {"duration":   2.0000, "percentage":  14.3}, "name": "(A) pass_test.numMarkers", "passes": [` + "\n    {}]},\n  {}]},\n{}]},\n" +
			`{"wall": {"duration":   3.0000, "percentage":  21.4}, "name": "long", "passes": [` + "\n{}]},\n" +
			`{"wall": {"duration":   1.0000, "percentage":   7.1}, "name": "Rest"},` + "\n" +
			`{"wall": {"duration":  14.0000, "percentage": 100.0}, "name": "Total"}` + "\n]\n"},
	} {
		var b strings.Builder
		if err := timed(t, "builtin.module(func.func(long,analyze),long)").Write(&b, test.display, test.format); err != nil {
			t.Fatal(err)
		}
		if b.String() != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, b.String(), test.want)
		}
	}
	var b strings.Builder
	timed(t, "builtin.module(func.func(long),builtin.module(long),short)").Write(&b, pass.AsTree, pass.TimingText)
	want := "    6.0000 ( 60.0%)  Pipeline Collection : ['builtin.module', 'func.func']\n" +
		"    6.0000 ( 60.0%)    'func.func' Pipeline\n    6.0000 ( 60.0%)      long\n    1.0000 ( 10.0%)  short\n"
	if !strings.Contains(b.String(), want) {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestTimingOverlap gives Timing the executions of two goroutines: a works from 0 to 4, b from 1 to 5.
func TestTimingOverlap(t *testing.T) {
	clock := &fakeClock{}
	timing := pass.NewTiming(clock.Now)
	p := parse(t, basics, "builtin.module(func.func(say))")
	m := newModule("a", "b")
	a := m.Body.Entry().First()
	top := &pass.Exec{Kind: pass.PipelineRun, Pipeline: p, Op: m}
	all := &pass.Exec{Kind: pass.PassRun, Step: p.Steps()[0], Op: m, Parent: top}
	one := &pass.Exec{Kind: pass.PipelineRun, Pipeline: p.Steps()[0].Nested[0], Op: a, Parent: all}
	two := &pass.Exec{Kind: pass.PipelineRun, Pipeline: p.Steps()[0].Nested[0], Op: ir.Next(a), Parent: all}
	timing.Before(top)
	timing.Before(all)
	timing.Before(one)
	clock.pass(time.Second)
	timing.Before(two)
	clock.pass(3 * time.Second)
	timing.After(one)
	clock.pass(time.Second)
	timing.After(two)
	timing.After(all)
	timing.After(top)
	clock.pass(time.Second)
	var b strings.Builder
	timing.Write(&b, pass.AsTree, pass.TimingText)
	want := "  Total Execution Time: 6.0000 seconds\n\n" +
		"  ----User Time----  ----Wall Time----  ----Name----\n" +
		"    8.0000 ( 88.9%)    5.0000 ( 83.3%)  'func.func' Pipeline\n" +
		"    1.0000 ( 11.1%)    1.0000 ( 16.7%)  Rest\n" +
		"    9.0000 (100.0%)    6.0000 (100.0%)  Total\n"
	if !strings.HasSuffix(b.String(), want) {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// text stands in for the printer: the names of op and of the ops inside it.
func text(op ir.Op, local bool) []byte {
	s := ir.Name(op)
	if local {
		s += " local"
	}
	if n := markers(op); n > 0 {
		s += strings.Repeat(" marked", n)
	}
	if ir.Parent(op) == nil {
		s += "\n"
	}
	return []byte(s)
}

func always(*pass.Info) bool { return true }

func TestPrinting(t *testing.T) {
	named := func(names ...string) func(*pass.Info) bool {
		return func(i *pass.Info) bool { return slices.Contains(names, i.Name) }
	}
	for _, test := range []struct {
		name     string
		printing pass.Printing
		pipeline string
		want     string
	}{
		{"before", pass.Printing{BeforePass: always}, "builtin.module(func.func(say-func),mark)",
			"// -----// IR Dump Before SayFunction (say-func) //----- //\nfunc.func local\n\n" +
				"// -----// IR Dump Before mark (mark) //----- //\nbuiltin.module\n\n\n"},
		{"after", pass.Printing{AfterPass: named("mark")}, "builtin.module(mark,say)",
			"// -----// IR Dump After mark (mark) //----- //\nbuiltin.module marked\n\n\n"},
		{"change", pass.Printing{AfterPass: always, OnlyOnChange: true}, "builtin.module(say,mark,say,signal)",
			"// -----// IR Dump After mark (mark) //----- //\nbuiltin.module marked\n\n\n" +
				"// -----// IR Dump After signal Failed (signal) //----- //\nbuiltin.module marked\n\n\n"},
		{"failure", pass.Printing{AfterPass: always, OnlyOnFailure: true}, "builtin.module(func.func(mark,signal))",
			"// -----// IR Dump After signal Failed (signal) //----- //\nfunc.func local marked\n\n"},
		{"module scope", pass.Printing{AfterPass: always, ModuleScope: true}, "builtin.module(func.func(mark),say)",
			"// -----// IR Dump After mark (mark) ('func.func' operation: @a) //----- //\nbuiltin.module marked\n\n\n" +
				"// -----// IR Dump After say (say) ('builtin.module' operation) //----- //\nbuiltin.module marked\n\n\n"},
	} {
		var b strings.Builder
		p := test.printing
		p.Print, p.Out = text, &b
		run(t, &pass.Manager{Instruments: []pass.Instrument{&p}}, basics, test.pipeline, newModule("a"))
		if b.String() != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, b.String(), test.want)
		}
	}
}

// TestPrintingTree expects the files that mlir-opt-22 makes for the same module and passes.
func TestPrintingTree(t *testing.T) {
	dir := t.TempDir()
	m := newModule("f", "../h")
	m.SymName = ir.Str("top")
	p := &pass.Printing{AfterPass: always, Print: text, TreeDir: dir}
	run(t, &pass.Manager{Instruments: []pass.Instrument{p}}, basics, "builtin.module(func.func(say,mark),say,func.func(say))", m)
	var got []string
	filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			got = append(got, filepath.ToSlash(rel))
		}
		return err
	})
	want := []string{
		"builtin_module_top/1_say.mlir",
		"builtin_module_top/func_func_f/0_0_say.mlir", "builtin_module_top/func_func_f/0_1_mark.mlir", "builtin_module_top/func_func_f/1_2_say.mlir",
		"builtin_module_top/func_func_h/0_0_say.mlir", "builtin_module_top/func_func_h/0_1_mark.mlir", "builtin_module_top/func_func_h/1_2_say.mlir",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	file := filepath.Join(dir, "file")
	os.WriteFile(file, nil, 0o666)
	var problems strings.Builder
	p = &pass.Printing{AfterPass: always, Print: text, TreeDir: file, Err: &problems}
	run(t, &pass.Manager{Instruments: []pass.Instrument{p}}, basics, "builtin.module(say)", m)
	if problems.Len() == 0 {
		t.Error("writing below a file is no problem")
	}
}

func TestFingerprint(t *testing.T) {
	m := newModule("a", "b")
	was := pass.Fingerprint(m)
	if pass.Fingerprint(m) != was {
		t.Error("it changes by itself")
	}
	first := m.Body.Entry().First()
	for _, change := range []struct {
		what string
		do   func()
	}{
		{"a new op", func() { mark(first, false) }},
		{"an attribute", func() { ir.SetSymbolName(first, "c") }},
		{"a property", func() { ir.RegionAt(first, 0).Entry().First().(*marker).Bad = true }},
		{"a discardable attribute", func() { ir.SetAttribute(first, "test.x", ir.Unit) }},
		{"the order", func() { ir.MoveAfter(first, ir.Next(first)) }},
		{"a location", func() { ir.SetLoc(first, at(77)) }},
		{"a block", func() { m.Body.Add(ir.NewBlock(at(1))) }},
		{"an argument", func() { m.Body.LastBlock().AddArg(ir.Index(), at(1)) }},
	} {
		change.do()
		if now := pass.Fingerprint(m); now == was {
			t.Errorf("%s is not seen", change.what)
		} else {
			was = now
		}
	}
}

func reproduce(t *testing.T, r *pass.Reproducer, pipeline string, workers int) (messages, file string) {
	t.Helper()
	r.Path = filepath.Join(t.TempDir(), "r.mlir")
	r.Print = func(op ir.Op) []byte { return text(op, false) }
	m := &pass.Manager{Workers: workers, Instruments: []pass.Instrument{r}}
	_, got := run(t, m, basics, pipeline, newModule("a", "bad1", "bad2"))
	content, _ := os.ReadFile(r.Path)
	return strings.ReplaceAll(got, r.Path, "r.mlir"), string(content)
}

func TestReproducer(t *testing.T) {
	pipeline := "builtin.module(func.func(mark,fail),say)"
	for _, workers := range []int{1, 3} {
		got, file := reproduce(t, &pass.Reproducer{VerifyEach: true}, pipeline, workers)
		want := "in.mlir:3:1: error: bad1 failed\nin.mlir:4:1: error: bad2 failed\n" +
			"in.mlir:3:1: error: Failures have been detected while processing an MLIR pass pipeline\n" +
			"in.mlir:3:1: note: Pipeline failed while executing [`fail` on 'func.func' operation: @bad1, `fail` on 'func.func' operation: @bad2]: reproducer generated at `r.mlir`\n"
		if got != want {
			t.Errorf("%d workers: got\n%s\nwant\n%s", workers, got, want)
		}
		want = `builtin.module

{-#
  external_resources: {
    mlir_reproducer: {
      pipeline: "builtin.module(func.func(mark,fail), say)",
      disable_threading: false,
      verify_each: true
    }
  }
#-}
`
		if file != want {
			t.Errorf("the file is\n%s\nwant\n%s", file, want)
		}
	}

	got, file := reproduce(t, &pass.Reproducer{Local: true, DisableThreading: true}, pipeline, 3)
	if want := "reproducer generated at `r.mlir`\n"; strings.Count(got, want) != 1 ||
		!strings.Contains(got, "in.mlir:3:1: note: Pipeline failed while executing `fail` on 'func.func' operation: @bad1: "+want) {
		t.Errorf("got\n%s", got)
	}
	// a and bad1 were marked by then.
	if !strings.HasPrefix(file, "builtin.module marked marked\n\n{-#") || !strings.Contains(file, `pipeline: "builtin.module(func.func(fail))"`) {
		t.Errorf("the file is\n%s", file)
	}

	got, file = reproduce(t, &pass.Reproducer{}, "builtin.module(crash)", 1)
	if !strings.Contains(got, "executing [`crash` on 'builtin.module' operation]: reproducer") || file == "" {
		t.Errorf("got\n%s\n%s", got, file)
	}
	if got, file = reproduce(t, &pass.Reproducer{}, "builtin.module(say)", 1); strings.Contains(got, "reproducer") || file != "" {
		t.Errorf("success gives\n%s\n%s", got, file)
	}
}

func TestRecipe(t *testing.T) {
	r := pass.Recipe{Pipeline: `any(a{b="c"})`}
	got := string(r.AppendTo([]byte("module {\n}\n\n{-#\n  dialect_resources: {\n  }\n#-}\n")))
	want := "module {\n}\n\n{-#\n  dialect_resources: {\n  },\n  external_resources: {\n    mlir_reproducer: {\n" +
		"      pipeline: \"any(a{b=\\22c\\22})\",\n      disable_threading: false,\n      verify_each: false\n    }\n  }\n#-}\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var read pass.Recipe
	if !read.Set("pipeline", r.Pipeline, false) || !read.Set("disable_threading", "", true) || !read.Set("verify_each", "", true) || read.Set("x", "", true) {
		t.Error("a key is mistaken")
	}
	if read != (pass.Recipe{Pipeline: r.Pipeline, DisableThreading: true, VerifyEach: true}) {
		t.Errorf("read %+v", read)
	}
}

func TestWriteList(t *testing.T) {
	registry := []*pass.Info{pass.Find(known, "test-options-pass-pipeline"), pass.Find(known, "test-options-pass"), pass.Find(known, "affine-loop-tile"),
		pass.Func("here", "Do\nit", nothing, pass.Level("affine"))}
	var b bytes.Buffer
	if err := pass.WriteList(&b, registry, 40); err != nil {
		t.Fatal(err)
	}
	// As mlir-opt-22 --help has it, but for the column, and the passes with a level.
	want := `    Passes:
      --affine-loop-tile                -   Tile affine loop nests
        --cache-size=<ulong>            - Set size of cache to tile for in KiB
        --separate                      - Separate full and partial tiles
        --tile-size=<uint>              - Use this tile size for all loops
        --tile-sizes=<uint>             - List of tile sizes
      --test-options-pass               -   Test options parsing capabilities
        --enum=<value>                  - Example enum option
    =zero                         -   Example zero value
    =one                          -   Example one value
    =two                          -   Example two value
        --list=<int>                    - Example list option
        --string=<string>               - Example string option
        --string-list=<string>          - Example string list option
    Passes (affine):
      --here                            -   Do it
    Pass Pipelines:
      --test-options-pass-pipeline      -   Parses options using pass pipeline registration
        --enum=<value>                  - Example enum option
    =zero                         -   Example zero value
    =one                          -   Example one value
    =two                          -   Example two value
        --list=<int>                    - Example list option
        --string=<string>               - Example string option
        --string-list=<string>          - Example string list option
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	if got, want := pass.HelpColumn(registry), len("      --test-options-pass-pipeline  "); got != want {
		t.Errorf("column %d, want %d", got, want)
	}
}

func TestWriteDoc(t *testing.T) {
	i := pass.New[counter]("count",
		"// A licence.\n\n// Package count counts markers\n// in an op. It is slow.\n//\n//\ta -> b\n//\n//go:generate x\npackage count\n")
	if got, want := i.Summary(), "Counts markers in an op"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var b strings.Builder
	if err := pass.WriteDoc(&b, i); err != nil {
		t.Fatal(err)
	}
	want := `--count

Package count counts markers
in an op. It is slow.

	a -> b

Options:
  --step=<int> - How much to count (default: 1)

Statistics:
  num-runs - Number of runs
  marks    - Number of markers
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	for doc, want := range map[string]string{
		"Do it.": "Do it", "Do it": "Do it", "Do it\n\nand more": "Do it", "Use 1.5 of it. Really.": "Use 1.5 of it", "": "", "Package x": "Package x", "Do.\nMore": "Do",
	} {
		if got := pass.Func("p", doc, nothing).Summary(); got != want {
			t.Errorf("%q: got %q, want %q", doc, got, want)
		}
	}
}
