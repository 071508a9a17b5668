// Apply normalization transformations to affine loop-like ops
//
// affine-loop-normalize makes affine.for and affine.parallel count from 0 by 1, and replaces loops of one iteration by their bodies.
//
//	affine.for %i = 2 to 10 step 4 {
//	  "use"(%i) : (index) -> ()
//	}
//
// becomes
//
//	affine.for %k = 0 to 2 {
//	  %i = affine.apply affine_map<(d0) -> (d0 * 4 + 2)>(%k)
//	  "use"(%i) : (index) -> ()
//	}
package affinenormalize
