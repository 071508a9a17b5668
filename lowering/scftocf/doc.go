// Convert SCF dialect to ControlFlow dialect, replacing structured control flow with a CFG
//
// convert-scf-to-cf takes the operations of scf apart: their regions become blocks of the region around them, and branches take the place of what ran
// them.
//
//	%r = scf.if %c -> (f32) {
//	  scf.yield %x : f32
//	} else {
//	  scf.yield %y : f32
//	}
//	"use"(%r) : (f32) -> ()
//
// becomes
//
//	  cf.cond_br %c, ^bb1, ^bb2
//	^bb1:
//	  cf.br ^bb3(%x : f32)
//	^bb2:
//	  cf.br ^bb3(%y : f32)
//	^bb3(%r: f32):
//	  cf.br ^bb4
//	^bb4:
//	  "use"(%r) : (f32) -> ()
//
// Loops that are parallel run their iterations one after the other. Attributes of the llvm dialect on a loop, such as llvm.loop_annotation, go
// to the branch from its end back to its beginning.
package scftocf
