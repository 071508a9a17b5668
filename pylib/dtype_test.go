package pylib

import "testing"

// TestPromote has the cases of NEP 50 and those that surprise.
func TestPromote(t *testing.T) {
	for _, tc := range []struct {
		dtypes []DType
		weak   string // the kinds, with a blank for what is not weak
		want   DType
	}{
		{[]DType{Int8, UInt8}, "  ", Int16},
		{[]DType{Int64, UInt64}, "  ", Float64},
		{[]DType{Int32, Float32}, "  ", Float64},
		{[]DType{Int16, Float32}, "  ", Float32},
		{[]DType{Int8, Float16}, "  ", Float16},
		{[]DType{Int16, Float16}, "  ", Float32},
		{[]DType{Int32, Complex64}, "  ", Complex128},
		{[]DType{Float64, Complex64}, "  ", Complex128},
		{[]DType{Bool, UInt8}, "  ", UInt8},
		{[]DType{Float32, Float64}, " f", Float32}, // an array of float32 and 1.5
		{[]DType{Int8, Int64}, " i", Int8},
		{[]DType{Int8, Float64}, " f", Float64},
		{[]DType{Bool, Int64}, " i", Int64},
		{[]DType{Float32, Int64}, " i", Float32},
		{[]DType{Float32, Complex128}, " c", Complex64},
		{[]DType{Float16, Complex128}, " c", Complex64},
		{[]DType{Float64, Complex128}, " c", Complex128},
		{[]DType{Int64, Complex128}, " c", Complex128},
		{[]DType{Complex64, Float64}, " f", Complex64},
		{[]DType{Int64, Float64}, "if", Float64}, // 1 and 1.5
		{[]DType{Int64, Int64}, "ii", Int64},
		{[]DType{Bool, Bool}, "  ", Bool},
	} {
		weak := []byte(tc.weak)
		for i, w := range weak {
			if w == ' ' {
				weak[i] = 0
			}
		}
		if got := promote(tc.dtypes, weak); got != tc.want {
			t.Errorf("%v %q: got %v, want %v", tc.dtypes, tc.weak, got, tc.want)
		}
		tc.dtypes[0], tc.dtypes[1], weak[0], weak[1] = tc.dtypes[1], tc.dtypes[0], weak[1], weak[0]
		if got := promote(tc.dtypes, weak); got != tc.want {
			t.Errorf("%v %q: got %v, want %v", tc.dtypes, tc.weak, got, tc.want)
		}
	}
}

// TestPromotionIsALattice checks what has to hold whatever NumPy says: promotion is commutative and idempotent, gives what both can
// be cast to, and casting is transitive.
func TestPromotionIsALattice(t *testing.T) {
	for _, a := range DTypes() {
		if PromoteDTypes(a, a) != a {
			t.Errorf("%v with itself: got %v", a, PromoteDTypes(a, a))
		}
		for _, b := range DTypes() {
			p := PromoteDTypes(a, b)
			if p != PromoteDTypes(b, a) || !CanCast(a, p) || !CanCast(b, p) {
				t.Errorf("%v and %v: got %v", a, b, p)
			}
			if CanCast(a, b) && !SameKind(a, b) {
				t.Errorf("%v to %v is safe, and not of the same kind", a, b)
			}
			for _, c := range DTypes() {
				if CanCast(a, b) && CanCast(b, c) && !CanCast(a, c) {
					t.Errorf("%v to %v to %v", a, b, c)
				}
			}
		}
	}
}

func TestLoopDType(t *testing.T) {
	for _, tc := range []struct {
		domain   string
		operands []DType
		want     DType
	}{
		{"biufc", []DType{Bool, Bool}, Bool},
		{"iufc", []DType{Bool, Bool}, Int8},
		{"fc", []DType{Int8}, Float16},
		{"fc", []DType{UInt16}, Float32},
		{"fc", []DType{Int32}, Float64},
		{"f", []DType{Int8, UInt8}, Float16}, // though their promotion is int16
		{"f", []DType{Complex64}, NoDType},
		{"biu", []DType{Int64, UInt64}, NoDType},
		{"iuf", []DType{Int64, UInt64}, Float64},
	} {
		if got := loopDType(tc.domain, tc.operands); got != tc.want {
			t.Errorf("%s for %v: got %v, want %v", tc.domain, tc.operands, got, tc.want)
		}
	}
}

func TestDTypes(t *testing.T) {
	for _, d := range DTypes() {
		if DTypeNamed(d.String()) != d {
			t.Errorf("%v: the name is not found", d)
		}
	}
	if DTypeNamed("float80") != NoDType || dtypeSpelled("f4") != Float32 || dtypeSpelled("double") != Float64 {
		t.Error("names")
	}
	if Complex64.Real() != Float32 || Complex128.Real() != Float64 || Int8.Real() != Int8 {
		t.Error("real parts")
	}
	lo, hi := Int8.IntRange()
	ulo, uhi := UInt64.IntRange()
	if lo.String() != "-128" || hi.String() != "127" || ulo.String() != "0" || uhi.String() != "18446744073709551615" {
		t.Errorf("ranges: %v %v %v %v", lo, hi, ulo, uhi)
	}
	if !SameKind(Float64, Float32) || SameKind(Float64, Int64) || SameKind(Int8, UInt8) || !SameKind(UInt64, Int8) {
		t.Error("casts of the same kind")
	}
}
