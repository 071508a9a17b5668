package ir

// Verifier is implemented by ops with rules beyond their declared constraints, which hold when it is called. An error is reported at the op
// as "'name' op …"; return a *diag.Diagnostic (OpError makes one) for notes or for another place or wording, and errors.Join for several.
type Verifier interface{ Verify() error }

// RegionVerifier is implemented by ops whose rules look into their regions: it is called after the ops inside were verified.
type RegionVerifier interface{ VerifyRegions() error }

// SymbolUser is implemented by ops that refer to symbols: it is called when the surrounding symbol table is verified.
type SymbolUser interface {
	VerifySymbolUses(tables *SymbolTables) error
}

// TypeInferer is implemented by ops whose result types follow from their operands and attributes.
type TypeInferer interface {
	// InferTypes returns the result types, in order.
	InferTypes() ([]Type, error)
}

// Folder is implemented by ops that can be replaced by a value or a constant. consts holds, for each operand, its constant value
// or nil. Fold may also change the op in place and return InPlace; it must not make or erase ops.
type Folder interface {
	Fold(consts []Attr) Folded
}

// Folded is the outcome of Fold: nothing, a change in place, or a replacement for each result.
type Folded struct {
	InPlace bool
	Results []FoldResult
}

// FoldResult replaces a result: by an existing value, or by a constant.
type FoldResult struct {
	Value *Value
	Const Attr
}

// Ok reports whether anything was folded.
func (f Folded) Ok() bool { return f.InPlace || f.Results != nil }

// NoFold says that nothing could be folded.
var NoFold = Folded{}

// FoldedInPlace says that the op was changed.
var FoldedInPlace = Folded{InPlace: true}

// FoldTo replaces the only result by v.
func FoldTo(v *Value) Folded { return Folded{Results: []FoldResult{{Value: v}}} }

// FoldConst replaces the only result by the constant a; nil means that nothing could be folded.
func FoldConst(a Attr) Folded {
	if isNilAttr(a) {
		return NoFold
	}
	return Folded{Results: []FoldResult{{Const: a}}}
}

// Constant returns the value of an op with the ConstantLike trait, and nil for any other op.
func Constant(op Op) Attr {
	if op == nil || !HasTrait(op, ConstantLike) {
		return nil
	}
	f, ok := op.(Folder)
	if !ok {
		return nil
	}
	r := f.Fold(nil)
	if len(r.Results) != 1 {
		return nil
	}
	return r.Results[0].Const
}

// ConstantValue returns the constant that v is known to be by its defining op, or nil.
func ConstantValue(v *Value) Attr {
	if v.def == nil {
		return nil
	}
	return Constant(v.def.Op())
}

// ConstantInt returns the integer that v is known to be.
func ConstantInt(v *Value) (int64, bool) {
	a, ok := ConstantValue(v).(*IntegerAttr)
	if !ok {
		return 0, false
	}
	return a.Int64(), true
}

// EffectKind is what an op does to memory.
type EffectKind uint8

// The effects.
const (
	Read EffectKind = iota
	Write
	Allocate
	Free
)

// An Effect is one thing that an op does to a resource.
type Effect struct {
	Kind     EffectKind
	Value    *Value // the memory that is touched; nil for any of the resource
	Resource EffectResource
	// Symbol names the memory instead of Value, as for a global; nil if it does not.
	Symbol *SymbolRefAttr
}

// An EffectResource is what an effect touches. Effects on different resources do not interfere.
type EffectResource string

// The resources.
const (
	DefaultResource         EffectResource = ""
	AutomaticAllocation     EffectResource = "AutomaticAllocationScope"
	SpeculationSideResource EffectResource = "speculation"
)

// MemoryEffects is implemented by ops that say what they do to memory. An op with neither this nor a trait that says so may do anything.
type MemoryEffects interface {
	Effects() []Effect
}

// Speculatable is implemented by ops that may be run where they were not, under conditions of their own.
type Speculatable interface{ IsSpeculatable() bool }

// Brancher is implemented by terminators that pass values to blocks.
type Brancher interface {
	Op
	// SuccessorOperands returns the operands that are passed to successor i, and how many leading arguments of the block the op itself makes.
	SuccessorOperands(i int) (passed OperandRange, produced int)
	// SuccessorFor returns the only successor taken when the operands have the given constant values (nil where unknown), or -1.
	SuccessorFor(consts []Attr) int
}

// RegionPoint is a place to which control may go: a region of the op, or behind the op (nil).
type RegionPoint struct {
	Region *Region  // nil: the parent op's results
	Inputs []*Value // what receives the values that are passed: entry arguments of the region, or results, in a row
}

// RegionBrancher is implemented by ops that pass control between themselves and their regions.
type RegionBrancher interface {
	Op
	// RegionSuccessors returns where control may go from the region from, or from before the op if from is nil.
	// consts are the known operands, or nil.
	RegionSuccessors(from *Region, consts []Attr) []RegionPoint
	// EntryOperands returns the operands that are passed on entry to p.
	EntryOperands(p RegionPoint) []*Operand
}

// RegionTerminator is implemented by terminators that pass values out of or between regions. A ReturnLike op passes all its operands.
type RegionTerminator interface {
	// PassedTo returns the operands that are passed to p.
	PassedTo(p RegionPoint) []*Operand
}

// LoopLike is implemented by loops.
type LoopLike interface {
	Op
	// LoopRegions returns the regions that are run repeatedly.
	LoopRegions() []*Region
}

// CarryingLoop is implemented by loops that hand values from one iteration to the next; the verifier compares their types.
type CarryingLoop interface {
	LoopLike
	// Carried returns the values before the loop, the region's arguments, what an iteration passes on (empty if that is not known), and the
	// results.
	Carried() (inits, args, yielded, results []*Value)
}

// Caller is implemented by ops that call a symbol or a value.
type Caller interface {
	Op
	// Callee returns the symbol, or the value, that is called.
	Callee() (*SymbolRefAttr, *Value)
	// CallArgs returns the operands that are passed.
	CallArgs() []*Operand
}

// Callable is implemented by ops that can be called.
type Callable interface {
	Op
	// CallableRegion returns the region that a call runs, or nil for a declaration.
	CallableRegion() *Region
	// CallableResults returns the types of what a call returns.
	CallableResults() []Type
}

// FunctionOp is implemented by ops that define functions with a signature.
type FunctionOp interface {
	Callable
	// Signature returns the types of the arguments and results.
	Signature() *FunctionType
	// SetSignature changes the function type.
	SetSignature(*FunctionType)
	// Body returns the region of the function, empty for a declaration.
	FuncBody() *Region
}

// Symbol is implemented by ops that define a symbol.
type Symbol interface {
	Op
	// SymbolVisibility returns who may refer to the symbol.
	SymbolVisibility() Visibility
}

// Declarer is implemented by symbols that may be declared without being defined. A declaration must not be public.
type Declarer interface{ IsDeclaration() bool }

// Visibility says who may refer to a symbol.
type Visibility uint8

// The visibilities.
const (
	Public Visibility = iota
	Private
	Nested
)

// DestinationStyle is implemented by ops whose results are tied to operands that give their initial value.
type DestinationStyle interface {
	Op
	// Inits returns the operands that are tied to the results; memref ones are tied to none.
	Inits() []*Operand
}

// ViewLike is implemented by ops whose result is a view of the memory of an operand.
type ViewLike interface {
	Op
	// ViewSource returns the viewed value.
	ViewSource() *Value
}

// ShapedDim is implemented by ops whose result is the size of one dimension of a shaped value.
type ShapedDim interface {
	Op
	// ShapedDim returns the shaped value and the number of the dimension.
	ShapedDim() (shaped, dimension *Value)
}

// CastLike is implemented by ops that convert values one to one.
type CastLike interface {
	Op
	// AreCastCompatible reports whether values of types in can be converted to types out.
	AreCastCompatible(in, out []Type) bool
}

// SelectLike is implemented by ops that choose one of two values.
type SelectLike interface {
	Op
	// Selection returns the condition and the two values.
	Selection() (cond, yes, no *Value)
}

// ResultNamer is implemented by ops that suggest names for their results in text.
type ResultNamer interface {
	NameResults(set func(v *Value, name string))
}

// BlockArgNamer is implemented by ops that suggest names for the arguments of their regions' blocks in text.
type BlockArgNamer interface {
	NameBlockArgs(r *Region, set func(v *Value, name string))
}

// DefaultDialect is implemented by ops in whose regions ops of a dialect are written without its name.
type DefaultDialect interface{ DefaultDialect() string }

// KindOfRegion is implemented by ops whose regions are not all of one kind: it reports whether region i is a graph region.
type KindOfRegion interface{ IsGraphRegion(i int) bool }
