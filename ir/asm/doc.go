// Package asm reads and writes MLIR text.
//
//	cfg := &asm.Config{Dialects: []*ir.Dialect{arith.Dialect, builtin.Dialect, fn.Dialect}, Diags: engine}
//	module := asm.Parse(cfg, "a.mlir", text, 0) // nil after an error, which went to the engine
//	asm.Print(os.Stdout, module, asm.DefaultPrintOptions())
//
// Parse and Print are inverse: what one writes the other reads, to an equal program. The text is that of LLVM 22's mlir-opt, down to the
// names of values and aliases and the words and places of errors. Parse does not verify; that is ir.Verify's work.
//
// # The text of an operation
//
// Each operation has the generic form, which needs nothing, and may have a form of its own. There are two ways to give it one. The usual way is a
// declarative format, a string in the op's Def, of which this package knows:
//
//	`word`  ` `  ``  `\n`                        text, and where blanks are
//	$name                                        an operand, attribute, region or successor
//	type($name)  functional-type(a, b)           types; those that follow from traits are left out
//	operands  regions  successors                all of them
//	attr-dict  attr-dict-with-keyword  prop-dict the attributes that the format does not write itself
//	(a b^ c)?  (a^) : (b)?                       a group that is there if the part with ^ is
//	oilist(…)                                    clauses in any order
//	custom<Name>(…)  ref($name)                  a Directive in Go, which Use registers
//	qualified($name)                             an attribute or type in full
//
// It is compiled when the first op of its kind is met; CheckFormat does that in a test. The other way is to implement OpParser and OpPrinter.
// Their methods read and write with those of Parser and Printer, which are the same that formats use:
//
//	func (o *Return) ParseOp(p *asm.Parser) bool
//	func (o *Return) PrintOp(p *asm.Printer)
//
// A parse method returns false after it has reported an error, so that a sequence is a chain of &&. FunctionForm is the form of all ops that
// are like functions.
//
// A dialect's own types and attributes have a TypeParser or an AttrParser in its table; their text is written by their PrintBody.
//
// # Large files
//
// A large file is cut at its top-level operations, and the pieces are read, and later written, by several goroutines (Config.Workers,
// PrintOptions.Workers). The result does not depend on their number.
package asm
