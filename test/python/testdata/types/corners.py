# What is easy to get wrong.
import numpy as np

FLAG = False
SCALE = 2


def switched(n: int):
    if FLAG:
        x = 1
    else:
        x = 0.5
    return x, SCALE


def nested(n: int):
    r = 0
    for i in range(n):
        try:
            for j in range(3):
                r = "text"
                if i + j == 3:
                    raise ValueError
                r = 1.5
            r = 2
        except ValueError:
            s = r
    return s


def spoil(p, v):
    p[0] = v


def put(box, v):
    box["key"] = v


def given(n: int):
    a = [n]
    b = [n]
    spoil(a, n)
    spoil(b, "x")
    c = [n]
    d = {"key": n}
    put(d, c)
    e = [d]
    put(e[0], 1.5)
    return a[0], b[0], c[0], d["key"], e


def grown(n: int):
    t = ()
    x = 0
    for i in range(n):
        t = (t, x)
        x = [x]
    return t, x


def late(n: int):
    def g():
        return y

    y = 1
    a = g()
    y = "s"
    return a, g()


def own(n: int):
    def g(z):
        return z

    fs = [g]
    a = g(1)
    b = fs[0]("s")
    return a, b


def corners(n: int):
    global FLAG, SCALE
    a = switched(n)
    FLAG, SCALE = True, 2.5
    b = switched(n)
    m = np.zeros(4)
    m.shape = (2, 2)
    c = m[0]
    return a, b, c, nested(n), given(n), grown(n), late(n), own(n)


def example():
    return corners, (4,)
