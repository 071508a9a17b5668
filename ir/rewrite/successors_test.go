package rewrite_test

import (
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/builtin"
	"polyloom/dialects/fn"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/rewrite"
)

// successorCases are bodies of a function with operands %a and %b of type index, %c of type i1, and %x and %y of type i32.
var successorCases = []struct{ name, before, after string }{
	{"an input that is always one value from outside", `
%r = scf.for %i = %a to %b step %a iter_args(%p = %x) -> (i32) {
"t.use"(%p) : (i32) -> ()
scf.yield %p : i32
}
"t.use"(%r) : (i32) -> ()`, `
scf.for %i = %a to %b step %a {
"t.use"(%x) : (i32) -> ()
}
"t.use"(%x) : (i32) -> ()`},
	{"inputs that are exchanged", `
%r:2 = scf.for %i = %a to %b step %a iter_args(%p = %x, %q = %x) -> (i32, i32) {
"t.use"(%i) : (index) -> ()
scf.yield %q, %p : i32, i32
}
"t.use"(%r#1) : (i32) -> ()`, `
scf.for %i = %a to %b step %a {
"t.use"(%i) : (index) -> ()
}
"t.use"(%x) : (i32) -> ()`},
	{"inputs that get the same values", `
%r:2 = scf.for %i = %a to %b step %a iter_args(%p = %x, %q = %x) -> (i32, i32) {
%n = "t.next"(%p, %q) : (i32, i32) -> i32
scf.yield %n, %n : i32, i32
}
"t.use"(%r#0, %r#1) : (i32, i32) -> ()`, `
%r = scf.for %i = %a to %b step %a iter_args(%p = %x) -> (i32) {
%n = "t.next"(%p, %p) : (i32, i32) -> i32
scf.yield %n : i32
}
"t.use"(%r, %r) : (i32, i32) -> ()`},
	{"a result without uses is kept by the argument", `
%r = scf.for %i = %a to %b step %a iter_args(%p = %x) -> (i32) {
%n = "t.next"(%p) : (i32) -> i32
scf.yield %n : i32
}`, `
%r = scf.for %i = %a to %b step %a iter_args(%p = %x) -> (i32) {
%n = "t.next"(%p) : (i32) -> i32
scf.yield %n : i32
}`},
	{"an argument without uses is kept by the result", `
%r = scf.for %i = %a to %b step %a iter_args(%p = %x) -> (i32) {
scf.yield %y : i32
}
"t.use"(%r) : (i32) -> ()`, `
%r = scf.for %i = %a to %b step %a iter_args(%p = %x) -> (i32) {
scf.yield %y : i32
}
"t.use"(%r) : (i32) -> ()`},
	{"a value from inside is no result", `
%r = scf.execute_region -> i32 {
%n = "t.next"() : () -> i32
scf.yield %n : i32
}
"t.use"(%r) : (i32) -> ()`, `
%r = scf.execute_region -> i32 {
%n = "t.next"() : () -> i32
scf.yield %n : i32
}
"t.use"(%r) : (i32) -> ()`},
	{"one of several results, with attributes", `
%r:3 = scf.if %c -> (i32, i32, i32) {
%n:3 = "t.next"() : () -> (i32, i32, i32)
scf.yield %n#0, %n#1, %n#2 : i32, i32, i32
} else {
%n:3 = "t.other"() : () -> (i32, i32, i32)
scf.yield %n#0, %n#1, %n#2 : i32, i32, i32
} {my.attr}
"t.use"(%r#1) : (i32) -> ()`, `
%r = scf.if %c -> (i32) {
%n:3 = "t.next"() : () -> (i32, i32, i32)
scf.yield %n#1 : i32
} else {
%n:3 = "t.other"() : () -> (i32, i32, i32)
scf.yield %n#1 : i32
} {my.attr}
"t.use"(%r) : (i32) -> ()`},
	{"operands of a condition that only the loop's end gets", `
%r:2 = scf.while (%p = %x) : (i32) -> (i32, i32) {
%go, %n = "t.next"(%p) : (i32) -> (i1, i32)
scf.condition(%go) %p, %n : i32, i32
} do {
^bb0(%q: i32, %s: i32):
%n = "t.next"() : () -> i32
scf.yield %n : i32
}
"t.use"(%r#1) : (i32) -> ()`, `
%r = scf.while (%p = %x) : (i32) -> i32 {
%go, %n = "t.next"(%p) : (i32) -> (i1, i32)
scf.condition(%go) %n : i32
} do {
^bb0(%s: i32):
%n = "t.next"() : () -> i32
scf.yield %n : i32
}
"t.use"(%r) : (i32) -> ()`},
	{"a switch", `
%r:2 = scf.index_switch %a -> i32, i32
case 1 {
scf.yield %x, %x : i32, i32
}
default {
scf.yield %y, %x : i32, i32
}
"t.use"(%r#0, %r#1) : (i32, i32) -> ()`, `
%r = scf.index_switch %a -> i32
case 1 {
scf.yield %x : i32
}
default {
scf.yield %y : i32
}
"t.use"(%r, %x) : (i32, i32) -> ()`},
}

func TestRegionBranchPatterns(t *testing.T) {
	set := rewrite.NewSet(append(append(append(append(rewrite.RegionBranchPatterns[*scf.For](), rewrite.RegionBranchPatterns[*scf.If]()...),
		rewrite.RegionBranchPatterns[*scf.While]()...), rewrite.RegionBranchPatterns[*scf.ExecuteRegion]()...), rewrite.RegionBranchPatterns[*scf.IndexSwitch]()...)...)
	for _, c := range successorCases {
		t.Run(c.name, func(t *testing.T) {
			module, want := successorModule(t, c.before), successorModule(t, c.after)
			rewrite.Greedy(module, set, rewrite.Config{TopDown: true, Regions: rewrite.Disabled})
			e := diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) })
			ir.Verify(module, e, ir.VerifyOptions{})
			if got, want := moduleText(module), moduleText(want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func successorModule(t *testing.T, body string) ir.Op {
	t.Helper()
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Fatal(d) })
	cfg := &asm.Config{Dialects: []*ir.Dialect{builtin.Dialect, fn.Dialect, scf.Dialect}, AllowUnregistered: true, Diags: e}
	m := asm.Parse(cfg, "test", "func.func @f(%a: index, %b: index, %c: i1, %x: i32, %y: i32) {"+body+"\nreturn\n}", 0)
	ir.Verify(m, e, ir.VerifyOptions{})
	return m
}

func moduleText(m ir.Op) string {
	var s strings.Builder
	asm.Print(&s, m, asm.DefaultPrintOptions())
	return s.String()
}

// TestEraseResults erases results through a listener, which must hear of the new op and the moved blocks.
func TestEraseResults(t *testing.T) {
	m := successorModule(t, successorCases[6].before)
	var old *scf.If
	for op := range ir.WalkOf[*scf.If](m) {
		old = op
	}
	l := &resultListener{}
	rw := rewrite.NewRewriter(ir.Before(old), l)
	by := rw.EraseResults(old, func(i int) bool { return i == 2 }).(*scf.If)
	if by.Results.Len() != 2 || !by.Results.At(1).HasUses() || by.Results.At(0).HasUses() {
		t.Errorf("the new op has %d results", by.Results.Len())
	}
	if by.Then.Empty() || by.Else.Empty() || ir.Attribute(by, "my.attr") == nil {
		t.Error("the new op has lost something")
	}
	if l.inserted != 1 || l.moved != 2 || l.erased != 1 {
		t.Errorf("the listener heard of %d new ops, %d moved blocks and %d erased ops, want 1, 2 and 1", l.inserted, l.moved, l.erased)
	}
}

type resultListener struct {
	rewrite.Deaf
	inserted, moved, erased int
}

func (l *resultListener) Inserted(ir.Op)                           { l.inserted++ }
func (l *resultListener) BlockMoved(*ir.Block, rewrite.BlockPlace) { l.moved++ }
func (l *resultListener) Erased(ir.Op)                             { l.erased++ }
