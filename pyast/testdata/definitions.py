def f(): pass
def f(a, b=1, /, c=2, *d, e, f=3, **g): pass
def f(a, /): pass
def f(a=1, /, *, b): pass
def f(*, a, b=1, c): pass
def f(*a: *Ts, **k: V) -> R: pass
def f(a: int = 1, b: 'str' = '', *, c: x = y,): return a
def f[T: (int, str) = int, *Ts = *U, **P = [int]](x: T) -> T: ...
@a
@b.c(d)
@(e := f)
async def g(x):
    "doc"
    def h(): yield x
    return [await y async for y in h() if await y]
class A: pass
class B(): x = 1
class C(A, *bs, metaclass=M, **kw):
    """Doc"""

    def m(self): return super().m()  # comment

    @property
    def p(self) -> int: return 1
class D[T](Generic[T]): x: T
lambda: 0
lambda a, b=1, /, c=2, *d, e, f=3, **g: (a, b)
lambda *, a: lambda b: a
lambda *a, **b: a or b
lambda x, /: x
