// Simplify affine expressions in maps/sets and normalize memrefs
//
// affine-simplify-structures simplifies every affine map and integer set that is an attribute of an operation, and then affine.for, affine.if and affine.apply by
// their canonicalization patterns.
//
//	%0 = affine.apply affine_map<(d0) -> (d0 - (d0 floordiv 4) * 4)>(%i)
//
// becomes
//
//	%0 = affine.apply affine_map<(d0) -> (d0 mod 4)>(%i)
package affinesimplify
