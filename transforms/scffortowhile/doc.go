// Convert SCF for loops to SCF while loops
//
// scf-for-to-while makes every scf.for an scf.while that carries the counter beside the other values: the comparison with the upper bound stands in its
// first region, the step and the body in the second.
//
//	scf.for %i = %lo to %hi step %st {
//	  "use"(%i) : (index) -> ()
//	}
//
// becomes
//
//	%0 = scf.while (%i = %lo) : (index) -> index {
//	  %1 = arith.cmpi slt, %i, %hi : index
//	  scf.condition(%1) %i : index
//	} do {
//	^bb0(%j: index):
//	  %1 = arith.addi %j, %st : index
//	  "use"(%j) : (index) -> ()
//	  scf.yield %1 : index
//	}
package scffortowhile
