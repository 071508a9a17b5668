package pyinfer

import (
	"strconv"
	"strings"

	"polyloom/dialects/py"
	"polyloom/ir"
)

// jaxElem is what an annotation of jaxtyping says of elements: their type, or what they are by default.
type jaxElem struct{ elem, byDefault ir.Type }

// jaxElems are the annotations of jaxtyping, without its name.
var jaxElems = map[string]jaxElem{
	"Float": {nil, ir.F64}, "Inexact": {nil, ir.F64}, "Num": {nil, ir.F64}, "Real": {nil, ir.F64}, "Shaped": {nil, nil},
	"Int": {nil, ir.I64}, "Integer": {nil, ir.I64}, "UInt": {nil, ir.IntOf(64, ir.Unsigned)}, "Complex": {nil, ir.Complex(ir.F64)},
	"Bool": {ir.I1, nil}, "Float16": {ir.F16, nil}, "Float32": {ir.F32, nil}, "Float64": {ir.F64, nil},
	"Complex64": {ir.Complex(ir.F32), nil}, "Complex128": {ir.Complex(ir.F64), nil},
	"Int8": {ir.I8, nil}, "Int16": {ir.I16, nil}, "Int32": {ir.I32, nil}, "Int64": {ir.I64, nil},
	"UInt8": {ir.IntOf(8, ir.Unsigned), nil}, "UInt16": {ir.IntOf(16, ir.Unsigned), nil},
	"UInt32": {ir.IntOf(32, ir.Unsigned), nil}, "UInt64": {ir.IntOf(64, ir.Unsigned), nil},
}

// jax is an annotation of jaxtyping: Float64[np.ndarray, "n m"].
func (c *hintContext) jax(t term, e jaxElem) hint {
	if len(t.args) != 2 || t.args[1].lit == nil || t.args[1].lit.Kind != py.StrLit {
		return hint{lack: "the annotation " + t.name + " needs an array type and a shape"}
	}
	if inner := c.typeOf(t.args[0]); !isArray(inner.typ) {
		return hint{lack: "the annotation " + t.name + " is for an array type that is not known"}
	}
	h := hint{typ: py.UnrankedNDArray(e.elem), elem: e.byDefault}
	if shape, ok := jaxShape(t.args[1].lit.Text); ok {
		h.typ = py.NDArray(shape, e.elem)
	}
	return h
}

func isArray(t ir.Type) bool {
	_, ok := t.(*py.NDArrayType)
	return ok
}

// jaxShape reads a shape in jaxtyping's notation: names, numbers and expressions with spaces between them; without a rank if there is "..." or "*name".
func jaxShape(text string) (shape []int64, ranked bool) {
	for _, d := range strings.Fields(text) {
		if strings.HasPrefix(d, "...") || strings.HasPrefix(strings.TrimLeft(d, "#?_"), "*") {
			return nil, false
		}
		if i := strings.LastIndexByte(d, '='); i >= 0 {
			d = d[i+1:]
		}
		n, err := strconv.ParseInt(d, 10, 64)
		if err != nil || n < 0 {
			n = ir.Dynamic
		}
		shape = append(shape, n)
	}
	return shape, true
}
