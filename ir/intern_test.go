package ir_test

import (
	"sync"
	"testing"

	"polyloom/ir"
)

// TestInterningFromGoroutines makes the same types and attributes on several goroutines; run it with -race.
func TestInterningFromGoroutines(t *testing.T) {
	const workers, n = 8, 50
	all := make([][]any, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := range int64(n) {
				shape := []int64{i, 1000}
				typ := ir.Tensor(shape, ir.IntOf(int(i)+200, ir.Signed), nil)
				all[w] = append(all[w], typ, ir.MemRef(shape, ir.F32, nil, ir.IndexAttr(i)), ir.Function([]ir.Type{typ}, nil),
					ir.IntegerOf(ir.I64, i+1_000_000), ir.Array(ir.Str(string(rune('a'+i)))), ir.SymbolRef("s", string(rune('a'+i))),
					ir.FileRange("f", uint32(i), 0, 1, 1).Loc(), Overflow.EnumAttr(uint64(i)), boxOf(ir.IndexAttr(i)),
					ir.Unregistered("x."+string(rune('a'+i)), nil), ir.InfoFor[*Lazy]())
			}
		})
	}
	wait.Wait()
	for w := range workers {
		for i, x := range all[w] {
			if x != all[0][i] {
				t.Fatalf("worker %d made another %v", w, x)
			}
		}
	}
}

// Lazy is an op that no other test meets.
type Lazy struct{ ir.Base }

func (o *Lazy) Def(*ir.Def) {}

var _ = (&ir.Dialect{Name: "lazy"}).Register(ir.OpOf[Lazy]("op"))

func TestInternedAreTheSame(t *testing.T) {
	i64 := func(v int64) ir.Attr { return ir.IntegerOf(ir.I64, v) }
	entry := func(n string, v ir.Attr) ir.NamedAttr { return ir.NamedAttr{Name: n, Value: v} }
	shape := []int64{2, 2}
	ints := []ir.Attr{i64(1), i64(2), i64(3), i64(4)}
	tensor := ir.Tensor(shape, ir.I64, nil)
	for name, pair := range map[string][2]any{
		"dictionaries in another order":    {ir.Dict(entry("a", i64(1)), entry("b", i64(2))), ir.Dict(entry("b", i64(2)), entry("a", i64(1)))},
		"empty dictionaries":               {ir.Dict(), ir.Dict(entry("a", i64(1))).With("a", nil)},
		"strings and lists of them":        {ir.StrArray("a", "b"), ir.Array(ir.Str("a"), ir.Str("b"))},
		"lists of numbers":                 {ir.I64Array(1, 2), ir.Array(i64(1), i64(2))},
		"constants by element and by bits": {ir.DenseOf(tensor, ints), ir.DenseOf(ir.Tensor([]int64{4}, ir.I64, nil), ints).Reshape(tensor)},
		"a splat however it is written":    {ir.SplatOf(tensor, ints[0]), ir.DenseOf(tensor, []ir.Attr{ints[0], ints[0], ints[0], ints[0]})},
		"truncated numbers":                {ir.IntegerOf(ir.I8, 257), ir.IntegerOf(ir.I8, 1)},
		"identity layouts":                 {ir.MemRef(shape, ir.F32, ir.MapAttr(identity(2)), nil), ir.MemRef(shape, ir.F32, nil, nil)},
		"fixed vectors":                    {ir.ScalableVector(shape, ir.F32, []bool{false, false}), ir.Vector(shape, ir.F32)},
		"bools":                            {ir.BoolAttr(true), ir.IntegerOf(ir.I1, 1)},
		"locations":                        {ir.FileLineCol("a", 1, 2).Attr().Loc(), ir.FileOf("a").At(1, 2)},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v is not %v", name, pair[0], pair[1])
		}
	}
	for name, pair := range map[string][2]any{
		"function types":      {ir.Function([]ir.Type{ir.I1}, nil), ir.Function(nil, []ir.Type{ir.I1})},
		"signedness":          {ir.Int(8), ir.IntOf(8, ir.Unsigned)},
		"scalable dimensions": {ir.ScalableVector(shape, ir.F32, []bool{true, false}), ir.ScalableVector(shape, ir.F32, []bool{false, true})},
		"types of numbers":    {ir.IntegerOf(ir.I8, 1), ir.IntegerOf(ir.I16, 1)},
		"types of strings":    {ir.Str("a"), ir.TypedStr("a", ir.I1)},
		"ranks":               {ir.Tensor(nil, ir.F32, nil), ir.UnrankedTensor(ir.F32)},
		"distinct attributes": {ir.Distinct(ir.Unit), ir.Distinct(ir.Unit)},
		"splat and element":   {ir.SplatOf(ir.Tensor([]int64{1}, ir.I64, nil), ints[0]), ir.SplatOf(ir.Tensor([]int64{2}, ir.I64, nil), ints[0])},
		"lists of strings":    {ir.DenseStrings(tensor, []string{"ab", "", "", ""}), ir.DenseStrings(tensor, []string{"a", "b", "", ""})},
		"unit and no entries": {ir.Dict(entry("a", ir.Unit)), ir.Dict(entry("a", ir.Dict()))},
	} {
		if pair[0] == pair[1] {
			t.Errorf("%s: both are %v", name, pair[0])
		}
	}
}

func TestCallersSlicesAreCopied(t *testing.T) {
	shape, types, attrs := []int64{1, 2}, []ir.Type{ir.I1, ir.I8}, []ir.Attr{ir.Unit, ir.Str("x")}
	nested, entries := []string{"b"}, []ir.NamedAttr{{Name: "b", Value: ir.Unit}, {Name: "a", Value: ir.Unit}}
	made := []interface{ String() string }{
		ir.Tensor(shape, ir.I1, nil), ir.Function(types, types), ir.Tuple(types...), ir.Array(attrs...), ir.SymbolRef("a", nested...),
		ir.StridedLayout(0, shape), ir.Dict(entries...), ir.Vector(shape, ir.I32),
	}
	var before []string
	for _, x := range made {
		before = append(before, x.String())
	}
	if entries[0].Name != "b" {
		t.Error("the caller's entries were sorted")
	}
	shape[0], types[0], attrs[0], nested[0], entries[0].Name = 9, ir.I16, ir.Str("y"), "z", "q"
	for i, x := range made {
		if got := x.String(); got != before[i] {
			t.Errorf("%s became %s", before[i], got)
		}
	}
}
