# RUN: pyopt %s --pass-pipeline='builtin.module(py.module(py-infer-types))' 2> %t | filecheck %s
# RUN: filecheck %s --check-prefix=REMARK < %t
from __future__ import annotations
import typing as t
from typing import Annotated, Literal, Optional, TypeAlias
import numpy as np
import numpy.typing as npt
import jaxtyping as jt

Vec = npt.NDArray[np.float64]
Rows: TypeAlias = "t.List[Row]"
type Row = list[float]


# CHECK-LABEL: py.def "python"
# CHECK: py.assume %a : !py.int "annotation int"
# CHECK: py.assume %b : !py.list<!py.list<!py.float>> "annotation Rows"
# CHECK: py.assume %c : !py.tuple<!py.int, !py.str> "annotation t.Tuple[int, str]"
# CHECK: py.assume %d : !py.complex "annotation Optional[complex]"
# CHECK: py.assume %e : !py.bool "annotation bool | None"
# CHECK: py.assume %f : !py.dict<!py.str, !py.list<!py.int>> "annotation \22dict[str, list[int]]\22"
# CHECK: py.assume %g : !py.int "annotation Literal[1, 2]"
# CHECK: py.assume %h : !py.bytes
def python(a: int, b: Rows, c: t.Tuple[int, str], d: Optional[complex], e: bool | None, f: "dict[str, list[int]]", g: Literal[1, 2],
           h: Annotated[bytes, "raw"]):
    pass


# CHECK-LABEL: py.def "arrays"
# CHECK: py.assume %a : !py.ndarray<*xf64> "annotation Vec"
# CHECK: py.assume %b : !py.ndarray<?x3xf32>
# CHECK: py.assume %c : !py.ndarray<*xi16>
# CHECK: py.assume %d : !py.scalar<f32> "annotation np.float32"
# CHECK: py.assume %e : !py.ndarray<?x?xf64> "annotation jt.Float64[np.ndarray, \22n m\22]"
# CHECK: py.assume %f : !py.ndarray<3x?x4xi64> "{{.*}}; elements by default"
# CHECK: py.assume %g : !py.ndarray<*xi1>
# CHECK: py.assume %h : !py.ndarray<i8>
def arrays(a: Vec, b: np.ndarray[tuple[int, Literal[3]], np.dtype[np.float32]], c: np.ndarray[t.Any, np.dtype[np.int16]], d: np.float32,
           e: jt.Float64[np.ndarray, "n m"], f: jt.Int[np.ndarray, "3 n-1 k=4"], g: jt.Bool[np.ndarray, "*batch"], h: jt.Int8[np.ndarray, ""]):
    pass


# CHECK-LABEL: py.def "unknown"
# CHECK-NOT: py.assume
# REMARK: remark: the type of 'a' is not known: parameter a: the annotation allows several types
# REMARK: remark: the type of 'b' is not known: parameter b: a tuple of unknown length has no type
# REMARK: remark: the type of 'c' is not known: parameter c: the annotation numpy.matrix is not known
def unknown(a: int | float, b: tuple[int, ...], c: np.matrix):
    return a, b, c
