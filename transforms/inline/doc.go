// Inline function calls
//
// inline replaces calls by the bodies of the functions that are called, from the leaves of the call graph upwards. Each function is simplified by a
// pipeline before calls of it are looked at (default-pipeline, or the one that op-pipelines has for its kind). A private function goes once its last call
// is inlined.
//
//	func.func private @inc(%x: i32) -> i32 {
//	  %c1 = arith.constant 1 : i32
//	  %0 = arith.addi %x, %c1 : i32
//	  return %0 : i32
//	}
//	func.func @main(%x: i32) -> i32 {
//	  %0 = call @inc(%x) : (i32) -> i32
//	  return %0 : i32
//	}
//
// becomes
//
//	func.func @main(%x: i32) -> i32 {
//	  %c1_i32 = arith.constant 1 : i32
//	  %0 = arith.addi %x, %c1_i32 : i32
//	  return %0 : i32
//	}
//
// A call stays if a dialect does not allow its operations to be moved (ir.Dialect.LegalToInline), if the call or the function says no_inline, in
// recursion, and where the function has several blocks and the place of the call may have only one. Locations of inlined operations become
// call sites.
package inline
