package pyinfer

import (
	"fmt"
	"testing"

	"polyloom/dialects/py"
	"polyloom/dialects/py/fromast"
	"polyloom/ir"
	"polyloom/pyast"
	"polyloom/pyast/symtable"
)

// module returns the module of a program.
func module(t *testing.T, src string) *py.Module {
	t.Helper()
	tree, err := pyast.Parse("k.py", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	info, err := symtable.Analyze(tree)
	if err != nil {
		t.Fatal(err)
	}
	return fromast.Module("k.py", tree, info)
}

const imports = `
import numpy, collections.abc as cabc, typing, jaxtyping as jt
import numpy as np, numpy.typing as npt
from typing import *
from typing import List as L, Optional, Union, Final
try:
    from numpy.typing import NDArray
except ImportError:
    NDArray = None
A = "B"
B = list["C"]
C = np.float64
Loop = "Loop"
Me = list["Me"]
class K: pass
`

// TestHints compares what annotations say with what they mean by the rules of Python's typing, NumPy's and jaxtyping's documentation.
func TestHints(t *testing.T) {
	for annotation, want := range map[string]string{
		"int":                                   "!py.int",
		"'float'":                               "!py.float",
		"None":                                  "!py.none",
		"bytes":                                 "!py.bytes",
		"type":                                  "!py.type",
		"typing.Callable[[int], float]":         "!py.function",
		"list":                                  "!py.list<!py.object>",
		"L['int']":                              "!py.list<!py.int>",
		"cabc.Sequence[str]":                    "!py.list<!py.str>",
		"tuple[int, 'float']":                   "!py.tuple<!py.int, !py.float>",
		"tuple[()]":                             "!py.tuple<>",
		"dict[str, list]":                       "!py.dict<!py.str, !py.list<!py.object>>",
		"Optional[int]":                         "!py.int",
		"int | None":                            "!py.int",
		"None | None":                           "!py.none",
		"Union[int, None, int]":                 "!py.int",
		"Final[int]":                            "!py.int",
		"typing.Annotated[int, 'm']":            "!py.int",
		"typing.Literal['a', 'b']":              "!py.str",
		"np.float32":                            "!py.scalar<f32>",
		"numpy.uint8":                           "!py.scalar<ui8>",
		"np.bool":                               "!py.scalar<i1>",
		"A":                                     "!py.list<!py.scalar<f64>>",
		"np.ndarray":                            "!py.ndarray<*x_>",
		"np.ndarray[tuple[int, int]]":           "!py.ndarray<?x?x_>",
		"np.ndarray[Any, np.dtype[np.int64]]":   "!py.ndarray<*xi64>",
		"np.ndarray[tuple[int, ...], np.dtype]": "!py.ndarray<*x_>",
		"np.ndarray[tuple[()], np.dtype[np.bool]]": "!py.ndarray<i1>",
		"NDArray[np.complex64]":                    "!py.ndarray<*xcomplex<f32>>",
		"npt.NDArray[float]":                       "!py.ndarray<*xf64>",
		"npt.NDArray[np.floating]":                 "!py.ndarray<*x_> default f64",
		"npt.NDArray[np.integer]":                  "!py.ndarray<*x_> default i64",
		"jt.Float[np.ndarray, '...']":              "!py.ndarray<*x_> default f64",
		"jt.Float32[jt.Array, 'a #b _ 3']":         "!py.ndarray<?x?x?x3xf32>",
		"jt.UInt8[np.ndarray, 'a *rest']":          "!py.ndarray<*xui8>",
		"jt.Complex[np.ndarray, 'n n+1']":          "!py.ndarray<?x?x_> default complex<f64>",

		"Any":                               "!py.object",
		"int | str":                         "none: the annotation allows several types",
		"Union[np.ndarray, list]":           "none: the annotation allows several types",
		"Optional[Union[int, K]]":           "none: the annotation allows several types",
		"tuple":                             "none: a tuple of unknown length has no type",
		"tuple[int, ...]":                   "none: a tuple of unknown length has no type",
		"K":                                 "none: the annotation the class K is not known",
		"Me":                                "none: the annotation has too many parts, or contains itself",
		"Loop":                              "none: the annotation has too many parts, or contains itself",
		"'int +'":                           `none: the annotation "int +" cannot be read: invalid syntax`,
		"jt.Float[np.ndarray]":              "none: the annotation jaxtyping.Float needs an array type and a shape",
		"jt.Float[list, 'n']":               "none: the annotation jaxtyping.Float is for an array type that is not known",
		"np.ndarray[Any, np.dtype[object]]": "!py.ndarray<*x_>: the dtype object is not known",
	} {
		m := module(t, imports+"def f(x: "+annotation+"): pass\n")
		var def *py.Def
		for d := range ir.WalkOf[*py.Def](m) {
			def = d
		}
		c := newHintContext(m)
		h := c.hint(def.AnnotationOf("x"))
		got := "none"
		if h.typ != nil {
			got = ir.TypeText(h.typ)
		}
		if h.elem != nil {
			got += " default " + ir.TypeText(h.elem)
		}
		if h.lack != "" {
			got += ": " + h.lack
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", annotation, got, want)
		}
	}
}

// TestProfile has files of hints that are wrong.
func TestProfile(t *testing.T) {
	m := module(t, "class C:\n    def f(self, x): pass\n")
	file := ir.LocOf(m).Attr().File
	of := func(functions string) string {
		return fmt.Sprintf(`{"version": 1, "files": {%q: {%s}}}`, file, functions)
	}
	for text, want := range map[string]string{
		`{"version": 2}`: "p.json: hints: got version 2, want 1",
		of(`"f": {"args": {"a": "x y", "b": "("}}`): "p.json: f, a: \"x y\": invalid syntax\np.json: f, b: \"(\": '(' was never closed",
	} {
		_, err := profile("p.json", []byte(text), m)
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
	h, err := profile("p.json", []byte(of(`"C.f": {"args": {"self": "object", "x": "Int8[np.ndarray, \"n\"]"}}`)), m)
	if err != nil {
		t.Fatal(err)
	}
	s := newSetup(m, h)
	if got := s.order[1].found; got == nil || ir.TypeText(got.typ) != "!py.ndarray<?xi8>" {
		t.Errorf("got %v", got)
	}
}
