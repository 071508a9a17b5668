// Package alias tells which values may name the same memory, and which operations may touch it.
//
//	a := alias.New()
//	a.Alias(x, y)     // No, May, Partial or Must
//	a.ModRef(op, x)   // whether op reads or writes what x names
//	a.Conflict(p, q)  // whether the order of p and q matters
//
// What a value names is found by following views (ir.ViewLike), branches and regions back to where memory comes from: an allocation (an op
// with an effect of kind ir.Allocate on its result), a constant such as the address of a global, or something about which nothing is known, such as
// an argument of a function. Two allocations never share memory; an allocation shares none with what existed before its function, or for
// memory on the stack its scope, was entered. Arguments of a function may share memory with each other.
//
// The rules are those of LLVM 22's LocalAliasAnalysis. A program that knows more adds an Oracle.
package alias
