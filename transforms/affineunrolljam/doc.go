// Unroll and jam affine loops
//
// affine-loop-unroll-jam unrolls the loop that a function begins with and joins the copies of the loops inside it, so that one iteration of an inner loop
// serves several of the outer one.
//
//	affine.for %i = 0 to 100 {
//	  affine.for %j = 0 to 10 {
//	    "use"(%i, %j) : (index, index) -> ()
//	  }
//	}
//
// by 2 becomes
//
//	affine.for %i = 0 to 100 step 2 {
//	  affine.for %j = 0 to 10 {
//	    "use"(%i, %j) : (index, index) -> ()
//	    %k = affine.apply affine_map<(d0) -> (d0 + 1)>(%i)
//	    "use"(%k, %j) : (index, index) -> ()
//	  }
//	}
//
// An inner loop that carries values carries those of all copies. A value that the outer loop carries goes from copy to copy, if the loops inside have
// nothing to do with it. If they have, it must be a sum or another reduction whose order does not matter, of integers or with the flag reassoc:
// then each copy has a sum of its own. The first starts as the old one did, the others with zero, and they are added behind the loop.
//
// Other loops that carry values, and inner loops whose bounds depend on the outer one, are left alone. As in MLIR, dependences through memory are not looked at: it
// is up to the user that the order of iterations may change.
package affineunrolljam
