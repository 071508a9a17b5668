a or b or c and d and not e
not not a == b
a < b <= c != d is not e not in f in g is h > i >= j == k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m ** n
-a ** -b ** ~c
(-a) ** b
- - +a
(a + b) * (c - d)
a - (b - c) - d
await a ** await b
-await a.b(c)
a if b else c if d else e
(a if b else c) if (d if e else f) else (lambda: g)
lambda: a if b else c
(a := b, c := d)
[a := 1, *b]
{a := 1, *b}
f(a := 1, *b, c, *d, e=f, *g, **h, i=j, **k)
f(x for x in y)
f((x for x in y), z)
f(*a or b, **c or d)
a.b.c[d].e(f)(g)[h][i:j:k, :, ::, l:, :m, ...]
a[b, *c]
a[*b]
a[b,]
a[()]
a[(b, c)]
a[b := c]
a[lambda: b:c]
()
(a,)
((a), (b))
[]
[a,]
{}
{a: b, **c, 'd': lambda: e}
{a}
[x for x in y]
[x, ]
{x for x, in y if x if not y for z in x}
{x: y for x, (y, *z) in w}
(x async for x in y)
[x for x in a or b if c or d]
[[y := x for x in z] for z in w]
(yield)
(yield x, y)
(yield from x)
(
    a +
    b
).c
a \
  + b
None, True, False, ...
