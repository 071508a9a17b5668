"""Prints in which order expressions are evaluated."""


def t(name, value=None):
    print(name, end=" ")
    return value


class Trace:
    """An object whose accesses are printed."""

    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __getattr__(self, attr):
        if attr.startswith("__"):
            raise AttributeError(attr)
        return t(f"{self.name}.{attr}", Trace(f"{self.name}.{attr}"))

    def __setattr__(self, attr, value):
        t(f"{self.name}.{attr}={value}")

    def __delattr__(self, attr):
        t(f"del {self.name}.{attr}")

    def __getitem__(self, index):
        return t(f"{self.name}[{index}]", Trace(f"{self.name}[{index}]"))

    def __setitem__(self, index, value):
        t(f"{self.name}[{index}]={value}")

    def __delitem__(self, index):
        t(f"del {self.name}[{index}]")

    def __call__(self, *args, **kw):
        return t(f"{self.name}({args},{kw})", Trace("r"))

    def __add__(self, other):
        return t(f"{self.name}+{other}", Trace("sum"))

    def __iadd__(self, other):
        return t(f"{self.name}+={other}", self)

    def __lt__(self, other):
        return t(f"{self.name}<{other}", True)

    def __enter__(self):
        return t(f"enter {self.name}", Trace("entered"))

    def __exit__(self, *exc):
        t(f"exit {self.name}")

    def __iter__(self):
        t(f"iter {self.name}")
        return iter([Trace("i0"), Trace("i1")])

    def __repr__(self):
        return f"<{self.name}>"


a, b, c = Trace("a"), Trace("b"), Trace("c")

a.x = b.y = c[1] = t("value", 3)
print()
a[t("i")], (b.p, *c.q), b[t("j")] = t("tuple", (1, (2, 3, 4), 5))
print()
a.b.c += t("right")
print()
a[t("i")][t("j", 2)] += t("right", 1)
print()
x = a
x += t("right")
x = x + (x := b) + x
print()
print(t("f", a)(t(1), *t("star", (2,)), k=t(3), **t("kw", {"m": 4})))
print({t("k1"): t("v1"), **t("spread", {}), t("k2"): t("v2")}, [t(1), *t("l", [2])], {t("s")})
print(t("test", False) and t("never") or t("or", 5) and t("and"), t("then") if t("cond", 1) else t("else"))
print(t("l", a) < t("m", b) < t("r", c), not t("n"))
print(f"{t('f1')!r:>{t('width', 10)}} {t('f2')}")
print(a[t("lo"):t("hi"):t("step")])
with t("w1", a) as b.v, t("w2", c) as (d, *e):
    t("body")
print()
del a.x, (b[t("i")], [c.z])
print()
for a.loop, b[t("target")] in t("iter", [(1, 2), (3, 4)]):
    t("body")
    if t("if", 0):
        break
    elif t("elif", 1):
        continue
else:
    t("else")
print()
print([(p, q) for p in t("outer", (1, 2)) if t("if", p) for q in t("inner", (3,)) if t("if2", 1)])
print({t("key"): t("value") for _ in (0,)}, {t("s", i) for i in (1, 1)}, *(t("g", i) for i in (1, 2)))
assert t("assert", 1), t("message")
while t("while", x):
    x = None
else:
    t("else")
print()
try:
    raise t("raise", ValueError("v")) from t("from", None)
except t("type", ValueError) as exc:
    print(exc)
else:
    t("else")
finally:
    t("finally")


@t("d1", lambda f: f)
@t("d2", lambda f: t("apply d2", f))
def f(p: t("annotation") = t("default"), *args, k=t("kdefault", 2), **kw) -> t("returns"):
    """Documentation."""
    k: t("never") = t("local")
    return lambda q=t("lambda default"), *r: (p, args, k, kw, q)


print(f(1, k=2)(3), f.__doc__, f.__annotations__)


@t("class decorator", lambda c: c)
class C(t("base", object), metaclass=t("meta", type)):
    y: t("annotation", int) = t("y", 1)
    z: t("annotation2", str)
    (w): t("annotation3") = 3
    a.attr: t("annotation4") = 4

    def method(self):
        return __class__, super().__repr__


print(C.__annotations__, C().method()[0])
match t("subject", [1, {"k": (2, 3)}, 4.5]):
    case [1, {"k": (m, n)}, o] if t("guard", False):
        t("no")
    case [1, {"k": (m, 3) as n, **rest}, *o] if t("guard2", True):
        print(m, n, o, rest)


def gen():
    got = yield t("yield", 1)
    t(f"got {got}")
    got = yield from t("from", (2, 3))
    return t("return", got)


g = gen()
print(next(g), g.send("sent"), list(g))
