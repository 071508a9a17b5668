# Names of other scopes.
import math
from math import floor as down

LIMIT = 10
TABLE = [1, 2, 3]
count = 0
mixed = 1


def bump():
    global count, mixed
    count += 1
    mixed = "changed"
    TABLE[0] = 2
    return count, mixed


def counter(start):
    state = start

    def step(by=1):
        nonlocal state
        state = state + by
        return state

    return step


def twice(f, x):
    return f(f(x))


def fact(n: int) -> int:
    if n <= 1:
        return 1
    return n * fact(n - 1)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def scopes(n: int):
    a = bump()
    c, m = count, mixed
    step = counter(0)
    b = step()
    d = step(0.5)
    e = twice(lambda v: v + 1, 1)
    f = twice(lambda v: v + "x", "y")
    k = 2
    g = [k * v for v in range(n)]
    h = {v: k for v in g}
    it = (v * 0.5 for v in g)
    i = sum(it)
    k = "later"
    inner = [[k for _ in range(2)] for k in range(n)]
    j = inner[0][0]

    def local(x, y=2):
        return x * y

    o = local(2)
    p = local(2.5, 3)
    q = fact(n) + LIMIT + TABLE[1]
    r = even(n)
    s = down(2.5) + math.pi
    fns = [math.sqrt, abs]
    t = fns[0](4)
    u = fns[1](-4)
    v = (lambda z: z / 2)(3)
    w = local
    x = w("a", 2)
    return a, b, c, d, e, f, g, h, i, j, k, m, o, p, q, r, s, t, u, v, x


def example():
    return scopes, (4,)
