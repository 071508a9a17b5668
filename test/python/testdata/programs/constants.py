"""Constants that occur several times, in all places where one may stand."""


def f(x, y=1):
    """Doc."""
    a = x + 1
    b = x + 1
    c = 3
    d = 3
    print(a == b, c is d, "lit", "lit", 3, u"lit", b"lit", "li" "t")
    if a:
        print(3, 1.5, 1e309, -1e309, 1j, -0.0, 0.0, 0, False, True, 1, 1.0)
    while c < 3:
        c += 1
    for i in range(3):
        z = 100
        print(i, z, 100)
    else:
        pass
    return [3 for q in range(3) if 3], {3: 3 for _ in (3,)}, lambda: 3


print(f(0)[:2], f(-1)[2](), f.__doc__)
x = y = 3
x: int = 3
del x
i = j = k = [3]
print(i is j is k, i[0] is j[-1])


class A:
    """Doc."""
    w = 3

    def m(self, a=3, *, b=3):
        return 3, a, b, A.__doc__


print(A().m(), 3 < 4 < 5, 3 and 4, 0 or 5, 3 if 4 else 5, A.__doc__)
match 3:
    case 3 | 4:
        print(3)
match -1:
    case None | True: print("no")
    case {"k": 3} | 1 - 3j | "k": print("no")
    case -1: print(-1, - 1, 1 - 1, 2 ** -1, (-1) ** 2, (1).real, 1 .real, 1.5.real)
print(f"{3:>{3}}", f"{3}{3}", f"3{'3'}3", 3 .__class__, "".join(["3", "3"]))
print(10 ** 30 == 1_000000_000000_000000_000000_000000, 0xff, 0o17, 0b11, "\udc80".encode("utf-8", "surrogatepass"), "\0\n'\"", b"\xff")
print(... is Ellipsis, None, [...], (3,), (3, 3), {3, 3}, {3: 3}, [*(3, 3)], dict(**{"k": 3}))
try:
    assert 3 == 4, 3
except AssertionError as e:
    print(e.args)
s = [0, 1, 2, 3, 4]
s[1:3] = 3, 3
s[::2][0], s[-1] = 3, 3
print(s, s[1:-1], s[:], s[3:], s[:3], s[::-1])
lambda: 3
3
"3"
del s[3], s[3:]
print(s)
for unused in range(2):
    try:
        x = ~1.5, -1, +1, 1 - 2j
    except TypeError as e:
        print(e, -1, +1, 1 - 2j, f"{3:>5}", f"{4:>5}")
match [-1, 1 - 2j, -1]:
    case [-1, 1 - 2j, -1]:
        print("matched", -1, 1 - 2j)
