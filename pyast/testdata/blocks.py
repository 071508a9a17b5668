if a: pass
elif b: x; y
elif c:
    z
else: w
if a:
    if b: c
    else: d
while a:
    break
else:
    b
for a in b: c
for a, *b in c, d:
    pass
else:
    e
for (x) in *y, z: pass
for x.y in z: pass
for *a, in b: pass
with a: pass
with a as b, c as (d, e): pass
with (a): pass
with (a, b): pass
with (a as b, c): pass
with (a as b,): pass
with (a, b) as c: pass
with (a), b: pass
with (yield): pass
with (a := b): pass
with (x for x in y): pass
with (*a, b): pass
with (): pass
with (a).b, (c)(d): pass
with (lambda x, *y: x, z): pass
with (a, (b := c)): pass
try: a
except: b
try:
    a
except E: b
except (F, G) as e:
    c
else:
    d
finally:
    e
try: a
finally: b
try: a
except* E: b
except* F as f: c
async def f():
    async for x in y: z
    else: w
    async with a as b, c: d
    await x
