// Package ir holds the intermediate representation: values, operations, blocks, regions, types, attributes and locations.
//
// An operation is a Go struct that embeds Base; its operands, results, regions, successors and inherent attributes are fields, and its
// Def method describes them once:
//
//	type AddI struct {
//		ir.Base
//		Lhs, Rhs ir.Operand
//		Flags    OverflowFlags
//		Result   ir.Result
//	}
//
//	func (o *AddI) Def(d *ir.Def) {
//		d.In("lhs", &o.Lhs, ir.SignlessIntegerLike)
//		d.In("rhs", &o.Rhs, ir.SignlessIntegerLike)
//		ir.Enum(d, "overflowFlags", &o.Flags, Overflow)
//		d.Out("result", &o.Result, ir.SignlessIntegerLike)
//		d.Traits(ir.Pure, ir.Commutative, ir.SameOperandsAndResultType)
//		d.Format("$lhs `,` $rhs (`overflow` `` $overflowFlags^)? attr-dict `:` type($result)")
//	}
//
// Behaviour is a method of one of the optional interfaces in interfaces.go: Verify, Fold, Effects, InferTypes and so on. A Dialect lists
// its ops; a program that wants them imports the dialect's package and hands the Dialect to package asm's parser.
//
// Generic code works on any Op through functions:
//
//	OperandsOf, OperandAt, ResultsOf, ResultAt, RegionsOf, SuccessorAt    what the op has
//	Attribute, SetAttribute, Properties, Discardable                     its attributes
//	BlockOf, Parent, Next, Walk, PreOrder                                where it is
//	Create, Insert, Erase, Clone, MoveBefore                             changes
//	Verify                                                               whether it is right
//
// An op literal such as &AddI{Lhs: x.Use(), Rhs: y.Use()} is not part of the IR until Create (or Init) has completed it: then its
// operands are in the use lists of their values, and its results have types. Passes make ops through a Builder.
//
// Types and attributes are interned for the life of the process and compared with ==. They may be made from several goroutines. Operations
// may be read concurrently; those inside different ops that are IsolatedFromAbove may be changed concurrently.
package ir
