package scf

import (
	"testing"

	"polyloom/dialects/arith"
	"polyloom/ir"
)

// TestIterations counts the iterations of all loops with bounds and steps of four bits, of which some are known.
func TestIterations(t *testing.T) {
	i4 := ir.Int(4)
	b := ir.AtEnd(ir.NewBlock(ir.Loc{}), ir.Loc{})
	constants := map[int64]*ir.Value{}
	for n := int64(-8); n < 8; n++ {
		constants[n] = &ir.Create(b, &arith.Constant{Value: ir.IntegerOf(i4, n)}).Result.Value
	}
	for lo := int64(-8); lo < 8; lo++ {
		for hi := int64(-8); hi < 8; hi++ {
			for step := int64(1); step < 8; step++ {
				for _, unsigned := range []bool{false, true} {
					n, known := iterations(value(constants[lo]), value(constants[hi]), value(constants[step]), unsigned)
					if want := count(lo, hi, step, unsigned); !known || n != want {
						t.Fatalf("from %d to %d by %d, unsigned %v: got %d iterations (known: %v), want %d", lo, hi, step, unsigned, n, known, want)
					}
				}
			}
		}
	}
}

// count runs a loop over numbers of four bits as far as no sum wraps around.
func count(lo, hi, step int64, unsigned bool) (n uint64) {
	if unsigned {
		lo, hi = lo&15, hi&15
	}
	for i := lo; i < hi; i += step {
		n++
	}
	return n
}

func TestIterationsOfSums(t *testing.T) {
	i4 := ir.Int(4)
	blk := ir.NewBlock(ir.Loc{}, i4, i4)
	b := ir.AtEnd(blk, ir.Loc{})
	x, y := blk.Arg(0), blk.Arg(1)
	num := func(n int64) *ir.Value {
		return &ir.Create(b, &arith.Constant{Value: ir.IntegerOf(i4, n)}).Result.Value
	}
	sum := func(v *ir.Value, n int64, flags arith.OverflowFlags) *ir.Value {
		return &ir.Create(b, &arith.AddI{Lhs: v.Use(), Rhs: num(n).Use(), Flags: flags}).Result.Value
	}
	for _, c := range []struct {
		name         string
		lo, hi, step *ir.Value
		unsigned     bool
		want         uint64
		known        bool
	}{
		{"signed", x, sum(x, 5, arith.NSW), num(2), false, 3, true},
		{"exact", x, sum(x, 4, arith.NSW), num(2), false, 2, true},
		{"negative", x, sum(x, -4, arith.NSW), num(2), false, 0, true},
		{"may wrap around", x, sum(x, 5, 0), num(2), false, 0, false},
		{"other promise", x, sum(x, 5, arith.NUW), num(2), false, 0, false},
		{"unsigned", x, sum(x, -4, arith.NUW), num(5), true, 3, true},
		{"unsigned, other promise", x, sum(x, 4, arith.NSW), num(5), true, 0, false},
		{"of another number", y, sum(x, 5, arith.NSW), num(2), false, 0, false},
		{"unknown step", x, sum(x, 5, arith.NSW), y, false, 0, false},
		{"unknown step, no iteration", x, x, y, false, 0, true},
		{"unknown bound", num(0), x, num(1), false, 0, false},
		{"step of zero", x, y, num(0), false, 0, true},
		{"negative step", num(0), num(5), num(-1), false, 0, true},
		{"unsigned step with the highest bit", num(0), num(5), num(-1), true, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, known := iterations(value(c.lo), value(c.hi), value(c.step), c.unsigned)
			if n != c.want || known != c.known {
				t.Errorf("got %d (known: %v), want %d (known: %v)", n, known, c.want, c.known)
			}
		})
	}
}
