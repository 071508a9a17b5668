package ir

import "hash/maphash"

var hashSeed = maphash.MakeSeed()

// HashOp returns a hash of op's kind, attributes, result types and operands; equal by EquivalentOps means equal hashes.
// Regions are left out.
func HashOp(op Op) uint64 {
	b := op.base()
	h := maphash.Comparable(hashSeed, b.info) ^ maphash.Comparable(hashSeed, b.attrs)*3
	for i := range b.info.props {
		p := &b.info.props[i]
		h = h*31 + maphash.Comparable(hashSeed, p.get(b.at(p.off)))
	}
	if a := opaqueProperties(op); a != nil {
		h = h*31 + maphash.Comparable(hashSeed, a)
	}
	for _, r := range ResultsOf(op) {
		h = h*31 + maphash.Comparable(hashSeed, r.typ)
	}
	if b.info.Has(Commutative) {
		sum := uint64(0)
		for _, v := range OperandsOf(op) {
			sum += maphash.Comparable(hashSeed, v)
		}
		return h*31 + sum
	}
	for _, v := range OperandsOf(op) {
		h = h*31 + maphash.Comparable(hashSeed, v)
	}
	return h
}

// EquivalentOps reports whether a and b do the same: same kind, attributes, types, operands (in any order if commutative) and regions.
func EquivalentOps(a, b Op) bool { return equivalent(a, b, nil) }

// EquivalentRegions reports whether the regions are the same but for the names of the values defined in them.
func EquivalentRegions(a, b *Region) bool { return equivalentRegions(a, b, NewMapping()) }

// equivalent compares ops whose inner values are paired by m; nil m means that no values are paired yet.
func equivalent(x, y Op, m *Mapping) bool {
	a, b := x.base(), y.base()
	if a.info != b.info || a.attrs != b.attrs || NumOperands(x) != NumOperands(y) || NumResults(x) != NumResults(y) ||
		NumRegions(x) != NumRegions(y) || NumSuccessors(x) != NumSuccessors(y) {
		return false
	}
	for i := range a.info.props {
		if p := &a.info.props[i]; p.get(a.at(p.off)) != p.get(b.at(p.off)) {
			return false
		}
	}
	if opaqueProperties(x) != opaqueProperties(y) || !sameSegments(a, b) || !sameOperands(x, y, m) {
		return false
	}
	for i, r := range ResultsOf(x) {
		if r.typ != ResultAt(y, i).typ {
			return false
		}
	}
	if m == nil && NumRegions(x) > 0 {
		m = NewMapping()
	}
	for i := range NumSuccessors(x) {
		if m.Block(SuccessorAt(x, i).block) != SuccessorAt(y, i).block {
			return false
		}
	}
	if m != nil {
		m.pairResults(x, y)
	}
	for i, r := range RegionsOf(x) {
		if !equivalentRegions(r, RegionAt(y, i), m) {
			return false
		}
	}
	return true
}

// pairResults enters the results of y, as far as there are as many, for those of x.
func (m *Mapping) pairResults(x, y Op) {
	for i := range min(NumResults(x), NumResults(y)) {
		m.Values[ResultAt(x, i)] = ResultAt(y, i)
	}
}

// opaqueProperties returns the properties of an unregistered op, which are no declared fields; nil for other ops.
func opaqueProperties(op Op) Attr {
	if g, ok := op.(*Generic); ok {
		return g.Properties
	}
	return nil
}

func sameSegments(a, b *Base) bool {
	if a.info.plainOperands {
		return true
	}
	for i := range a.info.operands {
		s := &a.info.operands[i]
		if a.operandCount(s) != b.operandCount(s) {
			return false
		}
	}
	return true
}

func sameOperands(x, y Op, m *Mapping) bool {
	same := true
	for i, v := range OperandsOf(x) {
		same = same && m.Value(v) == OperandValue(y, i)
	}
	if same || !HasTrait(x, Commutative) {
		return same
	}
	counts := map[*Value]int{}
	for i, v := range OperandsOf(x) {
		counts[m.Value(v)]++
		counts[OperandValue(y, i)]--
	}
	for _, n := range counts {
		if n != 0 {
			return false
		}
	}
	return true
}

func equivalentRegions(a, b *Region, m *Mapping) bool {
	x, y := a.first, b.first
	for ; x != nil && y != nil; x, y = x.next, y.next {
		if len(x.args) != len(y.args) {
			return false
		}
		m.Blocks[x] = y
		for i := range x.args {
			if x.args[i].typ != y.args[i].typ {
				return false
			}
			m.Values[x.Arg(i)] = y.Arg(i)
		}
		for o, p := x.first, y.first; o != nil && p != nil; o, p = o.next, p.next {
			m.pairResults(o.Op(), p.Op()) // uses may come before
		}
	}
	if x != nil || y != nil {
		return false
	}
	for x, y = a.first, b.first; x != nil; x, y = x.next, y.next {
		o, p := x.first, y.first
		for ; o != nil && p != nil; o, p = o.next, p.next {
			if !equivalent(o.Op(), p.Op(), m) {
				return false
			}
		}
		if o != nil || p != nil {
			return false
		}
	}
	return true
}
