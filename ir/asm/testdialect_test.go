package asm_test

import (
	"polyloom/ir"
	"polyloom/num"
)

// The ops of this file are named as ops of upstream's dialect test, which mlir-opt knows, and have their formats: so it can judge what
// declarative formats read and print.

var testDialect = (&ir.Dialect{Name: "test"}).Register(
	ir.OpOf[fmtLiteral]("format_literal_op"), ir.OpOf[fmtAttr]("format_attr_op"), ir.OpOf[fmtOptAttrA]("format_opt_attr_op_a"),
	ir.OpOf[fmtOptAttrB]("format_opt_attr_op_b"), ir.OpOf[fmtSymbolName]("format_symbol_name_attr_op"),
	ir.OpOf[fmtOptSymbolName]("format_opt_symbol_name_attr_op"), ir.OpOf[fmtOptSymbolRef]("format_opt_symbol_ref_attr_op"),
	ir.OpOf[fmtDictKeyword]("format_attr_dict_w_keyword"), ir.OpOf[fmtBuildable]("format_buildable_type_op"),
	ir.OpOf[fmtRegionA]("format_region_a_op"), ir.OpOf[fmtRegionB]("format_region_b_op"), ir.OpOf[fmtRegionC]("format_region_c_op"),
	ir.OpOf[fmtRegionsA]("format_variadic_region_a_op"), ir.OpOf[fmtRegionsB]("format_variadic_region_b_op"),
	ir.OpOf[fmtImplicit]("format_implicit_terminator_region_a_op"), ir.OpOf[testReturn]("return"),
	ir.OpOf[fmtResultA]("format_result_a_op"), ir.OpOf[fmtResultB]("format_result_b_op"), ir.OpOf[fmtResultC]("format_result_c_op"),
	ir.OpOf[fmtResults]("format_variadic_result"), ir.OpOf[fmtManyResults]("format_multiple_variadic_results"),
	ir.OpOf[fmtOperandA]("format_operand_a_op"), ir.OpOf[fmtOperandB]("format_operand_b_op"), ir.OpOf[fmtOperandC]("format_operand_c_op"),
	ir.OpOf[fmtOperandD]("format_operand_d_op"), ir.OpOf[fmtOperandE]("format_operand_e_op"),
	ir.OpOf[fmtSuccessors]("format_successor_a_op"), ir.OpOf[fmtOperands]("format_variadic_operand"),
	ir.OpOf[fmtManyOperands]("format_multiple_variadic_operands"), ir.OpOf[fmtOptionalA]("format_optional_operand_result_a_op"),
	ir.OpOf[fmtOptionalB]("format_optional_operand_result_b_op"), ir.OpOf[fmtOptResultA]("format_optional_result_a_op"),
	ir.OpOf[fmtOptResultB]("format_optional_result_b_op"), ir.OpOf[fmtOptResultC]("format_optional_result_c_op"),
	ir.OpOf[fmtOptResultD]("format_optional_result_d_op"), ir.OpOf[fmtTwoGroups]("format_two_variadic_operands_no_buildable_type_op"),
	ir.OpOf[fmtSameType]("format_infer_variadic_type_from_non_variadic"), ir.OpOf[fmtUnit]("format_optional_unit_attribute"),
	ir.OpOf[fmtUnitAlone]("format_optional_unit_attribute_no_elide"), ir.OpOf[fmtOptEnum]("format_optional_enum_attr"),
	ir.OpOf[fmtDefaults]("format_optional_default_attrs"), ir.OpOf[fmtElse]("format_optional_else"), ir.OpOf[fmtElseAnchor]("else_anchor"),
	ir.OpOf[fmtKeywords]("oilist_with_keywords_only"), ir.OpOf[fmtListArgs]("oilist_with_simple_args"),
	ir.OpOf[fmtListParens]("oilist_variadic_with_parens"), ir.OpOf[fmtListLiteral]("oilist_allowed_literal"), ir.OpOf[fmtEllipsis]("ellipsis"),
	ir.OpOf[fmtDots]("op.with_dot_in_name"), ir.OpOf[fmtLiteralAfterGroup]("format_literal_following_optional_group"),
	ir.OpOf[fmtAllMatch]("format_all_types_match_var"), ir.OpOf[fmtAllMatchAttr]("format_all_types_match_attr"),
	ir.OpOf[fmtMatch]("format_types_match_var"), ir.OpOf[fmtMatchAttr]("format_types_match_attr"),
	ir.OpOf[fmtMatchTuple]("format_types_match_context"), ir.OpOf[fmtInfer]("format_infer_type"),
	ir.OpOf[fmtInferAll]("format_infer_type_all_operands_and_types"), ir.OpOf[fmtInferOne]("format_infer_type_all_types_one_operand"),
	ir.OpOf[fmtInferRegion]("format_infer_type_regions"), ir.OpOf[fmtInferGroups]("format_infer_type_variadic_operands"),
	ir.OpOf[dirOperands]("format_custom_directive_operands"), ir.OpOf[dirTypes]("format_custom_directive_operands_and_types"),
	ir.OpOf[dirRegions]("format_custom_directive_regions"), ir.OpOf[dirResults]("format_custom_directive_results"),
	ir.OpOf[dirTypeRefs]("format_custom_directive_results_with_type_refs"), ir.OpOf[dirOptRef]("format_custom_directive_with_optional_operand_ref"),
	ir.OpOf[dirSuccessors]("format_custom_directive_successors"), ir.OpOf[dirAttrs]("format_custom_directive_attributes"),
	ir.OpOf[dirSpacing]("format_custom_directive_spacing"),
)

type fmtLiteral struct{ ir.Base }

func (o *fmtLiteral) Def(d *ir.Def) {
	d.Format("`keyword_$.` `->` `:` `,` `=` `<` `>` `(` `)` `[` `]` `` `(` ` ` `)` `?` `+` `*` `{` `\\n` `}` attr-dict")
}

// optNum has an integer that may be absent.
type optNum struct {
	ir.Base
	Num *ir.IntegerAttr
}

func (o *optNum) def(d *ir.Def, format string) {
	ir.Prop(d, "opt_attr", &o.Num, ir.I64Prop.Opt())
	d.Format(format)
}

type (
	fmtOptAttrA struct{ optNum }
	fmtOptAttrB struct{ optNum }
)

func (o *fmtOptAttrA) Def(d *ir.Def) { o.def(d, "(`(` $opt_attr^ `)` )? attr-dict") }
func (o *fmtOptAttrB) Def(d *ir.Def) { o.def(d, "($opt_attr^)? attr-dict") }

type fmtAttr struct {
	ir.Base
	Num *ir.IntegerAttr
}

func (o *fmtAttr) Def(d *ir.Def) {
	ir.Prop(d, "attr", &o.Num, ir.I64Prop)
	d.Format("$attr attr-dict")
}

type fmtSymbolName struct {
	ir.Base
	Name *ir.StringAttr
}

func (o *fmtSymbolName) Def(d *ir.Def) {
	ir.Prop(d, "attr", &o.Name, ir.SymbolNameProp)
	d.Format("$attr attr-dict")
}

type fmtOptSymbolName struct {
	ir.Base
	Name *ir.StringAttr
}

func (o *fmtOptSymbolName) Def(d *ir.Def) {
	ir.Prop(d, "opt_attr", &o.Name, ir.SymbolNameProp.Opt())
	d.Format("($opt_attr^)? attr-dict")
}

type fmtOptSymbolRef struct {
	ir.Base
	Ref *ir.SymbolRefAttr
}

func (o *fmtOptSymbolRef) Def(d *ir.Def) {
	ir.Prop(d, "opt_attr", &o.Ref, ir.SymbolRefProp.Opt())
	d.Format("($opt_attr^)? attr-dict")
}

type fmtDictKeyword struct {
	ir.Base
	Num, Opt *ir.IntegerAttr
}

func (o *fmtDictKeyword) Def(d *ir.Def) {
	ir.Prop(d, "attr", &o.Num, ir.I64Prop)
	ir.Prop(d, "opt_attr", &o.Opt, ir.I64Prop.Opt())
	d.Format("attr-dict-with-keyword")
}

type fmtBuildable struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

func (o *fmtBuildable) Def(d *ir.Def) {
	d.In("buildable", &o.In, ir.I64Only)
	d.Out("buildable_res", &o.Out, ir.I64Only)
	d.Format("$buildable attr-dict")
}

// oneRegion and manyRegions have regions and nothing else.
type (
	oneRegion struct {
		ir.Base
		Region ir.Region
	}
	manyRegions struct {
		ir.Base
		Regions ir.Regions
	}
)

func (o *oneRegion) def(d *ir.Def, format string) {
	d.Region("region", &o.Region, ir.AnyRegion)
	d.Format(format)
}

func (o *manyRegions) def(d *ir.Def, format string) {
	d.Regions("regions", &o.Regions, ir.AnyRegion)
	d.Format(format)
}

type (
	fmtRegionA  struct{ oneRegion }
	fmtRegionB  struct{ oneRegion }
	fmtRegionC  struct{ oneRegion }
	fmtImplicit struct{ oneRegion }
	fmtRegionsA struct{ manyRegions }
	fmtRegionsB struct{ manyRegions }
)

func (o *fmtRegionA) Def(d *ir.Def)  { o.def(d, "regions attr-dict") }
func (o *fmtRegionB) Def(d *ir.Def)  { o.def(d, "$region attr-dict") }
func (o *fmtRegionC) Def(d *ir.Def)  { o.def(d, "(`region` $region^)? attr-dict") }
func (o *fmtRegionsA) Def(d *ir.Def) { o.def(d, "$regions attr-dict") }
func (o *fmtRegionsB) Def(d *ir.Def) { o.def(d, "($regions^ `found_regions`)? attr-dict") }

func (o *fmtImplicit) Def(d *ir.Def) {
	o.def(d, "$region attr-dict")
	d.ImplicitTerminator(func() ir.Op { return new(testReturn) })
}

type testReturn struct {
	ir.Base
	In ir.Operands
}

func (o *testReturn) Def(d *ir.Def) {
	d.Ins("operands", &o.In, ir.AnyType)
	d.Traits(ir.Terminator, ir.ReturnLike)
}

// twoResults has a result whose type is known and one whose type is not.
type twoResults struct {
	ir.Base
	First, Second ir.Result
}

func (o *twoResults) def(d *ir.Def, format string) {
	d.Out("buildable_res", &o.First, ir.I64Only)
	d.Out("result", &o.Second, ir.AnyMemRef)
	d.Format(format)
}

type (
	fmtResultA struct{ twoResults }
	fmtResultB struct{ twoResults }
	fmtResultC struct{ twoResults }
)

func (o *fmtResultA) Def(d *ir.Def) { o.def(d, "type($result) attr-dict") }
func (o *fmtResultB) Def(d *ir.Def) { o.def(d, "type(results) attr-dict") }
func (o *fmtResultC) Def(d *ir.Def) {
	o.def(d, "functional-type($buildable_res, $result) attr-dict")
}

type fmtResults struct {
	ir.Base
	Out ir.Results
}

func (o *fmtResults) Def(d *ir.Def) {
	d.Outs("result", &o.Out, ir.I64Only)
	d.Format("`:` type($result) attr-dict")
}

type fmtManyResults struct {
	ir.Base
	First, Second ir.Results
}

func (o *fmtManyResults) Def(d *ir.Def) {
	d.Outs("result0", &o.First, ir.I64Only)
	d.Outs("result1", &o.Second, ir.AnyType)
	d.Traits(ir.AttrSizedResultSegments)
	d.Format("`:` `(` type($result0) `)` `,` `(` type($result1) `)` attr-dict")
}

// twoOperands has an operand whose type is known and one whose type is not.
type twoOperands struct {
	ir.Base
	First, Second ir.Operand
}

func (o *twoOperands) def(d *ir.Def, format string) {
	d.In("buildable", &o.First, ir.I64Only)
	d.In("operand", &o.Second, ir.AnyMemRef)
	d.Format(format)
}

type (
	fmtOperandA struct{ twoOperands }
	fmtOperandB struct{ twoOperands }
	fmtOperandC struct{ twoOperands }
	fmtOperandD struct{ twoOperands }
	fmtOperandE struct{ twoOperands }
)

func (o *fmtOperandA) Def(d *ir.Def) { o.def(d, "operands `:` type(operands) attr-dict") }
func (o *fmtOperandB) Def(d *ir.Def) { o.def(d, "operands `:` type($operand) attr-dict") }
func (o *fmtOperandC) Def(d *ir.Def) {
	o.def(d, "$buildable `,` $operand `:` type(operands) attr-dict")
}
func (o *fmtOperandD) Def(d *ir.Def) {
	o.def(d, "$buildable `,` $operand `:` type($operand) attr-dict")
}
func (o *fmtOperandE) Def(d *ir.Def) {
	o.def(d, "$buildable `,` $operand `:` type($buildable) `,` type($operand) attr-dict")
}

type fmtSuccessors struct {
	ir.Base
	Targets ir.Successors
}

func (o *fmtSuccessors) Def(d *ir.Def) {
	d.Succs("targets", &o.Targets)
	d.Traits(ir.Terminator)
	d.Format("$targets attr-dict")
}

type fmtOperands struct {
	ir.Base
	In ir.Operands
}

func (o *fmtOperands) Def(d *ir.Def) {
	d.Ins("operand", &o.In, ir.I64Only)
	d.Format("$operand `:` type($operand) attr-dict")
}

type fmtManyOperands struct {
	ir.Base
	First, Second ir.Operands
}

func (o *fmtManyOperands) Def(d *ir.Def) {
	d.Ins("operand0", &o.First, ir.I64Only)
	d.Ins("operand1", &o.Second, ir.AnyType)
	d.Traits(ir.AttrSizedOperandSegments)
	d.Format("` ` `(` $operand0 `)` `,` `(` $operand1 `:` type($operand1) `)` attr-dict")
}

type optionals struct {
	ir.Base
	Opt ir.Operand
	Var ir.Operands
	Res ir.Result
}

func (o *optionals) def(d *ir.Def, format string) {
	d.OptIn("optional", &o.Opt, ir.I64Only)
	d.Ins("variadic", &o.Var, ir.I64Only)
	d.OptOut("optional_res", &o.Res, ir.I64Only)
	d.Traits(ir.AttrSizedOperandSegments)
	d.Format(format)
}

type (
	fmtOptionalA struct{ optionals }
	fmtOptionalB struct{ optionals }
)

func (o *fmtOptionalA) Def(d *ir.Def) {
	o.def(d, "`(` $optional `:` type($optional) `)` `:` type($optional_res) (`[` $variadic^ `]`)? attr-dict")
}

func (o *fmtOptionalB) Def(d *ir.Def) {
	o.def(d, "(`(` $optional^ `:` type($optional) `)`)? `:` type($optional_res) (`[` $variadic^ `]`)? attr-dict")
}

type optResults struct {
	ir.Base
	Opt ir.Result
	Var ir.Results
}

func (o *optResults) def(d *ir.Def, format string) {
	d.OptOut("optional", &o.Opt, ir.I64Only)
	d.Outs("variadic", &o.Var, ir.I64Only)
	d.Traits(ir.AttrSizedResultSegments)
	d.Format(format)
}

type (
	fmtOptResultA struct{ optResults }
	fmtOptResultB struct{ optResults }
	fmtOptResultC struct{ optResults }
	fmtOptResultD struct {
		ir.Base
		Opt ir.Result
	}
)

func (o *fmtOptResultA) Def(d *ir.Def) {
	o.def(d, "(`:` type($optional)^ `->` type($variadic))? attr-dict")
}

func (o *fmtOptResultB) Def(d *ir.Def) {
	o.def(d, "(`:` type($optional) `->` type($variadic)^)? attr-dict")
}

func (o *fmtOptResultC) Def(d *ir.Def) {
	o.def(d, "(`:` functional-type($optional, $variadic)^)? attr-dict")
}

func (o *fmtOptResultD) Def(d *ir.Def) {
	d.OptOut("optional", &o.Opt, ir.Only("80-bit float", ir.Float(num.F80)))
	d.Format("(`:` type($optional)^)? attr-dict")
}

type fmtTwoGroups struct {
	ir.Base
	A, B ir.Operands
}

func (o *fmtTwoGroups) Def(d *ir.Def) {
	d.Ins("a", &o.A, ir.AnyType)
	d.Ins("b", &o.B, ir.AnyType)
	d.Traits(ir.AttrSizedOperandSegments)
	d.Format("`(` $a `:` type($a) `)` `->` `(` $b `:` type($b) `)`  attr-dict")
}

type fmtSameType struct {
	ir.Base
	Args ir.Operands
	Out  ir.Result
}

func (o *fmtSameType) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Out("result", &o.Out, ir.AnyType)
	d.Traits(ir.SameOperandsAndResultType)
	d.Format("operands attr-dict `:` type($result)")
}

// unit has a unit attribute.
type unit struct {
	ir.Base
	On bool
}

func (o *unit) def(d *ir.Def, name, format string) {
	d.Unit(name, &o.On)
	d.Format(format)
}

type (
	fmtUnit      struct{ unit }
	fmtUnitAlone struct{ unit }
	fmtElse      struct{ unit }
)

func (o *fmtUnit) Def(d *ir.Def) {
	o.def(d, "is_optional", "(`is_optional` $is_optional^)? attr-dict")
}
func (o *fmtUnitAlone) Def(d *ir.Def) { o.def(d, "is_optional", "($is_optional^)? attr-dict") }
func (o *fmtElse) Def(d *ir.Def) {
	o.def(d, "isFirstBranchPresent", "(`then` $isFirstBranchPresent^):(`else`)? attr-dict")
}

type fmtElseAnchor struct {
	ir.Base
	A ir.Operand
}

func (o *fmtElseAnchor) Def(d *ir.Def) {
	d.OptIn("a", &o.A, ir.AnyType)
	d.Format("`(` (`?`) : (`` $a^ `:` type($a))? `)` attr-dict")
}

var someEnum = &ir.EnumDef{Dialect: "test", IntType: ir.I64, Desc: "allowed 64-bit signless integer cases: 5, 10, 4294967296",
	Cases: []ir.EnumCase{{Name: "case5", Value: 5}, {Name: "case10", Value: 10}}}

type fmtOptEnum struct {
	ir.Base
	Attr ir.Attr
}

func (o *fmtOptEnum) Def(d *ir.Def) {
	ir.Prop(d, "attr", &o.Attr, someEnum.Constraint().Opt())
	d.Format("($attr^)? attr-dict")
}

type fmtDefaults struct {
	ir.Base
	Str, Sym *ir.StringAttr
	Enum     ir.Attr
}

func (o *fmtDefaults) Def(d *ir.Def) {
	ir.Prop(d, "str", &o.Str, ir.StrAttr.Or(ir.Str("default")))
	ir.Prop(d, "sym", &o.Sym, ir.SymbolNameProp.Or(ir.Str("default")))
	ir.Prop(d, "e", &o.Enum, someEnum.Constraint().Or(someEnum.Attr(5)))
	d.Format("($str^)? ($sym^)? ($e^)? attr-dict")
}

type fmtKeywords struct {
	ir.Base
	A, B, C bool
}

func (o *fmtKeywords) Def(d *ir.Def) {
	d.Unit("keyword", &o.A)
	d.Unit("otherKeyword", &o.B)
	d.Unit("diffNameUnitAttrKeyword", &o.C)
	d.Format("oilist( `keyword` $keyword | `otherKeyword` $otherKeyword | `thirdKeyword` $diffNameUnitAttrKeyword) attr-dict")
}

type fmtListArgs struct {
	ir.Base
	A, B, C ir.Operand
}

func (o *fmtListArgs) Def(d *ir.Def) {
	d.OptIn("arg0", &o.A, ir.AnyType)
	d.OptIn("arg1", &o.B, ir.AnyType)
	d.OptIn("arg2", &o.C, ir.AnyType)
	d.Traits(ir.AttrSizedOperandSegments)
	d.Format("oilist( `keyword` $arg0 `:` type($arg0) | `otherKeyword` $arg1 `:` type($arg1) | `thirdKeyword` $arg2 `:` type($arg2) ) attr-dict")
}

type fmtListParens struct {
	ir.Base
	A, B, C ir.Operands
}

func (o *fmtListParens) Def(d *ir.Def) {
	d.Ins("arg0", &o.A, ir.AnyType)
	d.Ins("arg1", &o.B, ir.AnyType)
	d.Ins("arg2", &o.C, ir.AnyType)
	d.Traits(ir.AttrSizedOperandSegments)
	d.Format("oilist( `keyword` `(` $arg0 `:` type($arg0) `)` | `otherKeyword` `(` $arg1 `:` type($arg1) `)`" +
		" | `thirdKeyword` `(` $arg2 `:` type($arg2) `)`) attr-dict")
}

type fmtListLiteral struct{ ir.Base }

func (o *fmtListLiteral) Def(d *ir.Def) { d.Format("oilist( `foo` | `bar` ) `buzz` attr-dict") }

type fmtEllipsis struct {
	ir.Base
	In       ir.Operands
	Variadic bool
}

func (o *fmtEllipsis) Def(d *ir.Def) {
	d.Ins("operands", &o.In, ir.AnyType)
	d.Unit("variadic", &o.Variadic)
	d.Format("`(` $operands (`...` $variadic^)? `)` attr-dict `:` type($operands) `...`")
}

type fmtDots struct{ ir.Base }

func (o *fmtDots) Def(d *ir.Def) { d.Format("attr-dict") }

type fmtLiteralAfterGroup struct {
	ir.Base
	Type  *ir.TypeAttr
	Value ir.Attr
}

func (o *fmtLiteralAfterGroup) Def(d *ir.Def) {
	ir.Prop(d, "type", &o.Type, ir.TypeProp)
	ir.Prop(d, "value", &o.Value, ir.AnyAttr.Opt())
	d.Format("(`(` $value^ `)`)? `:` $type attr-dict")
}
