package asm

import (
	"slices"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
)

// relation has an enumeration that is stored as an integer, and is required as all of these are.
type relation struct {
	ir.Base
	Predicate uint8
	Step      *ir.IntegerAttr
	A, B      ir.Operands
}

func (o *relation) Def(d *ir.Def) {
	ir.Enum(d, "predicate", &o.Predicate, &ir.EnumDef{Dialect: "generic", IntType: ir.I64,
		Desc: "allowed 64-bit signless integer cases: 0, 1", Cases: []ir.EnumCase{{Name: "eq"}, {Name: "ne", Value: 1}}})
	ir.Prop(d, "step", &o.Step, ir.I64Prop.Opt())
	d.Ins("a", &o.A, ir.AnyType)
	d.Ins("b", &o.B, ir.AnyType)
	d.Traits(ir.AttrSizedOperandSegments)
}

var genericDialect = (&ir.Dialect{Name: "generic"}).Register(ir.OpOf[relation]("relation"))

// The words are those that the reference has for arith.cmpi and memref.alloc.
func TestGenericErrors(t *testing.T) {
	for _, c := range []struct{ parts, want string }{
		{"<{predicate = 1 : i64}>", ""},
		{"{predicate = 1 : i64}", ""},
		{"<{predicate = 1 : i64, operandSegmentSizes = array<i32: 0, 0>}>", ""},
		{"", "'generic.relation' op requires attribute 'predicate'"},
		{"<{predicat = 1 : i64}>", "'generic.relation' op requires attribute 'predicate'"},
		{"<{predicate = 7 : i64}>", "invalid properties {predicate = 7 : i64} for op generic.relation: Invalid attribute `predicate` in property conversion: 7 : i64"},
		{"<{predicate = 1 : i32}>", "invalid properties {predicate = 1 : i32} for op generic.relation: Invalid attribute `predicate` in property conversion: 1 : i32"},
		{"{predicate = 7 : i64}", "'generic.relation' op attribute 'predicate' failed to satisfy constraint: allowed 64-bit signless integer cases: 0, 1"},
		{`{step = "x"}`, "'generic.relation' op attribute 'step' failed to satisfy constraint: 64-bit signless integer attribute"},
		{"<[1]>", "invalid properties [1] for op generic.relation: expected DictionaryAttr to set properties"},
		{"<{operandSegmentSizes = array<i64: 0, 0>}>",
			"invalid properties {operandSegmentSizes = array<i64: 0, 0>} for op generic.relation: expected DenseI32ArrayAttr for key `value`"},
		{"<{operandSegmentSizes = array<i32: 0>}>",
			"invalid properties {operandSegmentSizes = array<i32: 0>} for op generic.relation: size mismatch in attribute conversion: 1 vs 2"},
		{"<{operandSegmentSizes = array<i32: 1, 0>}>",
			"'generic.relation' op operand count (0) does not match with the total size (1) specified in attribute 'operandSegmentSizes'"},
	} {
		var msgs, want []string
		if c.want != "" {
			want = []string{c.want}
		}
		e := diag.NewEngine(func(d *diag.Diagnostic) { msgs = append(msgs, d.Message) })
		src := `"generic.relation"() ` + c.parts + " : () -> ()"
		ParseBlock(&Config{Dialects: []*ir.Dialect{genericDialect}, Diags: e}, "f", src, 0)
		if !slices.Equal(msgs, want) {
			t.Errorf("%s: got %q, want %q", c.parts, msgs, want)
		}
	}
}
