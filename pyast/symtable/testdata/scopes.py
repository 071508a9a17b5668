"""Names in all kinds of scopes."""
from __future__ import annotations

import os.path as p, sys.modules
from m import a, b as c


def outer(x, /, y: p = sys, *args: q, k=c, **kw) -> x:
    cell = 1
    free = [cell for cell in x if (lambda: cell)()]
    gen = (cell + n for n in range(y))

    def inner():
        nonlocal cell
        global made
        made = cell = yield
        return [(walrus := i) for i in x], {j: k for j in x for k in j if made}

    async def coroutine():
        async with y as z, x as (u, *v):
            pass
        return [await i async for i in z]

    return inner, walrus


class C(Base[T], metaclass=M):
    __private = 1
    attr: __private = [__private for _ in a]
    nested = [[attr for attr in z] for z in attr]

    def method(self, __arg, *, __kw=__private):
        self.__field = __arg, __class__
        return super().method(_C__arg, __kw)

    class D:
        __private = attr

    def lam(): return lambda: [__class__ for __x in attr]


class _:
    __plain = 1


def generic[T: (int, attr), *Ts = x, **P = [int]](a: T) -> P:
    type Alias[U] = dict[U, T, Ts]
    try:
        del a[0], (b, c.d)
    except* (E, F) as e:
        raise e from None
    else:
        a.b += c
        c |= 1
    match a:
        case [1, *rest] | {"k": rest, **others} if rest:
            return lambda: (rest, others, T)
        case C(x=attr, y=D.E) as whole:
            assert whole, f"{attr!r:>{x}}"


class Generic[T](Base[T, __mangled]):
    x: T = T

    def m[__U: T](self) -> __U:
        return lambda: (T, __U, x)

    type A = x
    comp = [T for x in x], (x for _ in T)
    made = 2


for i, made in enumerate(p): print(i)
