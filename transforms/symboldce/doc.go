// Eliminate dead symbols
//
// symbol-dce erases the symbols of the symbol table that it runs on, and of those nested in it, that nothing refers to and that nobody outside
// may refer to: private ones, and nested ones of a table that cannot be seen from outside.
//
//	func.func private @unused()
//	func.func @main() {
//	  return
//	}
//
// becomes
//
//	func.func @main() {
//	  return
//	}
package symboldce
