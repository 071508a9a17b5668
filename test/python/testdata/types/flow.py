# Names that have values of several types, one after the other or on several ways.


def fails(n):
    if n > 2:
        raise ValueError(n)
    return n


def flow(n: int, xs: list[float]):
    x = 1
    y = x + 1
    x = 0.5
    z = x * y
    if n > 3:
        w = 1
    else:
        w = "w"
    u = w
    for i in range(n):
        if i == 2:
            v = "late"
            continue
        if i == 4:
            v = None
            break
        v = i
        v = v + 1
    else:
        v = 2.5
    q = v
    i = 0
    while i < n:
        i = i + 0.5
        if i > 2:
            break
    k = i
    try:
        a = 1
        fails(n)
        a = "done"
    except ValueError as e:
        a = a * 2
        s = e
    finally:
        b = a
        c = 1.5
    r = a
    for j in range(n):
        try:
            if j == 1:
                p = 1
                continue
            p = "s"
        finally:
            p = 2.5
            o = p
    g = p
    total = 0
    for x in xs:
        total = total + x
    t = total
    m = 3 if n else None
    l = n and x
    h = not l or 2
    (yy := 5.5)
    f = [last := e for e in xs]
    del y
    y = "again"
    with open(__file__) if False else Context() as ctx:
        inside = 1
        inside = "two"
    return u, q, k, r, b, c, g, o, t, m, h, yy, f, last, y, inside, ctx, s


class Context:
    kind = 1

    def __enter__(self):
        return self.kind

    def __exit__(self, *exc):
        return True


def example():
    return flow, (4, [0.5, 1.5])
