// Canonicalize operations
//
// canonicalize folds operations and applies the canonicalization patterns of all loaded dialects until nothing changes, and simplifies the
// control flow of regions in between. It brings the IR into the form that other passes expect: constants to the right, dead code gone, casts
// merged.
//
//	%c0 = arith.constant 0 : i32
//	%0 = arith.addi %c0, %x : i32
//	return %0 : i32
//
// becomes
//
//	return %x : i32
//
// Patterns come from the ops themselves (rewrite.Canonicalizer); disable-patterns and enable-patterns choose among them by name.
package canonicalize
