// Canonicalize operations within scf.for loop bodies
//
// scf-for-loop-canonicalization replaces an affine.min or affine.max of the counters of loops (scf.for, scf.parallel, scf.forall and those of the affine dialect) by
// an affine.apply or a constant, where the bounds and steps of the loops decide what is least or greatest. It replaces the size of an array that a loop
// carries, and of one that it returns, by the size of the array that it began with, where the body hands on the array that it got.
//
//	scf.for %i = %c0 to %c256 step %c16 {
//	  %n = affine.min affine_map<(d0) -> (16, -d0 + 256)>(%i)
//	  "use"(%n) : (index) -> ()
//	}
//
// becomes
//
//	scf.for %i = %c0 to %c256 step %c16 {
//	  "use"(%c16) : (index) -> ()
//	}
//
// The question whether one result is always the least is answered exactly over the integers (package presburger), so more of them are replaced than
// LLVM's pass replaces.
package scfforloopcanon
