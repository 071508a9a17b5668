// Sink operations into conditional blocks
//
// control-flow-sink moves operations without effects into the region of a conditional in which alone they are used, so that they run only if that
// region does.
//
//	%x = arith.muli %a, %b : i32
//	scf.if %c {
//	  "use"(%x) : (i32) -> ()
//	}
//
// becomes
//
//	scf.if %c {
//	  %x = arith.muli %a, %b : i32
//	  "use"(%x) : (i32) -> ()
//	}
package sink
