package pass_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/test/reference"
)

// The passes below have the names and options of passes of mlir-opt, so that it can be asked what it makes of the same text.

type simplification uint8

func (simplification) Choices() []pass.Choice {
	return []pass.Choice{{Name: "normal"}, {Name: "disabled"}, {Name: "aggressive"}}
}

type canonicalize struct {
	TopDown         bool           `opt:"top-down" default:"true"`
	RegionSimplify  simplification `opt:"region-simplify"`
	MaxIterations   int64          `opt:"max-iterations" default:"10"`
	MaxNumRewrites  int64          `opt:"max-num-rewrites" default:"-1"`
	TestConvergence bool           `opt:"test-convergence"`
	Disabled        []string       `opt:"disable-patterns"`
	Enabled         []string       `opt:"enable-patterns"`
}

func (*canonicalize) Run(*pass.Context, ir.Op) error { return nil }

type tile struct {
	CacheSize uint64   `opt:"cache-size" doc:"Set size of cache to tile for in KiB" default:"512"`
	Separate  bool     `opt:"separate" doc:"Separate full and partial tiles"`
	Size      uint32   `opt:"tile-size" doc:"Use this tile size for all loops"`
	Sizes     []uint32 `opt:"tile-sizes" doc:"List of tile sizes"`
}

func (*tile) Run(*pass.Context, ir.Op) error { return nil }

type fusionMode int

func (fusionMode) Choices() []pass.Choice {
	return []pass.Choice{{Name: "greedy"}, {Name: "producer"}, {Name: "sibling"}}
}

type fuse struct {
	Tolerance float64    `opt:"compute-tolerance" default:"0.3"`
	Space     uint       `opt:"fast-mem-space"`
	Threshold uint64     `opt:"local-buf-threshold"`
	Maximal   bool       `opt:"maximal"`
	Mode      fusionMode `opt:"mode"`
}

func (*fuse) Run(*pass.Context, ir.Op) error { return nil }

type inline struct {
	Default    string           `opt:"default-pipeline" default:"canonicalize"`
	Pipelines  []*pass.Pipeline `opt:"op-pipelines" doc:"Callable operation specific optimizer pipelines"`
	Iterations uint             `opt:"max-iterations" default:"4"`
	Threshold  uint             `opt:"inlining-threshold" default:"4294967295"`
}

func (*inline) Run(*pass.Context, ir.Op) error { return nil }

type number int

func (number) Choices() []pass.Choice {
	return []pass.Choice{{"zero", "Example zero value"}, {"one", "Example one value"}, {"two", "Example two value"}}
}

type options struct {
	List       []int    `opt:"list" doc:"Example list option"`
	StringList []string `opt:"string-list" doc:"Example string list option"`
	String     string   `opt:"string" doc:"Example string option"`
	Enum       number   `opt:"enum" doc:"Example enum option"`
}

type testOptions struct{ options }

func (*testOptions) Run(*pass.Context, ir.Op) error { return nil }

type superOptions struct {
	List []options `opt:"list" doc:"Example list of PassPipelineOptions option"`
}

func (*superOptions) Run(*pass.Context, ir.Op) error { return nil }

func nothing(*pass.Context, ir.Op) error { return nil }

var known = []*pass.Info{
	pass.New[canonicalize]("canonicalize", "Canonicalize operations", pass.Title("Canonicalizer")),
	pass.Func("cse", "Eliminate common sub-expressions", nothing, pass.Title("CSE")),
	pass.New[tile]("affine-loop-tile", "Tile affine loop nests", pass.On("func.func"), pass.Title("AffineLoopTiling")),
	pass.New[fuse]("affine-loop-fusion", "Fuse affine loop nests"),
	pass.New[inline]("inline", "Inline function calls", pass.Title("Inliner")),
	pass.Func("test-module-pass", "Test a module pass in the pass manager", nothing,
		pass.On("builtin.module"), pass.Title("(anonymous namespace)::TestModulePass")),
	pass.Func("test-function-pass", "Test a function pass in the pass manager", nothing,
		pass.On("func.func"), pass.Title("(anonymous namespace)::TestFunctionPass")),
	pass.Func("test-interface-pass", "Test an interface pass", nothing,
		pass.OnInterface[function](), pass.Title("(anonymous namespace)::TestInterfacePass")),
	pass.New[testOptions]("test-options-pass", "Test options parsing capabilities",
		pass.On("func.func"), pass.Title("(anonymous namespace)::TestOptionsPass")),
	pass.New[superOptions]("test-options-super-pass", "Test options of options parsing capabilities",
		pass.On("func.func"), pass.Title("(anonymous namespace)::TestOptionsSuperPass")),
	pass.Named("test-pm-nested-pipeline", "Test a nested pipeline in the pass manager", func(p *pass.Pipeline, _ *struct{}) error {
		inner := p.Nest("builtin.module")
		if err := inner.Parse(known3(), "test-module-pass,func.func(test-function-pass)"); err != nil {
			return err
		}
		return p.Add(known3()[1], "")
	}),
	pass.Named("test-options-pass-pipeline", "Parses options using pass pipeline registration", func(p *pass.Pipeline, o *options) error {
		list := ""
		for _, n := range o.List {
			list += " list=" + string(rune('0'+n))
		}
		return p.Add(pass.New[testOptions]("test-options-pass", "", pass.On("func.func")), list)
	}),
}

// known3 returns the passes that a named pipeline uses, which cannot refer to the table that it is in.
func known3() []*pass.Info {
	return []*pass.Info{
		pass.Func("test-module-pass", "", nothing, pass.On("builtin.module")),
		pass.Func("test-function-pass", "", nothing, pass.On("func.func")),
	}
}

const canonicalDefaults = "{  max-iterations=10 max-num-rewrites=-1 region-simplify=normal test-convergence=false top-down=true}"

// pipelines is what text means: the dump without its headline, or the error as mlir-opt writes it, the name of the tool as TOOL.
var pipelines = []struct{ text, want string }{
	{"builtin.module(cse)", "builtin.module(\n  cse\n)"},
	{"builtin.module()", "builtin.module(\n\n)"},
	{"any(cse)", "any(\n  cse\n)"},
	{"any(func.func(cse),any(cse))", "any(\n  func.func(\n    cse\n  ),\n  any(\n    cse\n  )\n)"},
	{" builtin.module ( func.func( cse , canonicalize{ } ) , cse ) ",
		"builtin.module(\n  func.func(\n    cse,\n    canonicalize" + canonicalDefaults + "\n  ),\n  cse\n)"},
	{"builtin.module(func.func(cse),func.func(cse))", "builtin.module(\n  func.func(\n    cse\n  ),\n  func.func(\n    cse\n  )\n)"},
	{"builtin.module(test-pm-nested-pipeline)",
		"builtin.module(\n  builtin.module(\n    test-module-pass,\n    func.func(\n      test-function-pass\n    )\n  ),\n  func.func(\n    test-function-pass\n  )\n)"},

	// Values of options.
	{"builtin.module(canonicalize{top-down})", "builtin.module(\n  canonicalize" + canonicalDefaults + "\n)"},
	{"builtin.module(canonicalize{top-down=})", "builtin.module(\n  canonicalize" + canonicalDefaults + "\n)"},
	{"builtin.module(canonicalize{max-iterations=1 max-iterations=010  region-simplify=disabled top-down=0})",
		"builtin.module(\n  canonicalize{  max-iterations=8 max-num-rewrites=-1 region-simplify=disabled test-convergence=false top-down=false}\n)"},
	{"builtin.module(canonicalize{max-iterations=-0x10 enable-patterns=a,b})",
		"builtin.module(\n  canonicalize{ enable-patterns={a,b} max-iterations=-16 max-num-rewrites=-1 region-simplify=normal test-convergence=false top-down=true}\n)"},
	{"builtin.module(func.func(affine-loop-tile{tile-sizes=1,2,3}))",
		"builtin.module(\n  func.func(\n    affine-loop-tile{cache-size=512 separate=false tile-size=0 tile-sizes={1,2,3}}\n  )\n)"},
	{"builtin.module(func.func(affine-loop-tile{tile-sizes={1,2} separate tile-sizes=3}))",
		"builtin.module(\n  func.func(\n    affine-loop-tile{cache-size=512 separate=true tile-size=0 tile-sizes={1,2,3}}\n  )\n)"},
	{"builtin.module(func.func(affine-loop-tile{tile-sizes=}))",
		"builtin.module(\n  func.func(\n    affine-loop-tile{cache-size=512 separate=false tile-size=0 tile-sizes={}}\n  )\n)"},
	{"builtin.module(affine-loop-fusion{compute-tolerance=1e3 mode=sibling})",
		"builtin.module(\n  affine-loop-fusion{compute-tolerance=1.000000e+03 fast-mem-space=0 local-buf-threshold=0 maximal=false mode=sibling}\n)"},
	{`builtin.module(func.func(test-options-pass{list=1,2 list=3 enum=one string="a b" string-list=a,{b c},d}))`,
		"builtin.module(\n  func.func(\n    test-options-pass{enum=one list={1,2,3} string={a b} string-list={a,{b c},d}}\n  )\n)"},
	{`builtin.module(func.func(test-options-pass{string-list="a,b",c string=it{x}}))`,
		"builtin.module(\n  func.func(\n    test-options-pass{enum=zero  string=it{x} string-list={a,b,c}}\n  )\n)"},
	{`builtin.module(func.func(test-options-pass{string='x y' string-list={'p q','r'}}))`,
		"builtin.module(\n  func.func(\n    test-options-pass{enum=zero  string={x y} string-list={{p q},r}}\n  )\n)"},
	{"builtin.module(func.func(test-options-super-pass{list={{string=foo},{list=1,2 enum=two}}}))",
		"builtin.module(\n  func.func(\n    test-options-super-pass{list={{enum=zero  string=foo },{enum=two list={1,2} string= }}}\n  )\n)"},

	// Options that hold pipelines.
	{"builtin.module(inline)", "builtin.module(\n  inline{default-pipeline=canonicalize inlining-threshold=4294967295 max-iterations=4 }\n)"},
	{"builtin.module(inline{op-pipelines=func.func(cse,cse),foo.bar(cse)})",
		"builtin.module(\n  inline{default-pipeline=canonicalize inlining-threshold=4294967295 max-iterations=4 op-pipelines={func.func(cse,cse),foo.bar(cse)}}\n)"},
	{"builtin.module(inline{op-pipelines=func.func(canonicalize{top-down=false})})",
		"builtin.module(\n  inline{default-pipeline=canonicalize inlining-threshold=4294967295 max-iterations=4 op-pipelines={func.func(canonicalize{  max-iterations=10 max-num-rewrites=-1 region-simplify=normal test-convergence=false top-down=false})}}\n)"},
	{"builtin.module(inline{default-pipeline=canonicalize{top-down=false} op-pipelines={func.func(cse)}})",
		"builtin.module(\n  inline{default-pipeline=canonicalize{top-down=false} inlining-threshold=4294967295 max-iterations=4 op-pipelines={func.func(cse)}}\n)"},
	{"builtin.module(inline{default-pipeline=})", "builtin.module(\n  inline{default-pipeline= inlining-threshold=4294967295 max-iterations=4 }\n)"},

	// Text that is no pipeline.
	{"", "<unknown>:0: error: expected pass pipeline to be wrapped with the anchor operation type, e.g. 'builtin.module(...)'\n"},
	{"(cse)", "<unknown>:0: error: expected pass pipeline to be wrapped with the anchor operation type, e.g. 'builtin.module(...)'\n"},
	{"builtin.module(cse,", "<unknown>:0: error: expected pass pipeline to be wrapped with the anchor operation type, e.g. 'builtin.module(...)'\n"},
	{"builtin.module(foo)", "<unknown>:0: error: MLIR Textual PassPipeline Parser:1:1: error: 'foo' does not refer to a registered pass or pass pipeline\nfoo\n^\n\n"},
	{"builtin.module(cse, foo)", "<unknown>:0: error: MLIR Textual PassPipeline Parser:1:6: error: 'foo' does not refer to a registered pass or pass pipeline\ncse, foo\n     ^\n\n"},
	{"builtin.module(cse,\n  foo)", "<unknown>:0: error: MLIR Textual PassPipeline Parser:2:3: error: 'foo' does not refer to a registered pass or pass pipeline\n  foo\n  ^\n\n"},
	{"builtin.module(cse cse)", "<unknown>:0: error: MLIR Textual PassPipeline Parser:1:1: error: 'cse cse' does not refer to a registered pass or pass pipeline\ncse cse\n^\n\n"},
	{"builtin.module(func.func(cse),)", "<unknown>:0: error: MLIR Textual PassPipeline Parser:1:16: error: '' does not refer to a registered pass or pass pipeline\nfunc.func(cse),\n               ^\n\n"},
	{"builtin.module(func.func(),cse)", "<unknown>:0: error: MLIR Textual PassPipeline Parser:1:11: error: '' does not refer to a registered pass or pass pipeline\nfunc.func(),cse\n          ^\n\n"},
	{"builtin.module(cse))", "<unknown>:0: error: MLIR Textual PassPipeline Parser:1:4: error: encountered extra closing ')' creating unbalanced parentheses while parsing pipeline\ncse)\n   ^\n\n"},
	{"builtin.module(func.func(cse)", "<unknown>:0: error: MLIR Textual PassPipeline Parser:1:11: error: encountered unbalanced parentheses while parsing pipeline\nfunc.func(cse\n          ^\n\n"},
	{"builtin.module(func.func(cse)cse)", "<unknown>:0: error: MLIR Textual PassPipeline Parser:1:15: error: expected ',' after parsing pipeline\nfunc.func(cse)cse\n              ^\n\n"},
	{"builtin.module(cse{a,)", "<unknown>:0: error: MLIR Textual PassPipeline Parser:1:4: error: missing closing '}' while processing pass options\ncse{a,\n   ^\n\n"},
	{"builtin.module(func.func(test-options-pass{string='a {b'}))", "<unknown>:0: error: MLIR Textual PassPipeline Parser:1:28: error: missing closing '}' while processing pass options\nfunc.func(test-options-pass{string='a {b'})\n                           ^\n\n"},

	// Passes that do not fit.
	{"builtin.module(affine-loop-tile)", "<unknown>:0: error: Can't add pass 'AffineLoopTiling' restricted to 'func.func' on a PassManager intended to run on 'builtin.module', did you intend to nest?\nfailed to add `affine-loop-tile` with options ``\n\n"},
	{"builtin.module(func.func(test-module-pass))", "<unknown>:0: error: Can't add pass '(anonymous namespace)::TestModulePass' restricted to 'builtin.module' on a PassManager intended to run on 'func.func', did you intend to nest?\nfailed to add `test-module-pass` with options ``\nfailed to add `func.func` with options `` to inner pipeline\n\n"},

	// Options that are wrong.
	{"builtin.module(cse{foo=1})", "<unknown>:0: error: <Pass-Options-Parser>: no such option foo\n\nfailed to add `cse` with options `foo=1`\n\n"},
	{"builtin.module(canonicalize{max-iterations})", "TOOL: for the --max-iterations option: requires a value!\n<unknown>:0: error: \nfailed to add `canonicalize` with options `max-iterations`\n\n"},
	{"builtin.module(canonicalize{max-iterations=})", "TOOL: for the --max-iterations option: '' value invalid for long argument!\n<unknown>:0: error: \nfailed to add `canonicalize` with options `max-iterations=`\n\n"},
	{"builtin.module(canonicalize{max-iterations=1_0})", "TOOL: for the --max-iterations option: '1_0' value invalid for long argument!\n<unknown>:0: error: \nfailed to add `canonicalize` with options `max-iterations=1_0`\n\n"},
	{"builtin.module(canonicalize{top-down=x})", "TOOL: for the --top-down option: 'x' is invalid value for boolean argument! Try 0 or 1\n<unknown>:0: error: \nfailed to add `canonicalize` with options `top-down=x`\n\n"},
	{"builtin.module(canonicalize{region-simplify=x})", "TOOL: for the --region-simplify option: Cannot find option named 'x'!\n<unknown>:0: error: \nfailed to add `canonicalize` with options `region-simplify=x`\n\n"},
	{"builtin.module(affine-loop-fusion{compute-tolerance=x})", "TOOL: for the --compute-tolerance option: 'x' value invalid for floating point argument!\n<unknown>:0: error: \nfailed to add `affine-loop-fusion` with options `compute-tolerance=x`\n\n"},
	{"builtin.module(func.func(affine-loop-tile{tile-size=4294967296}))", "TOOL: for the --tile-size option: '4294967296' value invalid for uint argument!\n<unknown>:0: error: \nfailed to add `affine-loop-tile` with options `tile-size=4294967296`\nfailed to add `func.func` with options `` to inner pipeline\n\n"},
	{"builtin.module(func.func(affine-loop-tile{tile-sizes=1,,2}))", "TOOL: for the --tile-sizes option: '' value invalid for uint argument!\n<unknown>:0: error: \nfailed to add `affine-loop-tile` with options `tile-sizes=1,,2`\nfailed to add `func.func` with options `` to inner pipeline\n\n"},
	{"builtin.module(test-options-pass{enum=four})", "TOOL: for the --enum option: Cannot find option named 'four'!\n<unknown>:0: error: \nCan't add pass '(anonymous namespace)::TestOptionsPass' restricted to 'func.func' on a PassManager intended to run on 'builtin.module', did you intend to nest?\nfailed to add `test-options-pass` with options `enum=four`\n\n"},
	{"builtin.module(inline{op-pipelines=func.func(foo)})", "MLIR Textual PassPipeline Parser:1:1: error: 'foo' does not refer to a registered pass or pass pipeline\nfoo\n^\n<unknown>:0: error: \nfailed to add `inline` with options `op-pipelines=func.func(foo)`\n\n"},
	{"builtin.module(inline{op-pipelines=func.func(cse{x=1})})", "<Pass-Options-Parser>: no such option x\n\nfailed to add `cse` with options `x=1`\n<unknown>:0: error: \nfailed to add `inline` with options `op-pipelines=func.func(cse{x=1})`\n\n"},
	{"builtin.module(inline{op-pipelines=foo})", "expected pass pipeline to be wrapped with the anchor operation type, e.g. 'builtin.module(...)'<unknown>:0: error: \nfailed to add `inline` with options `op-pipelines=foo`\n\n"},
	{"builtin.module(func.func(test-options-super-pass{list={{strin=foo}}}))", "<Pass-Options-Parser>: no such option strin\n<unknown>:0: error: \nfailed to add `test-options-super-pass` with options `list={{strin=foo}}`\nfailed to add `func.func` with options `` to inner pipeline\n\n"},
}

// shorthands are options of the command line that name passes.
var shorthands = []struct {
	args []string
	want string
}{
	{[]string{"-canonicalize", "-cse"}, "builtin.module(\n  canonicalize" + canonicalDefaults + ",\n  cse\n)"},
	{[]string{"-affine-loop-tile", "-test-function-pass", "-cse"},
		"builtin.module(\n  func.func(\n    affine-loop-tile{cache-size=512 separate=false tile-size=0 }\n  ),\n  func.func(\n    test-function-pass\n  ),\n  cse\n)"},
	{[]string{"-affine-loop-tile=tile-sizes=1,2 separate"}, "builtin.module(\n  func.func(\n    affine-loop-tile{cache-size=512 separate=true tile-size=0 tile-sizes={1,2}}\n  )\n)"},
	{[]string{"-test-module-pass", "-test-pm-nested-pipeline"},
		"builtin.module(\n  test-module-pass,\n  builtin.module(\n    test-module-pass,\n    func.func(\n      test-function-pass\n    )\n  ),\n  func.func(\n    test-function-pass\n  )\n)"},
	{[]string{"-test-options-pass-pipeline=list=1"}, "builtin.module(\n  func.func(\n    test-options-pass{enum=zero list={1} string= }\n  )\n)"},
	{[]string{"-cse=foo"}, "<unknown>:0: error: <Pass-Options-Parser>: no such option foo\n\n"},
	{[]string{"-canonicalize=max-iterations=x"}, "TOOL: for the --max-iterations option: 'x' value invalid for long argument!\n<unknown>:0: error: \n"},
}

// outcome is what mlir-opt would write.
func outcome(p *pass.Pipeline, err error) string {
	if err == nil {
		_, dump, _ := strings.Cut(p.Dump(), "\n")
		return strings.TrimSuffix(dump, "\n\n")
	}
	e := err.(*pass.OptionError)
	return e.Direct("TOOL") + "<unknown>:0: error: " + e.Message + "\n"
}

func TestParse(t *testing.T) {
	for _, test := range pipelines {
		p, err := pass.Parse(known, test.text)
		if got := outcome(p, err); got != test.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", test.text, got, test.want)
		}
		if err != nil {
			continue
		}
		again, err := pass.Parse(known, p.String())
		if err != nil || again.Dump() != p.Dump() {
			t.Errorf("%s is written as %s, which is something else: %v", test.text, p, err)
		}
	}
}

func TestShorthand(t *testing.T) {
	for _, test := range shorthands {
		p := pass.NewPipeline("builtin.module")
		var err error
		for _, arg := range test.args {
			name, options, _ := strings.Cut(strings.TrimPrefix(arg, "-"), "=")
			found := false
			if found, err = p.AddNamed(known, name, options); !found {
				t.Fatalf("no pass %s", name)
			}
		}
		if got := outcome(p, err); got != test.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", test.args, got, test.want)
		}
	}
	if found, err := pass.NewPipeline(pass.Any).AddNamed(known, "nope", ""); found || err != nil {
		t.Errorf("found a pass that does not exist: %v", err)
	}
}

// TestParseOracle asks mlir-opt whether the tables above are right.
func TestParseOracle(t *testing.T) {
	if testing.Short() {
		t.Skip("the oracle takes seconds")
	}
	tool := reference.Tool(t, reference.MLIROpt)
	input := filepath.Join(t.TempDir(), "in.mlir")
	if err := os.WriteFile(input, []byte("module {}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	ask := func(want string, args ...string) {
		cmd := exec.Command(tool, append(args, "--dump-pass-pipeline", "-o", os.DevNull, input)...)
		out, _ := cmd.CombinedOutput()
		got := strings.ReplaceAll(string(out), filepath.Base(tool)+":", "TOOL:")
		if _, dump, ok := strings.Cut(got, " passes:\n"); ok {
			got, _, _ = strings.Cut(dump, "\n\n")
			if strings.HasPrefix(dump, "builtin.module(\n\n)") {
				got = "builtin.module(\n\n)"
			}
		}
		if got != want {
			t.Errorf("%s:\nmlir-opt says\n%s\nthe table says\n%s", args, got, want)
		}
	}
	for _, test := range pipelines {
		ask(test.want, "--pass-pipeline="+test.text)
	}
	for _, test := range shorthands {
		ask(test.want, test.args...)
	}
}

func FuzzParse(f *testing.F) {
	for _, test := range pipelines {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := pass.Parse(known, text)
		switch err := err.(type) {
		case nil:
			p.Dump()
		case *pass.OptionError:
			if p != nil || err.Error() == "" {
				t.Errorf("a pipeline %v with an error %q", p, err)
			}
		default:
			t.Errorf("an error of another type: %T", err)
		}
	})
}
