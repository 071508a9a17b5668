package ir

// RegionExit is implemented by region terminators that choose where control goes by their operands, as the condition of a while loop does.
// Other terminators go wherever RegionBrancher says for their region.
type RegionExit interface {
	Op
	// ExitsTo returns where control may go from the terminator when its operands have the given constant values, nil where unknown;
	// consts is nil when nothing is known of any.
	ExitsTo(consts []Attr) []RegionPoint
}

// A LoopDim describes one counter of a loop: Var starts at Lower and grows by Step while it is less than Upper or, where Step is
// negative, while it is greater; all are read as signed numbers. A bound with neither value nor constant is unknown.
type LoopDim struct {
	Var                *Value
	Lower, Upper, Step FoldResult
}

// CountedLoop is implemented by loops that count. Loops whose bounds are no single values, such as those of affine.for with several
// results, leave the bounds empty or give what is implied.
type CountedLoop interface {
	LoopLike
	// LoopDims returns the counters, outermost first.
	LoopDims() []LoopDim
}

// DistinctObjects is implemented by ops that assert that their operands are different objects in memory: result i is operand i, and no
// two results overlap.
type DistinctObjects interface {
	Op
	// DistinctObjects marks the op; it does nothing.
	DistinctObjects()
}

// ConditionalRegions is implemented by ops that run some of their regions once or not at all.
type ConditionalRegions interface {
	Op
	// AtMostOnce returns the regions that control may enter when the operands have the given constant values (nil where unknown) and that run
	// at most once then.
	AtMostOnce(consts []Attr) []*Region
}
