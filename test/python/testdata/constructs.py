"""Every construct of the language."""
from __future__ import annotations

import os.path, sys as system
from math import sqrt as root, pi
from . import sibling

x = y = 1
a, (b, *c), [d, e] = 1, (2, 3, 4), [5, 6]
() = []
x += 2
system.path.append(x)[0].z **= f(1)
d[x, 1:2, ::3] //= 4
z: int = 5
(w): "str"
q.r: float = 0.5
d[k]: int
del a, (b, [c[0]], d.e), ()


@decorate(1)
async def f(p, /, q=1, *args: int, r, s=2, **kw) -> str:
    global g, h
    await p
    async for i, in q:
        yield i
    else:
        yield
    async with a as b, c, d as (e, f.g):
        pass
    return


def g(x, y=None):
    def inner():
        nonlocal x
        x = 1
        return x, y
    yield from inner()
    if x:
        return x
    elif y:
        raise E from None
    else:
        raise
    return 0
    dead = 1


class C[T: (int, str) = int, *Ts = *tuple[int], **P = [T]](Base[T], metaclass=M, **kw):
    "doc"
    __x = 1

    def m(self):
        return super().m(), self.__x, __x

    type Alias[U] = list[U] | None


l = lambda x, *y, z=1: x if y else (z := x)
n = [i * j for i in range(3) if i if i > 1 for j in range(i) if j]
s = {x.y for x.y in z}
async def t(): return {k: v async for k, v in d} if 0 else {**d, 1: 2}
u = (a for a, in b)
cmp = 1 < x <= y is not z not in w
boo = not a and b or c and (d or e)
v = f"a{x!r:>{width}}b{y=}" u"u" "c"
b = b"\x00\xff" rb"\n"
nums = 0x_ff, 1_000.5e-3, 2j, 10 ** 400, 123456789012345678901234567890, 1e400, ...
sur = "\ud800"
f(*a, b, *c, k=1, **d, l=2)
-x + ~y @ +z
x[1], x[1:], x[:1, *y]
print(*[1], sep="")

while True:
    break
else:
    pass
for i, (j, k) in enumerate(x):
    continue
try:
    pass
except (A, B) as e:
    pass
except C:
    pass
else:
    pass
finally:
    pass
try:
    x
except* E:
    y
with a:
    with b:
        pass
assert x, "message"
assert x
match x, y:
    case 1 | -2.5 | "s" | None | a.b:
        pass
    case [1, *rest, 2] | (1, *rest):
        pass
    case {"k": v, 1: _, **others} if v:
        pass
    case Point(x, y=0) as p:
        pass
    case [] | {} | C():
        pass
    case _:
        pass
