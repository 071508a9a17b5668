"""Names of all scopes, bound in all ways."""
import math as m, os.path
from math import pi, sqrt as root

total = 0


def counter():
    n = 0

    def step(by=1):
        nonlocal n
        global total
        n += by
        total += by
        return n

    def reset():
        nonlocal n
        n, old = 0, n
        return old

    return step, reset


step, reset = counter()
print(step(), step(2), reset(), step(), total)


def f(f, x=total):
    def x(x=x):
        x += 1
        return x
    f = f, x()
    return f


print(f(f)[1])


def g(*args, **kw):
    args = args + (1,)
    kw["k"] = args
    for args in kw.values():
        pass
    del kw
    try:
        print(kw)
    except UnboundLocalError as kw:
        print(type(kw).__name__)
    try:
        print(kw)
    except UnboundLocalError:
        print("gone")
    return args


print(g(2, j=3))


class C:
    total = total + 1
    pi = [pi for _ in range(1)]
    made = [(lambda: i)() for i in range(3)]

    def __hidden(self):
        return __class__.__name__, self.total, total

    def show(self):
        return self.__hidden(), C._C__hidden

    class D:
        def total(self):
            return total


print(C().show()[0], C.pi == [pi], C.made, C.D().total(), root(4), m.floor(2.5), os.path.basename("a/b"))


def h(n):
    if n > 0:
        import sys
        class L: x = n
        def sys(): return L.x
        sys.y = 1
        return sys()
    print([y := n, y ** 2], y, [last := i for i in range(3)], last)
    return (lambda *a, k=n: (a, k))(1), {k: v for k, v in zip("ab", range(2))}


print(h(0), h(1))


def fib(n: int, *, memo={}) -> int:
    if n in memo:
        return memo[n]
    memo[n] = result = n if n < 2 else fib(n - 1) + fib(n - 2)
    return result


print(fib(50), fib.__kwdefaults__ is not None, fib.__annotations__)


def generic[T: (int, str), *Ts, **P](x: T) -> T:
    type Pair[U] = tuple[T, U]
    return x, T.__constraints__, Pair.__value__.__args__[0] is T


print(generic(1))


def swaps():
    a, b = 1, 2
    a, b = b, a
    a, (b, *a) = b, (a, b, a)
    x = [0, 1]
    i = 0
    i, x[i] = 1, "at one"
    x[0], x[1] = x[1], x[0]
    return a, b, x, i


print(swaps())
