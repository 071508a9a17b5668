// Promotes memory slots into values.
//
// mem2reg removes memory that holds a single value: each load becomes the value that was stored last, and where several stores may be the last
// one, the block gets an argument for it. What is loaded before anything was stored is poison.
//
//	%slot = memref.alloca() : memref<i32>
//	memref.store %a, %slot[] : memref<i32>
//	cf.cond_br %c, ^bb1, ^bb2
//	^bb1:
//	memref.store %b, %slot[] : memref<i32>
//	cf.br ^bb2
//	^bb2:
//	%r = memref.load %slot[] : memref<i32>
//	return %r : i32
//
// becomes
//
//	cf.cond_br %c, ^bb1, ^bb2(%a : i32)
//	^bb1:
//	cf.br ^bb2(%b : i32)
//	^bb2(%r: i32):
//	return %r : i32
//
// A slot stays if anything but loads and stores uses it, or if it is used in another region than the one that allocates it: only unstructured
// control flow is followed. Ops take part through the interfaces ir.PromotableAllocation, ir.PromotableAccess and ir.PromotableUser. The option region-simplify is accepted
// for compatibility with mlir-opt, where it has no effect either.
//
// The places that need block arguments are the iterated dominance frontiers of the stores (Cytron et al., "Efficiently Computing Static Single
// Assignment Form and the Control Dependence Graph", 1991), pruned to the blocks where the value is live.
package mem2reg
