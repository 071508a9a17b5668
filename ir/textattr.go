package ir

import (
	"polyloom/num"
)

// typeElision says when the type of an attribute is left out.
type typeElision uint8

const (
	elideNever   typeElision = iota
	elideDefault             // i64 and f64 need not be written
	elideAlways
)

// Attr writes a with its type, which is left out where it is the default: i64, f64.
func (w *Text) Attr(a Attr) { w.attr(a, elideDefault) }

// AttrFull writes a with its type even if it is the default.
func (w *Text) AttrFull(a Attr) { w.attr(a, elideNever) }

// AttrNoType writes a without its type.
func (w *Text) AttrNoType(a Attr) { w.attr(a, elideAlways) }

func (w *Text) attr(a Attr, e typeElision) {
	if isNilAttr(a) {
		w.Str("<<NULL ATTRIBUTE>>")
		return
	}
	if !w.alias(a) {
		w.attrNoAlias(a, e)
	}
}

// AttrNoAlias writes a in full at its outermost level.
func (w *Text) AttrNoAlias(a Attr) { w.attrNoAlias(a, elideNever) }

func (w *Text) attrNoAlias(a Attr, e typeElision) {
	switch a := a.(type) {
	case *UnitAttr:
		w.Str("unit")
	case *IntegerAttr:
		w.integer(a, e)
		return
	case *FloatAttr:
		w.Float(a.Value)
		if e == elideDefault && a.Typ == F64 {
			return
		}
	case *StringAttr:
		w.Quoted(a.Value)
	case *ArrayAttr:
		w.Byte('[')
		for i, x := range a.Elems {
			if i > 0 {
				w.Str(", ")
			}
			w.Attr(x)
		}
		w.Byte(']')
	case *DictAttr:
		w.Byte('{')
		w.NamedAttrs(a.Entries)
		w.Byte('}')
	case *TypeAttr:
		w.Type(a.Type)
	case *SymbolRefAttr:
		w.Symbol(a.Root)
		for _, n := range a.Nested {
			w.Str("::")
			w.Symbol(n)
		}
	case *AffineMapAttr:
		w.Str("affine_map<")
		w.Buf = a.Map.Append(w.Buf)
		w.Byte('>')
	case *IntegerSetAttr:
		w.Str("affine_set<")
		w.Buf = a.Set.Append(w.Buf)
		w.Byte('>')
	case *DenseArrayAttr:
		w.denseArray(a, e)
	case *StridedLayoutAttr:
		w.strided(a)
	case *LocAttr:
		w.loc(a)
	case *DistinctAttr:
		w.distinctAttr(a)
	case *OpaqueAttr:
		w.dialectSymbol('#', a.Dialect, a.Body)
	case Elements:
		w.elements(a)
	case DialectAttr:
		w.Byte('#')
		w.Str(a.AttrDialect())
		w.Byte('.')
		a.PrintBody(w)
	default:
		w.Str(a.String())
	}
	if t, ok := a.(Typed); ok && e != elideAlways && t.AttrType() != Type(none) && t.AttrType() != nil {
		w.Str(" : ")
		w.Type(t.AttrType())
	}
}

func (w *Text) integer(a *IntegerAttr, e typeElision) {
	t, ok := a.Typ.(*IntegerType)
	if ok && t == I1 {
		w.bool(!a.Value.IsZero())
		return
	}
	w.Buf = a.Value.AppendText(w.Buf, !ok || t.Sign != Unsigned)
	if e == elideAlways || e == elideDefault && t == I64 {
		return
	}
	w.Str(" : ")
	w.Type(a.Typ)
}

func (w *Text) bool(b bool) {
	if b {
		w.Str("true")
	} else {
		w.Str("false")
	}
}

// NamedAttrs writes the entries with commas between, unit attributes by name alone.
func (w *Text) NamedAttrs(es []NamedAttr) {
	for i, e := range es {
		if i > 0 {
			w.Str(", ")
		}
		w.KeywordOrString(e.Name)
		if e.Value != Attr(Unit) {
			w.Str(" = ")
			w.AttrFull(e.Value)
		}
	}
}

func (w *Text) denseArray(a *DenseArrayAttr, e typeElision) {
	w.Str("array<")
	if e != elideAlways {
		w.Type(a.ElemType)
		if a.Len > 0 {
			w.Str(": ")
		}
	}
	w.DenseArrayBody(a)
	w.Byte('>')
}

// DenseArrayBody writes the elements of a with commas between.
func (w *Text) DenseArrayBody(a *DenseArrayAttr) {
	width := BitWidth(a.ElemType)
	for i := range a.Len {
		if i > 0 {
			w.Str(", ")
		}
		size := len(a.Raw) / a.Len
		w.number(a.ElemType, num.IntFromBytes(width, []byte(a.Raw[i*size:(i+1)*size])))
	}
}

// number writes the number of type t with the given bits.
func (w *Text) number(t Type, bits num.Int) {
	switch t := t.(type) {
	case *FloatType:
		w.Float(t.Format.FromBits(bits))
	case *IntegerType:
		if t == I1 {
			w.bool(!bits.IsZero())
			return
		}
		w.Buf = bits.AppendText(w.Buf, t.Sign != Unsigned)
	default:
		w.Buf = bits.AppendText(w.Buf, true)
	}
}

func (w *Text) strided(a *StridedLayoutAttr) {
	w.Str("strided<[")
	for i, s := range a.Strides {
		if i > 0 {
			w.Str(", ")
		}
		w.Dim(s)
	}
	w.Byte(']')
	if a.Offset != 0 {
		w.Str(", offset: ")
		w.Dim(a.Offset)
	}
	w.Byte('>')
}

func (w *Text) distinctAttr(a *DistinctAttr) {
	if w.distinct == nil {
		w.distinct = map[*DistinctAttr]int{}
	}
	id, ok := w.distinct[a]
	if !ok {
		id = len(w.distinct)
		w.distinct[a] = id
	}
	w.Str("distinct[")
	w.Int(int64(id))
	w.Str("]<")
	if a.Referenced != Attr(Unit) {
		w.AttrFull(a.Referenced)
	}
	w.Byte('>')
}

func (w *Text) elements(a Elements) {
	lim := w.Limits
	if lim == nil {
		lim = &defaultLimits
	}
	if d, ok := a.(*ResourceAttr); ok {
		w.Str("dense_resource<")
		w.KeywordOrString(d.Blob.Key)
		w.Byte('>')
		return
	}
	if lim.elides(a) {
		w.Str("dense_resource<__elided__>")
		return
	}
	switch a := a.(type) {
	case *DenseAttr:
		w.Str("dense<")
		w.dense(a, lim)
		w.Byte('>')
	case *DenseStringsAttr:
		w.Str("dense<")
		w.nested(a.Typ.Shape(), a.Splat, func(i int) { w.Quoted(a.Elems[i]) })
		w.Byte('>')
	case *SparseAttr:
		w.Str("sparse<")
		if NumElements(a.Indices.(Elements).ElementsType()) != 0 {
			plain := *lim
			plain.HexElements = -1 // indices are written out whatever their number
			w.sparsePart(a.Indices, &plain)
			w.Str(", ")
			w.sparsePart(a.Values, lim)
		}
		w.Byte('>')
	case DialectAttr:
		w.Byte('#')
		w.Str(a.AttrDialect())
		w.Byte('.')
		a.PrintBody(w)
	}
}

// elides reports whether the constant a is left out: a sparse one is if its indices or values would be.
func (lim *TextLimits) elides(a Elements) bool {
	if lim.ElideElements < 0 {
		return false
	}
	if s, ok := a.(*SparseAttr); ok {
		i, iok := s.Indices.(Elements)
		v, vok := s.Values.(Elements)
		return iok && lim.elides(i) || vok && lim.elides(v)
	}
	return NumElements(a.ElementsType()) > int64(lim.ElideElements) && !isSplat(a)
}

func (w *Text) sparsePart(a Attr, lim *TextLimits) {
	switch a := a.(type) {
	case *DenseAttr:
		w.dense(a, lim)
	case *DenseStringsAttr:
		w.nested(a.Typ.Shape(), a.Splat, func(i int) { w.Quoted(a.Elems[i]) })
	}
}

func isSplat(a Attr) bool {
	switch a := a.(type) {
	case *DenseAttr:
		return a.Splat
	case *DenseStringsAttr:
		return a.Splat
	}
	return false
}

func (w *Text) dense(a *DenseAttr, lim *TextLimits) {
	if !a.Splat && lim.HexElements >= 0 && a.Len() > lim.HexElements {
		const hex = "0123456789ABCDEF"
		w.Str(`"0x`)
		raw := a.Raw
		if a.Typ.Elem() == Type(I1) {
			raw = packBits(raw)
		}
		for i := range len(raw) {
			w.Buf = append(w.Buf, hex[raw[i]>>4], hex[raw[i]&15])
		}
		w.Byte('"')
		return
	}
	elem := a.Typ.Elem()
	if c, ok := elem.(*ComplexType); ok {
		w.nested(a.Typ.Shape(), a.Splat, func(i int) {
			w.Byte('(')
			w.number(c.Part, a.Bits(i, 0))
			w.Byte(',')
			w.number(c.Part, a.Bits(i, 1))
			w.Byte(')')
		})
		return
	}
	w.nested(a.Typ.Shape(), a.Splat, func(i int) { w.number(elem, a.Bits(i, 0)) })
}

// nested writes elements in nested lists by shape; a splat is one element.
func (w *Text) nested(shape []int64, splat bool, elem func(int)) {
	if splat {
		elem(0)
		return
	}
	for _, d := range shape {
		if d == 0 {
			return
		}
	}
	i := 0
	var list func(shape []int64)
	list = func(shape []int64) {
		if len(shape) == 0 {
			elem(i)
			i++
			return
		}
		w.Byte('[')
		for k := range shape[0] {
			if k > 0 {
				w.Str(", ")
			}
			list(shape[1:])
		}
		w.Byte(']')
	}
	list(shape)
}

// loc writes the location a in full, with loc( and ) where it can be read again.
func (w *Text) loc(a *LocAttr) {
	if w.PrettyLocs {
		w.LocBody(a)
		return
	}
	w.Str("loc(")
	w.LocBody(a)
	w.Byte(')')
}

// LocBody writes the location a as it stands between loc( and ), children by their aliases.
func (w *Text) LocBody(a *LocAttr) {
	switch a.Kind {
	case UnknownLoc:
		if w.PrettyLocs {
			w.Str("[unknown]")
		} else {
			w.Str("unknown")
		}
	case FileLoc:
		w.fileLoc(a)
	case NameLoc:
		w.Quoted(a.Name)
		if a.Children[0] != unknownLoc {
			w.Byte('(')
			w.locChild(a.Children[0])
			w.Byte(')')
		}
	case CallSiteLoc:
		w.callSite(a.Children[0], a.Children[1])
	case FusedLoc:
		if !w.PrettyLocs {
			w.Str("fused")
		}
		if a.Metadata != nil {
			w.Byte('<')
			w.AttrFull(a.Metadata)
			w.Byte('>')
		}
		w.Byte('[')
		for i, c := range a.Children {
			if i > 0 {
				w.Str(", ")
			}
			w.locChild(c)
		}
		w.Byte(']')
	}
}

// callSite writes a call-site location; for people the caller has its own line unless both are short.
func (w *Text) callSite(callee, caller *LocAttr) {
	if !w.PrettyLocs {
		w.Str("callsite(")
	}
	w.locChild(callee)
	if w.PrettyLocs && (callee.Kind != NameLoc || caller.Kind != FileLoc) {
		w.Byte('\n')
	}
	w.Str(" at ")
	w.locChild(caller)
	if !w.PrettyLocs {
		w.Byte(')')
	}
}

func (w *Text) locChild(a *LocAttr) {
	if !w.alias(a) {
		w.LocBody(a)
	}
}

func (w *Text) fileLoc(a *LocAttr) {
	if w.PrettyLocs {
		w.Str(a.File)
	} else {
		w.Quoted(a.File)
	}
	w.Byte(':')
	w.Int(int64(a.Line))
	w.Byte(':')
	w.Int(int64(a.Col))
	switch {
	case a.EndLine != a.Line:
		w.Str(" to ")
		w.Int(int64(a.EndLine))
		w.Byte(':')
		w.Int(int64(a.EndCol))
	case a.EndCol != a.Col:
		w.Str(" to :")
		w.Int(int64(a.EndCol))
	}
}

// packBits puts eight bools, a byte each, into a byte, the first in the lowest bit: the hexadecimal form of a constant of bools.
func packBits(raw string) string {
	out := make([]byte, (len(raw)+7)/8)
	for i := range len(raw) {
		out[i/8] |= raw[i] << (i % 8)
	}
	return string(out)
}
