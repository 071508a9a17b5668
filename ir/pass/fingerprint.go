package pass

import (
	"hash/maphash"

	"polyloom/ir"
)

var fingerprintSeed = maphash.MakeSeed()

// Fingerprint returns a number that differs, but for bad luck, when op or anything inside it has changed: operations, their order, operands,
// attributes, types, blocks and locations. It means something within one run of a program only.
func Fingerprint(op ir.Op) uint64 {
	var h maphash.Hash
	h.SetSeed(fingerprintSeed)
	fingerprint(&h, op)
	return h.Sum64()
}

func fingerprint(h *maphash.Hash, op ir.Op) {
	maphash.WriteComparable(h, op)
	maphash.WriteComparable(h, ir.LocOf(op))
	maphash.WriteComparable(h, ir.Discardable(op))
	for name, a := range ir.Properties(op) {
		h.WriteString(name)
		maphash.WriteComparable(h, a)
	}
	for _, v := range ir.OperandsOf(op) {
		maphash.WriteComparable(h, v)
	}
	for i := range ir.NumSuccessors(op) {
		maphash.WriteComparable(h, ir.SuccessorAt(op, i).Block())
	}
	for _, v := range ir.ResultsOf(op) {
		maphash.WriteComparable(h, v.Type())
	}
	for _, r := range ir.RegionsOf(op) {
		maphash.WriteComparable(h, r)
		for b := range r.Blocks() {
			maphash.WriteComparable(h, b)
			for _, a := range b.Args() {
				maphash.WriteComparable(h, a.Type())
			}
			for o := range b.Ops() {
				fingerprint(h, o)
			}
		}
	}
}
