# Lists that are changed under another name.


def fill(xs, v):
    xs.append(v)
    return xs


def swap(pair):
    a, b = pair
    return b, a


def aliases(n: int, rows: list[list[int]]):
    a = [0] * n
    b = a
    b[0] = 0.5
    first = a[0]
    grid = [[0] * n for _ in range(n)]
    row = grid[1]
    row[0] = "x"
    corner = grid[0][0]
    pairs = [(a, 1), (b, 2)]
    for xs, k in pairs:
        xs.append(k)
    last = a[-1]
    copy = rows[:]
    copy[0] = [1.5]
    head = rows[0]
    inner = copy[1]
    inner[0] = None
    third = rows[1][0]
    more = fill([], 1)
    more = fill(more, "s")
    item = more[0]
    both = [more, a]
    both[1].extend(["z"])
    end = a[len(a) - 1]
    t = ([1], 2)
    t[0].append(0.5)
    in_tuple = t[0][1]
    d = {"a": [1], "b": [2]}
    d["a"][0] = 1.5
    value = d["b"][0]
    for xs in zip(rows, [[1]]):
        xs[1][0] = 2.5
    m = max(a[:1], [3])
    m[0] = "m"
    push = a.append
    push(None)
    tail = a[-1]
    plus = a + [b]
    plus += (1, 2)
    x, *rest = plus
    rest[0] = {}
    return first, corner, last, head, third, item, end, in_tuple, value, tail, swap((x, rest)), swap((1, 2.5))


def example():
    return aliases, (3, [[1], [2], [3]])
