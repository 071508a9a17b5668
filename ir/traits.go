package ir

// Trait is a set of properties that an op kind declares. Traits that need data (a parent's name, an implicit terminator) are methods of Def.
type Trait uint64

// The traits, with MLIR's names and meaning.
const (
	// Terminator: the op ends its block.
	Terminator Trait = 1 << iota
	// ReturnLike: a terminator that hands its operands to the parent operation.
	ReturnLike
	// IsolatedFromAbove: the op's regions use no value from outside.
	IsolatedFromAbove
	// SymbolTableTrait: the op's single-block region defines a scope of symbols.
	SymbolTableTrait
	// SymbolTrait: the op defines a symbol by its sym_name.
	SymbolTrait
	// SingleBlock: each region has at most one block.
	SingleBlock
	// SingleBlockImplicitTerminator: as SingleBlock, and the terminator may be left out in text. Set by Def.ImplicitTerminator.
	SingleBlockImplicitTerminator
	// NoTerminator: blocks of the op's regions need no terminator.
	NoTerminator
	// GraphRegion: order and dominance mean nothing in the op's regions.
	GraphRegion
	// Commutative: operands may be exchanged.
	Commutative
	// Idempotent: op(op(x)) = op(x).
	Idempotent
	// Involution: op(op(x)) = x.
	Involution
	// ConstantLike: no operands, and folding gives the attribute of the result.
	ConstantLike
	// NoMemoryEffect: the op neither reads nor writes memory.
	NoMemoryEffect
	// RecursiveMemoryEffects: the op has the effects of the ops inside it, beside its own.
	RecursiveMemoryEffects
	// AlwaysSpeculatable: running the op where it did not run before is safe.
	AlwaysSpeculatable
	// RecursivelySpeculatable: as safe to speculate as what is inside it.
	RecursivelySpeculatable
	// AffineScope: values defined at the top of the op's region are affine symbols.
	AffineScope
	// AutomaticAllocationScope: stack allocations inside end with the op.
	AutomaticAllocationScope
	// AttrSizedOperandSegments: the generic form has operandSegmentSizes.
	AttrSizedOperandSegments
	// AttrSizedResultSegments: the generic form has resultSegmentSizes.
	AttrSizedResultSegments
	// SameOperandsAndResultType: all operands and results have one type.
	SameOperandsAndResultType
	// SameTypeOperands: all operands have one type.
	SameTypeOperands
	// SameOperandsElementType: all operands have one element type.
	SameOperandsElementType
	// SameOperandsAndResultElementType: all operands and results have one element type.
	SameOperandsAndResultElementType
	// SameOperandsShape: the shapes of all operands are compatible.
	SameOperandsShape
	// SameOperandsAndResultShape: the shapes of all operands and results are compatible.
	SameOperandsAndResultShape
	// Elementwise: the op maps over vectors and tensors element by element.
	Elementwise
	// Scalarizable, Vectorizable, Tensorizable: an Elementwise op may be taken to scalars, vectors, tensors.
	Scalarizable
	Vectorizable
	Tensorizable
	// ParallelLoop: iterations of the op's region may run in any order.
	ParallelLoop
	// MemRefsNormalizable: memref operands and results may get the identity layout.
	MemRefsNormalizable
	// InferTypesTrait: result types follow from operands and attributes, by InferResultTypes.
	InferTypesTrait
	// NoRegionArguments: the blocks that the op's regions begin with have no arguments.
	NoRegionArguments
	// DestinationStyleTrait: each result is tied to an init operand.
	DestinationStyleTrait

	// Pure: no memory effect, and safe to speculate.
	Pure = NoMemoryEffect | AlwaysSpeculatable
	// ElementwiseMappable: all of the elementwise traits.
	ElementwiseMappable = Elementwise | Scalarizable | Vectorizable | Tensorizable
)
