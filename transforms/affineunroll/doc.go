// Unroll affine loops
//
// affine-loop-unroll makes one iteration of the innermost loops do what several did. The iterations that are left over go into a loop of their own.
//
//	affine.for %i = 0 to 10 {
//	  "use"(%i) : (index) -> ()
//	}
//
// by 4, the default, becomes
//
//	affine.for %i = 0 to 8 step 4 {
//	  "use"(%i) : (index) -> ()
//	  %1 = affine.apply affine_map<(d0) -> (d0 + 1)>(%i)
//	  "use"(%1) : (index) -> ()
//	  …
//	}
//	affine.for %i = 8 to 10 {
//	  "use"(%i) : (index) -> ()
//	}
//
// unroll-factor=-1 unrolls loops with a constant number of iterations completely, and with unroll-full-threshold only those, at any depth, that have no more
// iterations than that.
package affineunroll
