"""A docstring
of two lines."""
x = y = 1
x, *y = z = *a, b
(x) = [y, (z, w)] = v
x.y[0].z = x[1:2, ::3] = None
x += 1; x -= 1; x *= 2; x /= 2; x //= 2; x %= 3; x @= m
x &= 1; x |= 1; x ^= 1; x <<= 1; x >>= 1; x **= yield
x: int
x: int = 1
(x): int = *a, b
x.y: 'T'
x[0]: T = yield
del x, (y, z), [w], v.w, u[0]
del (x, y)
del (x), y
del ()
return
return x, *y
raise
raise E
raise E from None
assert x, 'why'
assert (x, y)
pass; break; continue;
global a, b
nonlocal c
import a, b.c.d as e
from a import b
from . import b as c
from ..a.b import (c as d, e,)
from ... import f
from .... a import *
type A = int
type B[T: int, *Ts, **P] = dict[T, *Ts]
type = match = case = _ = 1
print(x); type(x); match(x); case
type[0]: int
match.x, case[y]
x = yield
yield
yield x, y
yield from z
*a
*a, b
