# NumPy's types.
import numpy as np


def step(a, i):
    return a[i] * 2


def arrays(x: np.ndarray, y: "np.ndarray[tuple[int, int], np.dtype[np.float32]]", k: np.int32, n: int):
    a = x + 1
    b = x * 0.5
    c = y + b
    d = y * 2
    e = y.astype(np.float64) + y
    f = x.sum() + n
    g = x.mean(axis=0)
    h = np.dot(x, y)
    i = x[0]
    j = x[0, 1] + 1
    l = k + n
    m = k / 2
    o = x[1:, 0]
    p = x.T @ y
    q = np.zeros((n, 2), dtype=np.int16)
    q[0] = 1
    r = q[0, 0] + 1
    s = x > 0.5
    t = np.where(s, x, 0)
    u = [row for row in x]
    v = x.shape
    w = x.ndim
    z = np.arange(n)
    total = 0.0
    for value in z:
        total += value
    acc = 0
    for value in x[0]:
        acc += value
    best = None
    for value in x[1]:
        if best is None or value > best:
            best = value
    flag = False
    for value in x[0]:
        flag = flag or value > 1
    x += 1
    mx = max(total, 1.0)
    un = step(x, 0)
    sc = step(x[0], 0)
    neg = -total
    sq = total ** 2
    it = np.float32(2.5)
    wide = it + total
    back = float(total)
    fi = int(total)
    both = total + x
    lst = [0.0] * n
    lst[0] = x[0, 0]
    el = lst[0]
    tup = z.tolist()
    return a, b, c, d, e, f, g, h, i, j, l, m, o, p, r, t, u, v, w, acc, best, flag, mx, un, sc, neg, sq, wide, back, fi, both, el, tup


def example():
    return arrays, (np.arange(4.0).reshape(2, 2), np.ones((2, 2), dtype=np.float32), np.int32(3), 3)
