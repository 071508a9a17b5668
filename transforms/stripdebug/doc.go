// Strip debug info from all operations
//
// strip-debuginfo gives every operation and block argument the unknown location.
//
//	%0 = "op"() : () -> i32 loc("f.py":1:2)
//
// becomes
//
//	%0 = "op"() : () -> i32 loc(unknown)
package stripdebug
