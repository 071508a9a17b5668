// Hoist loop invariant instructions outside of the loop
//
// loop-invariant-code-motion moves operations out of loops, the innermost first, if their operands come from outside, they have no effect on memory and
// running them is safe even if the loop runs not at all.
//
//	scf.for %i = %lo to %hi step %st {
//	  %x = arith.addi %a, %b : i32
//	  "use"(%x, %i) : (i32, index) -> ()
//	}
//
// becomes
//
//	%x = arith.addi %a, %b : i32
//	scf.for %i = %lo to %hi step %st {
//	  "use"(%x, %i) : (i32, index) -> ()
//	}
package licm
