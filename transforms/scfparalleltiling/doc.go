// Tile parallel loops
//
// scf-parallel-loop-tiling makes two nested loops of each innermost scf.parallel without reductions: the outer one goes from tile to tile of the given
// sizes (1 for counters without a size), the inner one through a tile. A tile at the end is cut off where it goes beyond the loop's bound, by an
// affine.min or, with no-min-max-bounds, by an scf.if around the body.
//
//	scf.parallel (%i) = (%lo) to (%hi) step (%st) {
//	  "use"(%i) : (index) -> ()
//	}
//
// becomes with parallel-loop-tile-sizes=4
//
//	%c4 = arith.constant 4 : index
//	%0 = arith.muli %st, %c4 : index
//	scf.parallel (%i) = (%lo) to (%hi) step (%0) {
//	  %1 = affine.min affine_map<(d0, d1, d2) -> (d0, d1 - d2)>(%0, %hi, %i)
//	  scf.parallel (%j) = (%c0) to (%1) step (%st) {
//	    %2 = arith.addi %j, %i : index
//	    "use"(%2) : (index) -> ()
//	  }
//	}
package scfparalleltiling
