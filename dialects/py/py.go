// Package py is the dialect of Python: every construct of the language as an operation, so that a program can be analysed and changed, and written
// back as Python.
//
// Statements are operations, most of them with regions; expressions are operations whose results are values, in the order in which Python evaluates
// them. What is evaluated later or perhaps never stands in a region: the operands of and and or, annotations, the test of a while. Names are not
// values: py.load and py.store read and bind them, and say in which scope, as Python's symtable does.
//
//	def f(x):           %f = py.def "f"("x" %x) {
//	    return x + 1      py.store local "x", %x
//	                      %x_0 = py.load local "x"
//	                      %0 = py.constant 1
//	                      %1 = py.binary add %x_0, %0
//	                      py.return(%1)
//	                    }
//	                    py.store local "f", %f
//
// Every value has a type; !py.object is any object, and is not written. A pass may find out more: a type is a promise that the value is an
// instance of exactly that type. The pass py-infer-types does.
//
//	!py.int !py.float !py.complex !py.bool !py.str !py.bytes !py.none !py.range !py.slice !py.ellipsis !py.function !py.type
//	!py.list<!py.float> !py.tuple<!py.int, !py.str> !py.dict<!py.str, !py.int> !py.iterator<!py.int>
//	!py.ndarray<?x3xf64> !py.ndarray<*xf64> !py.ndarray<?x_>    NumPy's arrays; of any rank; of any elements
//	!py.scalar<f32> !py.dtype<f32> !py.module<"numpy">          NumPy's scalars, dtypes (or the classes of these scalars), modules
//	!py.number<f64>                                             a float or numpy.float64: the same values
//
// A pass may turn names into values: py-promote does so with the local variables of functions. Then if, for and while have results, and py.carry, py.break and
// py.continue hand values on; they keep the names of the variables, so that the program can still be written as Python.
//
// A pass may turn names into values: py-promote does so with the local variables of functions. Then if, for and while have results, and py.carry, py.break and
// py.continue hand values on; they keep the names of the variables, so that the program can still be written as Python.
//
// Control flow is that of the text: py.return, py.break and py.continue are statements like others and may be followed by code that never runs.
//
//	| what                  | operations                                                                                           |
//	| names                 | load store walrus delname global nonlocal                                                            |
//	| values                | constant tuple list set dict fstring format tstring interpolation slice lambda comp                  |
//	| computing             | binary unary inplace compare shortcircuit ifexp call getattr getitem starred await assume            |
//	| assignments           | store setattr setitem unpack annotate                                                                |
//	| simple statements     | expr pass break continue return raise assert delete import importfrom                                |
//	| compound statements   | if while for with try match def class typealias                                                      |
package py

import "polyloom/ir"

// Dialect is the py dialect.
var Dialect = (&ir.Dialect{
	Name:        "py",
	Doc:         "Python: all of the language, as source that can be written back",
	Types:       typeParsers(),
	Attrs:       attrParsers(),
	Materialize: materialize,
}).Register(
	ir.OpOf[Module]("module"),
	ir.OpOf[Constant]("constant"),
	ir.OpOf[Load]("load"),
	ir.OpOf[Store]("store"),
	ir.OpOf[Walrus]("walrus"),
	ir.OpOf[GetAttr]("getattr"),
	ir.OpOf[SetAttr]("setattr"),
	ir.OpOf[GetItem]("getitem"),
	ir.OpOf[SetItem]("setitem"),
	ir.OpOf[MakeSlice]("slice"),
	ir.OpOf[Binary]("binary"),
	ir.OpOf[InPlace]("inplace"),
	ir.OpOf[Unary]("unary"),
	ir.OpOf[Compare]("compare"),
	ir.OpOf[ShortCircuit]("shortcircuit"),
	ir.OpOf[IfExp]("ifexp"),
	ir.OpOf[Call]("call"),
	ir.OpOf[Starred]("starred"),
	ir.OpOf[Tuple]("tuple"),
	ir.OpOf[List]("list"),
	ir.OpOf[Set]("set"),
	ir.OpOf[Dict]("dict"),
	ir.OpOf[FString]("fstring"),
	ir.OpOf[Format]("format"),
	ir.OpOf[TString]("tstring"),
	ir.OpOf[Interpolation]("interpolation"),
	ir.OpOf[Lambda]("lambda"),
	ir.OpOf[Comp]("comp"),
	ir.OpOf[CompFor]("compfor"),
	ir.OpOf[CompIf]("compif"),
	ir.OpOf[Element]("element"),
	ir.OpOf[Await]("await"),
	ir.OpOf[YieldValue]("yieldvalue"),
	ir.OpOf[YieldFrom]("yieldfrom"),
	ir.OpOf[Unpack]("unpack"),
	ir.OpOf[Annotate]("annotate"),
	ir.OpOf[Delete]("delete"),
	ir.OpOf[DelName]("delname"),
	ir.OpOf[DelAttr]("delattr"),
	ir.OpOf[DelItem]("delitem"),
	ir.OpOf[DelGroup]("delgroup"),
	ir.OpOf[Expr]("expr"),
	ir.OpOf[Pass]("pass"),
	ir.OpOf[Break]("break"),
	ir.OpOf[Continue]("continue"),
	ir.OpOf[Return]("return"),
	ir.OpOf[Raise]("raise"),
	ir.OpOf[Assert]("assert"),
	ir.OpOf[DeclareGlobal]("global"),
	ir.OpOf[DeclareNonlocal]("nonlocal"),
	ir.OpOf[Import]("import"),
	ir.OpOf[ImportFrom]("importfrom"),
	ir.OpOf[If]("if"),
	ir.OpOf[While]("while"),
	ir.OpOf[For]("for"),
	ir.OpOf[With]("with"),
	ir.OpOf[Enter]("enter"),
	ir.OpOf[Try]("try"),
	ir.OpOf[Except]("except"),
	ir.OpOf[Match]("match"),
	ir.OpOf[Case]("case"),
	ir.OpOf[PatternValue]("pattern_value"),
	ir.OpOf[PatternSingleton]("pattern_singleton"),
	ir.OpOf[PatternSequence]("pattern_sequence"),
	ir.OpOf[PatternMapping]("pattern_mapping"),
	ir.OpOf[PatternClass]("pattern_class"),
	ir.OpOf[PatternStar]("pattern_star"),
	ir.OpOf[PatternAs]("pattern_as"),
	ir.OpOf[PatternOr]("pattern_or"),
	ir.OpOf[Def]("def"),
	ir.OpOf[Annotations]("annotations"),
	ir.OpOf[Class]("class"),
	ir.OpOf[TypeParam]("typeparam"),
	ir.OpOf[TypeAlias]("typealias"),
	ir.OpOf[Yield]("yield"),
	ir.OpOf[Carry]("carry"),
	ir.OpOf[Assume]("assume"),
)
