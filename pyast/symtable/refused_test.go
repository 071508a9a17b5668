package symtable

// refused are modules, and the place and the words with which CPython 3.13 refuses them when it makes its symbol table. TestErrorsLikeCPython asks an installed one whether they are right.
var refused = []struct{ src, want string }{
	{
		`x = 1
def f():
    print(x)
    global x
`,
		"4:5-4:13: name 'x' is used prior to global declaration",
	},
	{
		`def f():
    x = 1
    global x
`,
		"3:5-3:13: name 'x' is assigned to before global declaration",
	},
	{
		`def f(x):
    global x
`,
		"2:5-2:13: name 'x' is parameter and global",
	},
	{
		`def f():
    x: int
    global x
`,
		"3:5-3:13: annotated name 'x' can't be global",
	},
	{
		`def f():
    global x
    x: int = 1
`,
		"3:5-3:15: annotated name 'x' can't be global",
	},
	{
		`def f():
    x = 1
    def g():
        nonlocal x
        x: int
`,
		"5:9-5:15: annotated name 'x' can't be nonlocal",
	},
	{
		`def f():
    x = 1
    def g():
        print(x)
        nonlocal x
`,
		"5:9-5:19: name 'x' is used prior to nonlocal declaration",
	},
	{
		`def f():
    x = 1
    def g():
        x = 2
        nonlocal x
`,
		"5:9-5:19: name 'x' is assigned to before nonlocal declaration",
	},
	{
		`def f():
    x = 1
    def g(x):
        nonlocal x
`,
		"4:9-4:19: name 'x' is parameter and nonlocal",
	},
	{
		`def f():
    x = 1
    def g():
        x: int
        nonlocal x
`,
		"5:9-5:19: annotated name 'x' can't be nonlocal",
	},
	{
		`nonlocal x`,
		"1:1-1:11: nonlocal declaration not allowed at module level",
	},
	{
		`def f():
    nonlocal x
`,
		"2:5-2:15: no binding for nonlocal 'x' found",
	},
	{
		`class A:
    nonlocal x
`,
		"2:5-2:15: no binding for nonlocal 'x' found",
	},
	{
		`class A:
    x = 1
    def f(self):
        nonlocal x
`,
		"4:9-4:19: no binding for nonlocal 'x' found",
	},
	{
		`def f():
    x = 1
    def g():
        global x
        nonlocal x
`,
		"4:9-4:17: name 'x' is nonlocal and global",
	},
	{
		`def f():
    def g():
        nonlocal y
        nonlocal x
        nonlocal x
    y = 1
`,
		"4:9-4:19: no binding for nonlocal 'x' found",
	},
	{
		`class C:
    def f(self):
        __x = 1
        global __x
`,
		"4:9-4:19: name '__x' is assigned to before global declaration",
	},
	{
		`def f(a, a): pass`,
		"1:10-1:11: duplicate argument 'a' in function definition",
	},
	{
		`def f(a, /, b, *, a): pass`,
		"1:19-1:20: duplicate argument 'a' in function definition",
	},
	{
		`def f(a, *a): pass`,
		"1:11-1:12: duplicate argument 'a' in function definition",
	},
	{
		`f = lambda a, **a: 1`,
		"1:17-1:18: duplicate argument 'a' in function definition",
	},
	{
		`class C:
    def f(self, __a, _C__a): pass
`,
		"2:22-2:27: duplicate argument '_C__a' in function definition",
	},
	{
		`def f():
    from m import *
`,
		"2:19-2:20: import * only allowed at module level",
	},
	{
		`class C:
    from m import *
`,
		"2:19-2:20: import * only allowed at module level",
	},
	{
		`[y := 1 for y in z]`,
		"1:2-1:3: assignment expression cannot rebind comprehension iteration variable 'y'",
	},
	{
		`[[(y := 1) for x in z] for y in z]`,
		"1:4-1:5: assignment expression cannot rebind comprehension iteration variable 'y'",
	},
	{
		`[x for x in (y := z)]`,
		"1:14-1:20: assignment expression cannot be used in a comprehension iterable expression",
	},
	{
		`[x for x in z for w in (y := x)]`,
		"1:25-1:31: assignment expression cannot be used in a comprehension iterable expression",
	},
	{
		`[x for x in (lambda: (y := 1))()]`,
		"1:23-1:29: assignment expression cannot be used in a comprehension iterable expression",
	},
	{
		`[x for x in [(y := 1) for a in b]]`,
		"1:15-1:21: assignment expression cannot be used in a comprehension iterable expression",
	},
	{
		`[(y := 1) for x in z for y in x]`,
		"1:3-1:4: assignment expression cannot rebind comprehension iteration variable 'y'",
	},
	{
		`[x for x in z if (y := x) for y in z]`,
		"1:31-1:32: comprehension inner loop cannot rebind assignment expression target 'y'",
	},
	{
		`def f():
    return [x for x in z if (y := x) for (a, y) in z]
`,
		"2:46-2:47: comprehension inner loop cannot rebind assignment expression target 'y'",
	},
	{
		`class A:
    x = [(y := 1) for a in b]
`,
		"2:11-2:12: assignment expression within a comprehension cannot be used in a class body",
	},
	{
		`class A:
    f = [[(y := 1) for a in b] for c in d]
`,
		"2:12-2:13: assignment expression within a comprehension cannot be used in a class body",
	},
	{
		`def f():
    return [(yield x) for x in z]
`,
		"2:14-2:21: 'yield' inside list comprehension",
	},
	{
		`def f():
    return {(yield x) for x in z}
`,
		"2:14-2:21: 'yield' inside set comprehension",
	},
	{
		`def f():
    return {x: (yield x) for x in z}
`,
		"2:17-2:24: 'yield' inside dict comprehension",
	},
	{
		`def f():
    return ((yield from x) for x in z)
`,
		"2:14-2:26: 'yield' inside generator expression",
	},
	{
		`def f():
    return [x for x in z for y in (yield)]
`,
		"2:36-2:41: 'yield' inside list comprehension",
	},
	{
		`class A[T, T]: pass`,
		"1:12-1:13: duplicate type parameter 'T'",
	},
	{
		`def f[T, *T](): pass`,
		"1:10-1:12: duplicate type parameter 'T'",
	},
	{
		`type A[T, **T] = int`,
		"1:11-1:14: duplicate type parameter 'T'",
	},
	{
		`def f[T: (y := 1)](): pass`,
		"1:11-1:17: named expression cannot be used within a TypeVar bound",
	},
	{
		`def f[T: (int, (y := 1))](): pass`,
		"1:17-1:23: named expression cannot be used within a TypeVar constraint",
	},
	{
		`def f[T = (y := 1)](): pass`,
		"1:12-1:18: named expression cannot be used within a TypeVar default",
	},
	{
		`def f[*T = (y := 1)](): pass`,
		"1:13-1:19: named expression cannot be used within a TypeVarTuple default",
	},
	{
		`def f[**T = (y := 1)](): pass`,
		"1:14-1:20: named expression cannot be used within a ParamSpec default",
	},
	{
		`def f[T: (yield)](): pass`,
		"1:11-1:16: yield expression cannot be used within a TypeVar bound",
	},
	{
		`def f[T = (yield from x)](): pass`,
		"1:12-1:24: yield expression cannot be used within a TypeVar default",
	},
	{
		`async def f():
    def g[T: await x](): pass
`,
		"2:14-2:21: await expression cannot be used within a TypeVar bound",
	},
	{
		`type A = (y := 1)`,
		"1:11-1:17: named expression cannot be used within a type alias",
	},
	{
		`type A = (yield)`,
		"1:11-1:16: yield expression cannot be used within a type alias",
	},
	{
		`type A[T: (await y)] = int`,
		"1:12-1:19: await expression cannot be used within a TypeVar bound",
	},
	{
		`class A[T]((y := 1)): pass`,
		"1:13-1:19: named expression cannot be used within the definition of a generic",
	},
	{
		`def f[T](x: (y := 1)): pass`,
		"1:14-1:20: named expression cannot be used within the definition of a generic",
	},
	{
		`def f[T]() -> (yield): pass`,
		"1:16-1:21: yield expression cannot be used within the definition of a generic",
	},
	{
		`type A = [(y := 1) for x in z]`,
		"1:12-1:13: assignment expression within a comprehension cannot be used in a type alias",
	},
	{
		`def f[T: [(y := 1) for x in z]](): pass`,
		"1:12-1:13: assignment expression within a comprehension cannot be used in a TypeVar bound",
	},
	{
		`def f[T = [(y := 1) for x in z]](): pass`,
		"1:13-1:14: assignment expression within a comprehension cannot be used in a TypeVar bound",
	},
	{
		`def f[**T = [(y := 1) for x in z]](): pass`,
		"1:15-1:16: assignment expression within a comprehension cannot be used in a TypeVar bound",
	},
	{
		`class A[T]([(y := 1) for x in z]): pass`,
		"1:14-1:15: assignment expression within a comprehension cannot be used within the definition of a generic",
	},
	{
		`from __future__ import annotations
x: (y := 1)
`,
		"2:5-2:11: named expression cannot be used within an annotation",
	},
	{
		`from __future__ import annotations
def f(a: (yield)): pass
`,
		"2:11-2:16: yield expression cannot be used within an annotation",
	},
	{
		`from __future__ import annotations
def f() -> (await x): pass
`,
		"2:13-2:20: await expression cannot be used within an annotation",
	},
	{
		`"""A docstring."""
from __future__ import braces
`,
		"2:1-2:1: not a chance",
	},
	{
		`from __future__ import division
from __future__ import nope
`,
		"2:1-2:1: future feature nope is not defined",
	},
	{
		`from __future__ import nested_scopes, nope`,
		"1:1-1:1: future feature nope is not defined",
	},
	{
		`def f():
    print(x)
    class C:
        global x
    global x
`,
		"5:5-5:13: name 'x' is used prior to global declaration",
	},
	{
		`def f():
    [a for a in b if (x := 1)]
    global x
`,
		"3:5-3:13: name 'x' is assigned to before global declaration",
	},
	{
		`def f():
    try:
        pass
    except E as x:
        pass
    global x
`,
		"6:5-6:13: name 'x' is assigned to before global declaration",
	},
	{
		`def f(y):
    match y:
        case {"a": 1, **x}: pass
    global x
`,
		"4:5-4:13: name 'x' is assigned to before global declaration",
	},
	{
		`def f(y):
    for x in y: pass
    global x
`,
		"3:5-3:13: name 'x' is assigned to before global declaration",
	},
	{
		`def f():
    del x
    global x
`,
		"3:5-3:13: name 'x' is assigned to before global declaration",
	},
	{
		`def f():
    x += 1
    global x
`,
		"3:5-3:13: name 'x' is assigned to before global declaration",
	},
	{
		`def f():
    def x(): pass
    global x
`,
		"3:5-3:13: name 'x' is assigned to before global declaration",
	},
	{
		`def f():
    class x: pass
    global x
`,
		"3:5-3:13: name 'x' is assigned to before global declaration",
	},
	{
		`def f():
    type x = int
    global x
`,
		"3:5-3:13: name 'x' is assigned to before global declaration",
	},
	{
		`def f():
    def g(a=x): pass
    global x
`,
		"3:5-3:13: name 'x' is used prior to global declaration",
	},
	{
		`def f():
    @x
    def g(): pass
    global x
`,
		"4:5-4:13: name 'x' is used prior to global declaration",
	},
	{
		`def f():
    def g() -> x: pass
    global x
`,
		"3:5-3:13: name 'x' is used prior to global declaration",
	},
}
