package ir

import (
	"strconv"
	"strings"
)

// traits verifies what the traits and interfaces of op ask of it, its constraints being met.
func (v *verifier) traits(op Op, b *Base) bool {
	info := b.info
	ok := true
	if info.Has(SymbolTrait) {
		ok = v.symbol(op, b)
	}
	if ok && info.caps&isFunction != 0 {
		ok = v.function(op, op.(FunctionOp))
	}
	if ok && info.caps&canBranch != 0 {
		ok = v.branch(op, op.(Brancher))
	}
	if ok && info.Has(Terminator) && (b.block == nil || b.next != nil) {
		return v.failOp(op, "must be the last operation in the parent block")
	}
	if ok && info.traits&(typeTraits|Elementwise) != 0 && !b.uniform() {
		in, out := v.ports(op)
		ok = v.sameTypes(op, info.traits, in, out) && (!info.Has(Elementwise) || v.elementwise(op, in, out))
	}
	if ok && info.caps&canCast != 0 {
		ok = v.cast(op, op.(CastLike))
	}
	return ok
}

const typeTraits = SameOperandsAndResultType | SameTypeOperands | SameOperandsElementType | SameOperandsAndResultElementType |
	SameOperandsShape | SameOperandsAndResultShape

// uniform reports whether b has operands and results, and all are of one type: then nothing that relates their types is violated.
func (b *Base) uniform() bool {
	if !b.info.plainOperands || !b.info.plainResults || len(b.info.operands) == 0 || len(b.info.results) == 0 {
		return false
	}
	t := (*Result)(b.at(b.info.results[0].off)).typ
	for i := range b.info.results {
		if (*Result)(b.at(b.info.results[i].off)).typ != t {
			return false
		}
	}
	for i := range b.info.operands {
		if (*Operand)(b.at(b.info.operands[i].off)).val.typ != t {
			return false
		}
	}
	return true
}

// ports fills the scratch lists with the types of op's operands and results.
func (v *verifier) ports(op Op) (in, out []Type) {
	in, out = v.in[:0], v.out[:0]
	for i := range NumOperands(op) {
		in = append(in, OperandAt(op, i).val.typ)
	}
	for i := range NumResults(op) {
		out = append(out, ResultAt(op, i).typ)
	}
	v.in, v.out = in, out
	return in, out
}

// sameTypes verifies the traits that relate the types of operands and results.
func (v *verifier) sameTypes(op Op, traits Trait, in, out []Type) bool {
	has := func(t Trait) bool { return traits&t != 0 }
	if traits&^SameTypeOperands&typeTraits != 0 && len(in) == 0 {
		return v.failOp(op, "expected 1 or more operands, but found 0")
	}
	if has(SameOperandsAndResultType|SameOperandsAndResultElementType|SameOperandsAndResultShape) && len(out) == 0 {
		return v.failOp(op, "expected 1 or more results")
	}
	switch {
	case has(SameOperandsAndResultType) && !v.sameOperandsAndResult(op, in, out):
		return false
	case has(SameTypeOperands) && !allEqual(in):
		return v.failOp(op, "requires all operands to have the same type")
	case has(SameOperandsElementType) && !sameElements(in[0], in):
		return v.failOp(op, "requires the same element type for all operands")
	case has(SameOperandsAndResultElementType) && !(sameElements(out[0], out) && sameElements(out[0], in)):
		return v.failOp(op, "requires the same element type for all operands and results")
	case has(SameOperandsShape) && !compatibleShapes(in, nil):
		return v.failOp(op, "requires the same shape for all operands")
	case has(SameOperandsAndResultShape) && !compatibleShapes(in, out):
		return v.failOp(op, "requires the same shape for all operands and results")
	}
	return true
}

func (v *verifier) sameOperandsAndResult(op Op, in, out []Type) bool {
	first := out[0]
	for _, ts := range [2][]Type{out[1:], in} {
		for _, t := range ts {
			if t == first {
				continue
			}
			if ElemOrSelf(t) != ElemOrSelf(first) || !compatibleShape(t, first) {
				return v.failOp(op, "requires the same type for all operands and results")
			}
			f, _ := first.(*TensorType)
			if g, _ := t.(*TensorType); f != nil && f.Encoding != nil && g != nil && f.Encoding != g.Encoding {
				return v.failOp(op, "requires the same encoding for all operands and results")
			}
		}
	}
	return true
}

func allEqual(ts []Type) bool {
	for _, t := range ts {
		if t != ts[0] {
			return false
		}
	}
	return true
}

func sameElements(want Type, ts []Type) bool {
	elem := ElemOrSelf(want)
	for _, t := range ts {
		if t != want && ElemOrSelf(t) != elem {
			return false
		}
	}
	return true
}

// compatibleShape reports whether a and b are both no shapes, or shapes that may be the same at run time.
func compatibleShape(a, b Type) bool {
	s, isShape := a.(Shaped)
	t, ok := b.(Shaped)
	switch {
	case !isShape || !ok:
		return isShape == ok
	case !s.HasRank() || !t.HasRank():
		return true
	}
	x, y := s.Shape(), t.Shape()
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] && x[i] != Dynamic && y[i] != Dynamic {
			return false
		}
	}
	return true
}

// compatibleShapes reports whether all types are shapes that may be the same at run time, or none is a shape. Scalable vectors agree
// only among themselves.
func compatibleShapes(in, out []Type) bool {
	if allEqual(in) && allEqual(out) && (len(in) == 0 || len(out) == 0 || in[0] == out[0]) {
		return true
	}
	shaped, scalable, n := 0, 0, len(in)+len(out)
	var dims []int64
	ranked := false
	for _, ts := range [2][]Type{in, out} {
		for _, t := range ts {
			s, ok := t.(Shaped)
			if !ok {
				continue
			}
			shaped++
			if vec, ok := t.(*VectorType); ok && vec.Scalable != nil {
				scalable++
			}
			if !s.HasRank() {
				continue
			}
			if !ranked {
				dims, ranked = append(dims, s.Shape()...), true
				continue
			}
			if len(s.Shape()) != len(dims) {
				return false
			}
			for i, d := range s.Shape() {
				if dims[i] == Dynamic {
					dims[i] = d
				}
				if d != dims[i] && d != Dynamic {
					return false
				}
			}
		}
	}
	return shaped == 0 || shaped == n && (scalable == 0 || scalable == n)
}

// mappable says over what kind of container an elementwise op maps a value of type t: 0 for none.
func mappable(t Type) int {
	switch t := t.(type) {
	case *VectorType:
		return 1
	case *TensorType:
		if t.unranked {
			return 2
		}
		return 3
	}
	return 0
}

// elementwise verifies that an op that maps over containers has them on both sides, of one kind and shape. It changes in and out.
func (v *verifier) elementwise(op Op, in, out []Type) bool {
	in, out = containers(in), containers(out)
	switch {
	case len(in) == 0 && len(out) == 0:
		return true
	case len(in) == 0:
		return v.failOp(op, "if a result is non-scalar, then at least one operand must be non-scalar")
	case len(out) == 0:
		return v.failOp(op, "if an operand is non-scalar, then there must be at least one non-scalar result")
	case len(out) != NumResults(op):
		return v.failOp(op, "if an operand is non-scalar, then all results must be non-scalar")
	}
	ok := compatibleShapes(in, out)
	for _, ts := range [2][]Type{in, out} {
		for _, t := range ts {
			ok = ok && mappable(t) == mappable(in[0])
		}
	}
	return ok || v.failOp(op, "all non-scalar operands/results must have the same shape and base type")
}

// containers keeps of ts, which it changes, what an elementwise op maps over.
func containers(ts []Type) []Type {
	keep := ts[:0]
	for _, t := range ts {
		if mappable(t) != 0 {
			keep = append(keep, t)
		}
	}
	return keep
}

func (v *verifier) symbol(op Op, b *Base) bool {
	if p := b.info.prop("sym_name"); p != nil && p.c.Optional && p.get(b.at(p.off)) == nil {
		return true
	}
	if _, ok := Attribute(op, "sym_name").(*StringAttr); !ok {
		return v.failOp(op, "requires string attribute 'sym_name'")
	}
	if a := Attribute(op, "sym_visibility"); a != nil {
		s, ok := a.(*StringAttr)
		if !ok {
			return v.failOp(op, "requires visibility attribute 'sym_visibility' to be a string attribute, but got "+AttrText(a))
		}
		if s.Value != "public" && s.Value != "private" && s.Value != "nested" {
			return v.failOp(op, `visibility expected to be one of ["public", "private", "nested"], but got `+AttrText(a))
		}
	}
	if d, ok := op.(Declarer); ok && d.IsDeclaration() && VisibilityOf(op) == Public {
		return v.failOp(op, "symbol declaration cannot have public visibility")
	}
	if NumResults(op) > 0 {
		return v.failOp(op, "symbols must not have results")
	}
	if p := Parent(op); p != nil && p.Info().Registered && !IsSymbolTable(p) {
		return v.failOp(op, "symbol's parent must have the SymbolTable trait")
	}
	return true
}

// function verifies that the parts of a function fit its signature.
func (v *verifier) function(op Op, f FunctionOp) bool {
	sig := f.Signature()
	if sig == nil {
		return true
	}
	if !v.portAttrs(op, "arg_attrs", "argument", len(sig.In)) || !v.portAttrs(op, "res_attrs", "result", len(sig.Out)) {
		return false
	}
	body := f.FuncBody()
	if body == nil || body.Empty() {
		return true
	}
	args := body.Entry().args
	if len(args) != len(sig.In) {
		return v.failOp(op, "entry block must have "+itoa(len(sig.In))+" arguments to match function signature")
	}
	for i, a := range args {
		if a.typ != sig.In[i] {
			return v.failOp(op, "type of entry block argument #"+itoa(i)+"("+quoted(a.typ)+
				") must match the type of the corresponding argument in function signature("+quoted(sig.In[i])+")")
		}
	}
	return true
}

// portAttrs verifies the list of dictionaries, one for each of n arguments or results, that a function holds under name.
func (v *verifier) portAttrs(op Op, name, what string, n int) bool {
	list, ok := Attribute(op, name).(*ArrayAttr)
	if !ok {
		return true
	}
	if len(list.Elems) != n {
		return v.failOp(op, "expects "+what+" attribute array to have the same number of elements as the number of function "+what+
			"s, got "+itoa(len(list.Elems))+", but expected "+itoa(n))
	}
	for i, a := range list.Elems {
		d, ok := a.(*DictAttr)
		if !ok {
			return v.failOp(op, "expects "+what+" attribute dictionary to be a DictionaryAttr, but got `"+AttrText(a)+"`")
		}
		for _, e := range d.Entries {
			if strings.IndexByte(e.Name, '.') < 0 {
				return v.failOp(op, what+"s may only have dialect attributes")
			}
			dialect := v.owner.dialect(e.Name)
			if dialect == nil || dialect.VerifyArgAttr == nil {
				continue
			}
			if !v.failErr(op, dialect.VerifyArgAttr(op, i, what == "result", e)) {
				return false
			}
		}
	}
	return true
}

// branch verifies that each successor's arguments fit what is passed to them.
func (v *verifier) branch(op Op, b Brancher) bool {
	for i := range NumSuccessors(op) {
		passed, produced := b.SuccessorOperands(i)
		n := produced + passed.Len()
		args := SuccessorAt(op, i).block.args
		if n != len(args) {
			return v.fail(op, "branch has "+itoa(n)+" operands for successor #"+itoa(i)+", but target block has "+itoa(len(args)))
		}
		for k := produced; k < n; k++ {
			if passed.At(k-produced).typ != args[k].typ {
				return v.fail(op, "type mismatch for bb argument #"+itoa(k)+" of successor #"+itoa(i))
			}
		}
	}
	return true
}

func (v *verifier) cast(op Op, c CastLike) bool {
	in, out := v.ports(op)
	if len(out) == 0 {
		return v.failOp(op, "expected at least one result for cast operation")
	}
	return c.AreCastCompatible(in, out) || v.failOp(op, "operand "+typeList(in)+" and result "+typeList(out)+" are cast incompatible")
}

// typeList names types for a message: one, or several.
func typeList(ts []Type) string {
	switch len(ts) {
	case 0:
		return "types []"
	case 1:
		return "type " + quoted(ts[0])
	}
	return "types " + quotedList(ts)
}

func quotedList(ts []Type) string {
	names := make([]string, len(ts))
	for i, t := range ts {
		names[i] = quoted(t)
	}
	return strings.Join(names, ", ")
}

func itoa(i int) string { return strconv.Itoa(i) }
