package asm

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"polyloom/ir"
	"polyloom/num"
)

// Type reads a type.
func (p *Parser) Type() (ir.Type, bool) {
	if p.is("(") {
		t, ok := p.FunctionType()
		if !ok {
			return nil, false
		}
		return t, true
	}
	return p.nonFunctionType()
}

// OptType reads a type if one begins here; found says whether it did.
func (p *Parser) OptType() (t ir.Type, found, ok bool) {
	if !p.atType() {
		return nil, false, true
	}
	t, ok = p.Type()
	return t, true, ok
}

// atType reports whether the current token begins a type.
func (p *Parser) atType() bool {
	switch p.tok.kind {
	case tokBang:
		return true
	case tokPunct:
		return p.text() == "("
	case tokBare:
		switch s := p.text(); s {
		case "memref", "tensor", "complex", "tuple", "vector", "index", "none":
			return true
		default:
			return isIntType(s) || floatFormat(s) != nil
		}
	}
	return false
}

// TypeList reads one or more types with commas between.
func (p *Parser) TypeList() ([]ir.Type, bool) {
	var ts []ir.Type
	ok := p.List(func() bool {
		t, ok := p.Type()
		ts = append(ts, t)
		return ok
	})
	return ts, ok
}

// ParenTypes reads a list of types in parentheses, which may be empty.
func (p *Parser) ParenTypes() ([]ir.Type, bool) {
	if !p.Expect("(") {
		return nil, false
	}
	if p.Accept(")") {
		return nil, true
	}
	ts, ok := p.TypeList()
	return ts, ok && p.Expect(")")
}

// ColonType reads ":" and a type.
func (p *Parser) ColonType() (ir.Type, bool) {
	if !p.Expect(":") {
		return nil, false
	}
	return p.Type()
}

// ColonTypeIn reads ":" and a type of the class c.
func (p *Parser) ColonTypeIn(c *ir.TypeClass) (ir.Type, bool) {
	pos := p.tok.pos
	t, ok := p.ColonType()
	return t, ok && p.checkClass(pos, t, c)
}

// TypeIn reads a type of the class c.
func (p *Parser) TypeIn(c *ir.TypeClass) (ir.Type, bool) {
	pos := p.tok.pos
	t, ok := p.Type()
	return t, ok && p.checkClass(pos, t, c)
}

// checkClass demands that t is of the class c, unless that is nil.
func (p *Parser) checkClass(pos int, t ir.Type, c *ir.TypeClass) bool {
	switch {
	case c == nil || c.Has(t):
		return true
	case c.Name == "":
		return p.Errorf(pos, "invalid kind of type specified")
	}
	return p.Errorf(pos, "invalid kind of type specified: expected %s, but found '%v'", c.Name, t)
}

// FunctionType reads (types) -> types.
func (p *Parser) FunctionType() (*ir.FunctionType, bool) {
	defer p.leave()
	if !p.enter() {
		return nil, false
	}
	in, ok := p.ParenTypes()
	if !ok || !p.want("->", "expected '->' in function type") {
		return nil, false
	}
	out, ok := p.resultTypes()
	if !ok {
		return nil, false
	}
	return ir.Function(in, out), true
}

// resultTypes reads what follows the arrow of a function type: types in parentheses, or a single one that is not a function.
func (p *Parser) resultTypes() ([]ir.Type, bool) {
	if p.is("(") {
		return p.ParenTypes()
	}
	t, ok := p.nonFunctionType()
	return []ir.Type{t}, ok
}

// ArrowTypes reads "->" and either types in parentheses or a single type that is not a function.
func (p *Parser) ArrowTypes() ([]ir.Type, bool) {
	if !p.Expect("->") {
		return nil, false
	}
	return p.resultTypes()
}

// OptArrowTypes is ArrowTypes if there is an arrow, and no types otherwise.
func (p *Parser) OptArrowTypes() ([]ir.Type, bool) {
	if !p.is("->") {
		return nil, true
	}
	return p.ArrowTypes()
}

func (p *Parser) nonFunctionType() (ir.Type, bool) {
	switch p.tok.kind {
	case tokBang:
		return p.extendedType()
	case tokBare:
		s := p.text()
		switch s {
		case "memref", "tensor", "complex", "tuple", "vector":
			return p.compositeType(s)
		case "index":
			p.advance()
			return ir.Index(), true
		case "none":
			p.advance()
			return ir.None(), true
		}
		if isIntType(s) {
			return p.intType(s)
		}
		if f := floatFormat(s); f != nil {
			p.advance()
			return ir.Float(f), true
		}
	}
	return nil, p.wrongToken("expected non-function type")
}

func (p *Parser) compositeType(keyword string) (ir.Type, bool) {
	defer p.leave()
	if !p.enter() {
		return nil, false
	}
	pos := p.tok.pos
	p.advance()
	if !p.want("<", "expected '<' in "+keyword+" type") {
		return nil, false
	}
	switch keyword {
	case "memref":
		return p.memrefType(pos)
	case "tensor":
		return p.tensorType()
	case "complex":
		return p.complexType()
	case "tuple":
		return p.tupleType()
	}
	return p.vectorType(pos)
}

// isIntType reports whether s is the name of an integer type: i8, si8, ui8.
func isIntType(s string) bool {
	if s[0] == 's' || s[0] == 'u' {
		s = s[1:]
	}
	if len(s) < 2 || s[0] != 'i' {
		return false
	}
	for i := 1; i < len(s); i++ {
		if class[s[i]]&clsDigit == 0 {
			return false
		}
	}
	return true
}

func floatFormat(s string) *num.Format {
	if s[0] != 'f' && s[0] != 'b' && s[0] != 't' {
		return nil
	}
	switch s {
	case "f32":
		return num.F32
	case "f64":
		return num.F64
	case "f16":
		return num.F16
	}
	return num.FormatNamed(s)
}

// maxIntWidth is the greatest width of an integer type.
const maxIntWidth = num.MaxWidth

func (p *Parser) intType(s string) (ir.Type, bool) {
	sign := ir.Signless
	switch s[0] {
	case 's':
		sign, s = ir.Signed, s[1:]
	case 'u':
		sign, s = ir.Unsigned, s[1:]
	}
	width, err := strconv.ParseUint(s[1:], 10, 32)
	if err != nil {
		return nil, p.errorHere("invalid integer width")
	}
	if width > maxIntWidth {
		return nil, p.errorHere("integer bitwidth is limited to %d bits", maxIntWidth)
	}
	p.advance()
	return ir.IntOf(int(width), sign), true
}

func (p *Parser) complexType() (ir.Type, bool) {
	pos := p.tok.pos
	part, ok := p.Type()
	if !ok || !p.want(">", "expected '>' in complex type") {
		return nil, false
	}
	switch part.(type) {
	case *ir.IntegerType, *ir.FloatType:
		return ir.Complex(part), true
	}
	return nil, p.errorf(pos, "invalid element type for complex")
}

func (p *Parser) tupleType() (ir.Type, bool) {
	if p.Accept(">") {
		return ir.Tuple(), true
	}
	ts, ok := p.TypeList()
	if !ok || !p.want(">", "expected '>' in tuple type") {
		return nil, false
	}
	return ir.Tuple(ts...), true
}

// shape reads the dimensions of a memref or tensor type with the x behind each; "*x" means unranked.
func (p *Parser) shape() (dims []int64, unranked, ok bool) {
	if p.Accept("*") {
		return nil, true, p.DimX()
	}
	dims, ok = p.DimList(true, true)
	return dims, false, ok
}

func (p *Parser) tensorType() (ir.Type, bool) {
	dims, unranked, ok := p.shape()
	if !ok {
		return nil, false
	}
	pos := p.tok.pos
	elem, ok := p.Type()
	if !ok {
		return nil, false
	}
	var encoding ir.Attr
	if p.Accept(",") {
		if encoding, _, ok = p.OptAttr(nil); !ok {
			return nil, false
		}
	}
	switch {
	case !p.want(">", "expected '>' in tensor type"):
		return nil, false
	case !tensorElement(elem):
		return nil, p.errorf(pos, "invalid tensor element type")
	case unranked && encoding != nil:
		return nil, p.errorHere("cannot apply encoding to unranked tensor")
	case unranked:
		return ir.UnrankedTensor(elem), true
	}
	return ir.Tensor(dims, elem, encoding), true
}

func tensorElement(t ir.Type) bool {
	switch t.(type) {
	case *ir.IntegerType, *ir.IndexType, *ir.FloatType, *ir.ComplexType, *ir.VectorType, *ir.OpaqueType, ir.DialectType:
		return true
	}
	return false
}

func (p *Parser) memrefType(start int) (ir.Type, bool) {
	dims, unranked, ok := p.shape()
	if !ok {
		return nil, false
	}
	pos := p.tok.pos
	elem, ok := p.Type()
	if !ok {
		return nil, false
	}
	if !memrefElement(elem) {
		return nil, p.errorf(pos, "invalid memref element type")
	}
	var layout, space ir.Attr
	if !p.Accept(">") {
		if !p.want(",", "expected ',' or '>' in memref type") {
			return nil, false
		}
		if p.is(">") {
			return nil, p.wrongToken("expected list element")
		}
		if !p.List(func() bool { return p.memrefParam(unranked, &layout, &space) }) || !p.want(">", "expected ',' or '>'") {
			return nil, false
		}
	}
	if msg := layoutMismatch(layout, len(dims)); msg != "" {
		return nil, p.errorf(start, "%s", msg)
	}
	if !memorySpace(space) {
		return nil, p.errorf(start, "unsupported memory space Attribute")
	}
	if unranked {
		return ir.UnrankedMemRef(elem, space), true
	}
	return ir.MemRef(dims, elem, layout, space), true
}

func memrefElement(t ir.Type) bool {
	switch t.(type) {
	case *ir.IntegerType, *ir.IndexType, *ir.FloatType, *ir.ComplexType, *ir.VectorType, *ir.MemRefType, *ir.UnrankedMemRefType,
		ir.MemRefElement:
		return true
	}
	return false
}

// memrefParam reads a layout or the memory space of a memref type.
func (p *Parser) memrefParam(unranked bool, layout, space *ir.Attr) bool {
	a, ok := p.Attr(nil)
	if !ok {
		return false
	}
	switch a.(type) {
	case *ir.AffineMapAttr, *ir.StridedLayoutAttr:
		*layout = a
		if unranked {
			return p.errorHere("cannot have affine map for unranked memref type")
		}
		return *space == nil || p.errorHere("expected memory space to be last in memref type")
	}
	if *space != nil {
		return p.errorHere("multiple memory spaces specified in memref type")
	}
	*space = a
	return true
}

// layoutMismatch says why layout does not fit a memref of the given rank, "" if it does.
func layoutMismatch(layout ir.Attr, rank int) string {
	switch l := layout.(type) {
	case *ir.AffineMapAttr:
		if n := l.Map.NumDims(); n != rank {
			return "memref layout mismatch between rank and affine map: " + strconv.Itoa(rank) + " != " + strconv.Itoa(n)
		}
	case *ir.StridedLayoutAttr:
		if len(l.Strides) != rank {
			return "expected the number of strides to match the rank"
		}
	}
	return ""
}

func memorySpace(a ir.Attr) bool {
	switch a.(type) {
	case nil, *ir.IntegerAttr, *ir.StringAttr, *ir.DictAttr, ir.DialectAttr:
		return true
	}
	return false
}

func (p *Parser) vectorType(start int) (ir.Type, bool) {
	dims, scalable, ok := p.vectorDims()
	if !ok {
		return nil, false
	}
	elem, ok := p.Type()
	if !ok || !p.want(">", "expected '>' in vector type") {
		return nil, false
	}
	switch elem.(type) {
	case *ir.IntegerType, *ir.IndexType, *ir.FloatType, ir.VectorElement:
	default:
		return nil, p.errorf(start, "failed to verify 'elementType': VectorElementTypeInterface instance")
	}
	for _, d := range dims {
		if d == 0 {
			return nil, p.errorf(start, "vector types must have positive constant sizes but got %s", joinInts(dims))
		}
	}
	return ir.ScalableVector(dims, elem, scalable), true
}

func joinInts[T int64 | uint64](vs []T) string {
	var b strings.Builder
	for i, v := range vs {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, v)
	}
	return b.String()
}

func (p *Parser) vectorDims() (dims []int64, scalable []bool, ok bool) {
	for p.tok.kind == tokInt || p.is("[") {
		s := p.Accept("[")
		d, ok := p.dim()
		if !ok {
			return nil, nil, false
		}
		if s && !p.want("]", "missing ']' closing scalable dimension") || !p.DimX() {
			return nil, nil, false
		}
		dims, scalable = append(dims, d), append(scalable, s)
	}
	return dims, scalable, true
}

// DimList reads sizes with an x between them, as in 4x?x8: with withTrailingX, each size is followed by an x, as in the types;
// otherwise the last is not. A size ? is ir.Dynamic, and an error without allowDynamic.
func (p *Parser) DimList(allowDynamic, withTrailingX bool) ([]int64, bool) {
	var dims []int64
	for p.tok.kind == tokInt || p.is("?") || !withTrailingX && len(dims) > 0 {
		d, pos := int64(ir.Dynamic), p.tok.pos
		if p.Accept("?") {
			if !allowDynamic {
				return nil, p.errorf(pos, "expected static shape")
			}
		} else {
			var ok bool
			if d, ok = p.dim(); !ok {
				return nil, false
			}
		}
		dims = append(dims, d)
		if !withTrailingX && (p.tok.kind != tokBare || p.text()[0] != 'x') {
			return dims, true
		}
		if !p.DimX() {
			return nil, false
		}
	}
	return dims, true
}

// dim reads a size. The token 0x8 is the size 0 and what follows, since hexadecimal is not meant here.
func (p *Parser) dim() (int64, bool) {
	s := p.text()
	if len(s) > 1 && s[1] == 'x' && p.tok.kind == tokInt {
		p.beginX(p.tok.pos + 1)
		return 0, true
	}
	v, err := strconv.ParseUint(s, 10, 64)
	if err != nil || v > math.MaxInt64 || p.tok.kind != tokInt {
		return 0, p.errorHere("invalid dimension")
	}
	if end := p.tok.end; end < len(p.lex.src) && p.lex.src[end] == 'x' {
		p.beginX(end)
	} else {
		p.advance()
	}
	return int64(v), true
}

// beginX makes the x at pos, behind a size, the current token. The lexer would take all that follows for one identifier, at each size.
func (p *Parser) beginX(pos int) {
	p.prev, p.tok, p.lex.pos = pos, token{tokBare, pos, pos + 1}, pos+1
}

// DimX reads the x behind a size, which the lexer takes for the beginning of an identifier such as xf32.
func (p *Parser) DimX() bool {
	if p.tok.kind != tokBare || p.text()[0] != 'x' {
		return p.wrongToken("expected 'x' in dimension list")
	}
	if len(p.text()) == 1 {
		p.advance()
	} else {
		p.reset(p.tok.pos + 1)
	}
	return true
}
