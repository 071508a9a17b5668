package rewrite_test

import (
	"os/exec"
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/test/reference"
)

// regionCases are functions of func, cf and unregistered ops, which do something unknown.
var regionCases = []struct {
	name   string
	level  rewrite.RegionSimplify
	in     string
	want   string
	noCase bool // whether mlir-opt is not asked
}{
	{name: "unreachable blocks, whatever the level", level: rewrite.Disabled, in: `
		func.func @f(%c: i1) {
			return
		^bb1(%x: i32):
			%0 = "x.get"() : () -> i32
			"x.use"(%x, %1) : (i32, i32) -> ()
			cf.br ^bb2
		^bb2:
			%1 = "x.get"() : () -> i32
			cf.cond_br %c, ^bb1(%0 : i32), ^bb3
		^bb3:
			return
		}`, want: `
		func.func @f(%c: i1) {
			return
		}`},
	{name: "blocks inside ops", level: rewrite.Normal, in: `
		func.func @f() {
			"x.region"() ({
				"x.end"() : () -> ()
			^bb1:
				"x.end"() : () -> ()
			}) : () -> ()
			return
		}`, want: `
		func.func @f() {
			"x.region"() ({
				"x.end"() : () -> ()
			}) : () -> ()
			return
		}`},
	{name: "arguments that only keep themselves alive", level: rewrite.Normal, in: `
		func.func @f(%c: i1, %a: i32) {
			cf.br ^bb1(%a, %a : i32, i32)
		^bb1(%x: i32, %y: i32):
			"x.use"(%y) : (i32) -> ()
			cf.cond_br %c, ^bb1(%x, %y : i32, i32), ^bb2(%x : i32)
		^bb2(%z: i32):
			return
		}`, want: `
		func.func @f(%c: i1, %a: i32) {
			cf.br ^bb1(%a : i32)
		^bb1(%y: i32):
			"x.use"(%y) : (i32) -> ()
			cf.cond_br %c, ^bb1(%y : i32), ^bb2
		^bb2:
			return
		}`},
	{name: "of an unregistered op it is not known that it passes arguments", level: rewrite.Normal, in: `
		func.func @f(%a: i32) {
			"x.br"(%a)[^bb1] : (i32) -> ()
		^bb1(%x: i32):
			return
		}`, want: `
		func.func @f(%a: i32) {
			"x.br"(%a)[^bb1] : (i32) -> ()
		^bb1:
			return
		}`},
	{name: "the same block twice", level: rewrite.Aggressive, in: `
		func.func @f(%c: i1, %a: i32, %b: i32) {
			cf.cond_br %c, ^bb1, ^bb2
		^bb1:
			"x.use"(%a, %b) {k = 1 : i32} : (i32, i32) -> ()
			cf.br ^bb3
		^bb2:
			"x.use"(%b, %b) {k = 1 : i32} : (i32, i32) -> ()
			cf.br ^bb3
		^bb3:
			return
		}`, want: `
		func.func @f(%c: i1, %a: i32, %b: i32) {
			cf.cond_br %c, ^bb1(%a : i32), ^bb1(%b : i32)
		^bb1(%x: i32):
			"x.use"(%x, %b) {k = 1 : i32} : (i32, i32) -> ()
			cf.br ^bb2
		^bb2:
			return
		}`},
	{name: "differences are passed once", level: rewrite.Aggressive, in: `
		func.func @f(%c: i1, %a: i32, %b: i32) {
			cf.cond_br %c, ^bb1, ^bb2
		^bb1:
			"x.use"(%a, %a) : (i32, i32) -> ()
			return
		^bb2:
			"x.use"(%b, %b) : (i32, i32) -> ()
			return
		}`, want: `
		func.func @f(%c: i1, %a: i32, %b: i32) {
			cf.cond_br %c, ^bb1(%a : i32), ^bb1(%b : i32)
		^bb1(%x: i32):
			"x.use"(%x, %x) : (i32, i32) -> ()
			return
		}`},
	{name: "values inside must be the same", level: rewrite.Aggressive, in: `
		func.func @f(%c: i1) {
			cf.cond_br %c, ^bb1, ^bb2
		^bb1:
			%0 = "x.get"() : () -> i32
			%1 = "x.get"() : () -> i32
			"x.use"(%0, %1) : (i32, i32) -> ()
			return
		^bb2:
			%2 = "x.get"() : () -> i32
			%3 = "x.get"() : () -> i32
			"x.use"(%3, %2) : (i32, i32) -> ()
			return
		}`, want: `
		func.func @f(%c: i1) {
			cf.cond_br %c, ^bb1, ^bb2
		^bb1:
			%0 = "x.get"() : () -> i32
			%1 = "x.get"() : () -> i32
			"x.use"(%0, %1) : (i32, i32) -> ()
			return
		^bb2:
			%2 = "x.get"() : () -> i32
			%3 = "x.get"() : () -> i32
			"x.use"(%3, %2) : (i32, i32) -> ()
			return
		}`},
	{name: "attributes, regions, unknown branches and outer uses prevent merging", level: rewrite.Aggressive, in: `
		func.func @f(%c: i1, %a: i32, %b: i32) {
			"x.switch"()[^bb1, ^bb2, ^bb3, ^bb4, ^bb5, ^bb6] : () -> ()
		^bb1:
			"x.use"(%a) {k = 1 : i32} : (i32) -> ()
			return
		^bb2:
			"x.use"(%a) {k = 2 : i32} : (i32) -> ()
			return
		^bb3:
			"x.region"() ({
				"x.end"() : () -> ()
			}) : () -> ()
			return
		^bb4:
			"x.region"() ({
				"x.end"() : () -> ()
			}) : () -> ()
			return
		^bb5:
			"x.two"(%a) : (i32) -> ()
			return
		^bb6:
			"x.two"(%b) : (i32) -> ()
			return
		}`, want: `
		func.func @f(%c: i1, %a: i32, %b: i32) {
			"x.switch"()[^bb1, ^bb2, ^bb3, ^bb4, ^bb5, ^bb6] : () -> ()
		^bb1:
			"x.use"(%a) {k = 1 : i32} : (i32) -> ()
			return
		^bb2:
			"x.use"(%a) {k = 2 : i32} : (i32) -> ()
			return
		^bb3:
			"x.region"() ({
				"x.end"() : () -> ()
			}) : () -> ()
			return
		^bb4:
			"x.region"() ({
				"x.end"() : () -> ()
			}) : () -> ()
			return
		^bb5:
			"x.two"(%a) : (i32) -> ()
			return
		^bb6:
			"x.two"(%b) : (i32) -> ()
			return
		}`},
	{name: "blocks of several clusters", level: rewrite.Aggressive, in: `
		func.func @f(%c: i1, %d: i1) {
			"x.switch"()[^bb1, ^bb2, ^bb3, ^bb4] : () -> ()
		^bb1:
			"x.one"() : () -> ()
			cf.br ^bb5
		^bb2:
			"x.two"() : () -> ()
			cf.br ^bb5
		^bb3:
			"x.one"() : () -> ()
			cf.br ^bb5
		^bb4:
			"x.two"() : () -> ()
			cf.br ^bb5
		^bb5:
			return
		}`, want: `
		func.func @f(%c: i1, %d: i1) {
			"x.switch"()[^bb1, ^bb2, ^bb1, ^bb2] : () -> ()
		^bb1:
			"x.one"() : () -> ()
			cf.br ^bb3
		^bb2:
			"x.two"() : () -> ()
			cf.br ^bb3
		^bb3:
			return
		}`},
	{name: "a value of a terminator cannot be passed", level: rewrite.Aggressive, in: `
		func.func @f(%a: i32) {
			%0, %1 = "x.make"()[^bb1, ^bb2] : () -> (i32, i32)
		^bb1:
			"x.use"(%0) : (i32) -> ()
			return
		^bb2:
			"x.use"(%1) : (i32) -> ()
			return
		}`, want: `
		func.func @f(%a: i32) {
			%0, %1 = "x.make"()[^bb1, ^bb2] : () -> (i32, i32)
		^bb1:
			"x.use"(%0) : (i32) -> ()
			return
		^bb2:
			"x.use"(%1) : (i32) -> ()
			return
		}`},
	{name: "an argument that is always one value", level: rewrite.Aggressive, in: `
		func.func @f(%c: i1, %a: i32, %b: i32) {
			cf.cond_br %c, ^bb2(%a, %b : i32, i32), ^bb1
		^bb1:
			"x.use"() : () -> ()
			cf.br ^bb2(%a, %a: i32, i32)
		^bb2(%x: i32, %y: i32):
			"x.use"(%x, %y) : (i32, i32) -> ()
			return
		}`, want: `
		func.func @f(%c: i1, %a: i32, %b: i32) {
			cf.cond_br %c, ^bb2(%b : i32), ^bb1
		^bb1:
			"x.use"() : () -> ()
			cf.br ^bb2(%a: i32)
		^bb2(%y: i32):
			"x.use"(%a, %y) : (i32, i32) -> ()
			return
		}`},
	{name: "what the terminator makes stays", level: rewrite.Aggressive, noCase: true, in: `
		func.func @f(%a: i32) {
			t.invoke ^bb1 with %a, %a : i32, i32
		^bb1(%x: i32, %y: i32, %z: i32):
			"x.use"(%y) : (i32) -> ()
			return
		}`, want: `
		func.func @f(%a: i32) {
			t.invoke ^bb1
		^bb1(%x: i32):
			"x.use"(%a) : (i32) -> ()
			return
		}`},
}

func TestRegions(t *testing.T) {
	for _, tc := range regionCases {
		t.Run(tc.name, func(t *testing.T) {
			m := parse(t, tc.in)
			if o := greedy(m, rewrite.Config{Regions: tc.level}); !o.Converged {
				t.Errorf("got %+v", o)
			}
			equal(t, m, tc.want)
		})
	}
}

// TestRegionsOracle compares the expectations with what mlir-opt does without patterns.
func TestRegionsOracle(t *testing.T) {
	oracle := reference.Tool(t, reference.MLIROpt)
	const separator = "\n// -----\n"
	for level, name := range map[rewrite.RegionSimplify]string{rewrite.Disabled: "disabled", rewrite.Normal: "normal", rewrite.Aggressive: "aggressive"} {
		var in, want []string
		for _, tc := range regionCases {
			if tc.level == level && !tc.noCase {
				in, want = append(in, tc.in), append(want, tc.want)
			}
		}
		cmd := exec.Command(oracle, "--allow-unregistered-dialect", "--split-input-file", "--canonicalize=enable-patterns=none region-simplify="+name)
		cmd.Stdin = strings.NewReader(strings.Join(in, separator))
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for i, got := range strings.Split(string(out), separator) {
			equal(t, parse(t, got), want[i])
		}
	}
}

func TestSimplifyRegionWithoutListener(t *testing.T) {
	m := parse(t, regionCases[0].in)
	f := ir.RegionAt(m, 0).Entry().First()
	if !rewrite.SimplifyRegion(rewrite.NewRewriter(new(ir.Builder), nil), ir.RegionAt(f, 0), true) {
		t.Error("got no change")
	}
	equal(t, m, regionCases[0].want)
}

// A marker marks the ops that an erased op used, as a driver does that is to visit them.
type marker struct{ rewrite.Deaf }

func (marker) Erased(op ir.Op) {
	for _, v := range ir.OperandsOf(op) {
		if def := v.DefOp(); def != nil {
			ir.SetMark(def, 0)
		}
	}
}

func TestListenerMarksWhileDeadOpsGo(t *testing.T) {
	m := parse(t, function("()", `
		%dead = t.const 1 : i32
		%0 = "x.get"() : () -> i32
		%1 = t.neg %0 : i32
		%2 = t.neg %1 : i32
		"x.use"(%1) : (i32) -> ()
		return`))
	f := ir.RegionAt(m, 0).Entry().First()
	rw := rewrite.NewRewriter(new(ir.Builder), marker{})
	if !rewrite.SimplifyRegion(rw, ir.RegionAt(f, 0), false) {
		t.Error("got no change")
	}
	equal(t, m, function("()", `
		%0 = "x.get"() : () -> i32
		%1 = t.neg %0 : i32
		"x.use"(%1) : (i32) -> ()
		return`))
}
