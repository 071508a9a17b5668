// Lower affine operations operating on indices into more fundamental operations
//
// affine-expand-index-ops makes arithmetic of affine.delinearize_index and affine.linearize_index.
//
//	%0 = affine.linearize_index [%i, %j] by (4, 8) : index
//
// becomes
//
//	%c8 = arith.constant 8 : index
//	%1 = arith.muli %i, %c8 overflow<nsw> : index
//	%0 = arith.addi %1, %j overflow<nsw> : index
//
// The terms of a sum are added in an order that lets the largest part of it be moved out of loops: those that do not depend on the loops around
// come first.
package affineexpandindex
