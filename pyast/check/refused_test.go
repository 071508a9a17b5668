package check_test

// refused are modules, and the place and the words with which CPython 3.13 refuses them when it compiles the syntax tree. TestErrorsLikeCPython asks an installed one whether they are right.
var refused = []struct{ src, want string }{
	{
		`return 1`,
		"1:1-1:9: 'return' outside function",
	},
	{
		`class A:
    return
`,
		"2:5-2:11: 'return' outside function",
	},
	{
		`yield`,
		"1:1-1:6: 'yield' outside function",
	},
	{
		`class A:
    x = yield 1
`,
		"2:9-2:16: 'yield' outside function",
	},
	{
		`x = (yield from y)`,
		"1:6-1:18: 'yield from' outside function",
	},
	{
		`async def f():
    yield from x
`,
		"2:5-2:17: 'yield from' inside async function",
	},
	{
		`await x`,
		"1:1-1:8: 'await' outside function",
	},
	{
		`def f():
    await x
`,
		"2:5-2:12: 'await' outside async function",
	},
	{
		`class A:
    await x
`,
		"2:5-2:12: 'await' outside function",
	},
	{
		`f = lambda: await x`,
		"1:13-1:20: 'await' outside async function",
	},
	{
		`def f():
    async for x in y: pass
`,
		"2:5-2:27: 'async for' outside async function",
	},
	{
		`async for x in y: pass`,
		"1:1-1:23: 'async for' outside async function",
	},
	{
		`def f():
    async with x as y: pass
`,
		"2:5-2:28: 'async with' outside async function",
	},
	{
		`def f():
    return [x async for x in y]
`,
		"2:12-2:32: asynchronous comprehension outside of an asynchronous function",
	},
	{
		`def f():
    return [await x for x in y]
`,
		"2:12-2:32: asynchronous comprehension outside of an asynchronous function",
	},
	{
		`def f():
    return {x: 1 for x in y if await z}
`,
		"2:12-2:40: asynchronous comprehension outside of an asynchronous function",
	},
	{
		`[[x async for x in y] for z in w]`,
		"1:1-1:34: asynchronous comprehension outside of an asynchronous function",
	},
	{
		`def f():
    return [[x async for x in y] for z in w]
`,
		"2:12-2:45: asynchronous comprehension outside of an asynchronous function",
	},
	{
		`async def f():
    def g():
        return {x async for x in y}
`,
		"3:16-3:36: asynchronous comprehension outside of an asynchronous function",
	},
	{
		`async def f():
    yield 1
    return 2
`,
		"3:5-3:13: 'return' with value in async generator",
	},
	{
		`async def f():
    return 2
    yield 1
`,
		"2:5-2:13: 'return' with value in async generator",
	},
	{
		`break`,
		"1:1-1:6: 'break' outside loop",
	},
	{
		`continue`,
		"1:1-1:9: 'continue' not properly in loop",
	},
	{
		`if x:
    break
`,
		"2:5-2:10: 'break' outside loop",
	},
	{
		`for x in y:
    def f():
        break
`,
		"3:9-3:14: 'break' outside loop",
	},
	{
		`for x in y:
    class A:
        continue
`,
		"3:9-3:17: 'continue' not properly in loop",
	},
	{
		`for x in y:
    pass
else:
    break
`,
		"4:5-4:10: 'break' outside loop",
	},
	{
		`while x:
    pass
else:
    continue
`,
		"4:5-4:13: 'continue' not properly in loop",
	},
	{
		`for x in y:
    try:
        pass
    except* E:
        break
`,
		"5:9-5:14: 'break', 'continue' and 'return' cannot appear in an except* block",
	},
	{
		`while x:
    try:
        pass
    except* E:
        continue
`,
		"5:9-5:17: 'break', 'continue' and 'return' cannot appear in an except* block",
	},
	{
		`def f():
    try:
        pass
    except* E:
        return 1
`,
		"5:16-5:17: 'break', 'continue' and 'return' cannot appear in an except* block",
	},
	{
		`def f():
    try:
        pass
    except* E:
        for x in y:
            return
`,
		"6:13-6:19: 'break', 'continue' and 'return' cannot appear in an except* block",
	},
	{
		`try:
    pass
except:
    pass
except E:
    pass
`,
		"3:1-4:9: default 'except:' must be last",
	},
	{
		`*a`,
		"1:1-1:3: can't use starred expression here",
	},
	{
		`x = *a`,
		"1:5-1:7: can't use starred expression here",
	},
	{
		`*a = b`,
		"1:1-1:3: starred assignment target must be in a list or tuple",
	},
	{
		`for x in *a: pass`,
		"1:10-1:12: can't use starred expression here",
	},
	{
		`for *x in y: pass`,
		"1:5-1:7: starred assignment target must be in a list or tuple",
	},
	{
		`def f():
    return [x for *x in y]
`,
		"2:19-2:21: starred assignment target must be in a list or tuple",
	},
	{
		`a, *b, *c = d`,
		"1:1-1:10: multiple starred expressions in assignment",
	},
	{
		`[*a, (*b, *c)] = d`,
		"1:6-1:14: multiple starred expressions in assignment",
	},
	{
		`(x, [y, *z, w, *v]), u = d`,
		"1:5-1:19: multiple starred expressions in assignment",
	},
	{
		`f(a=1, b=2, a=3)`,
		"1:13-1:16: keyword argument repeated: a",
	},
	{
		`class A(a=1, a=2): pass`,
		"1:14-1:17: keyword argument repeated: a",
	},
	{
		`f(**a, b=1, **c, b=2)`,
		"1:18-1:21: keyword argument repeated: b",
	},
	{
		`__debug__ = 1`,
		"1:1-1:10: cannot assign to __debug__",
	},
	{
		`del __debug__`,
		"1:5-1:14: cannot delete __debug__",
	},
	{
		`x.__debug__ = 1`,
		"1:1-1:12: cannot assign to __debug__",
	},
	{
		`def f(__debug__): pass`,
		"1:7-1:16: cannot assign to __debug__",
	},
	{
		`def __debug__(): pass`,
		"1:1-1:22: cannot assign to __debug__",
	},
	{
		`class __debug__: pass`,
		"1:1-1:22: cannot assign to __debug__",
	},
	{
		`import __debug__`,
		"1:1-1:17: cannot assign to __debug__",
	},
	{
		`import a as __debug__`,
		"1:1-1:22: cannot assign to __debug__",
	},
	{
		`import __debug__.a`,
		"1:1-1:19: cannot assign to __debug__",
	},
	{
		`from a import __debug__`,
		"1:1-1:24: cannot assign to __debug__",
	},
	{
		`from a import b as __debug__`,
		"1:1-1:29: cannot assign to __debug__",
	},
	{
		`lambda *, __debug__: 1`,
		"1:11-1:20: cannot assign to __debug__",
	},
	{
		`f(__debug__=1)`,
		"1:3-1:14: cannot assign to __debug__",
	},
	{
		`(__debug__ := 1)`,
		"1:2-1:11: cannot assign to __debug__",
	},
	{
		`__debug__: int = 1`,
		"1:1-1:10: cannot assign to __debug__",
	},
	{
		`x.__debug__: int`,
		"1:1-1:17: cannot assign to __debug__",
	},
	{
		`x.__debug__: int = 1`,
		"1:1-1:12: cannot assign to __debug__",
	},
	{
		`__debug__: int`,
		"1:1-1:15: cannot assign to __debug__",
	},
	{
		`match x:
    case f"{x}": pass
`,
		"2:10-2:16: patterns may only match literals and attribute lookups",
	},
	{
		`match x:
    case {f"": _}: pass
`,
		"2:10-2:18: mapping pattern keys may only match literals and attribute lookups",
	},
	{
		`match x:
    case {0: _, 0j: _}: pass
`,
		"2:10-2:23: mapping pattern checks duplicate key (0j)",
	},
	{
		`match x:
    case {3: _, 3+0j: _}: pass
`,
		"2:10-2:25: mapping pattern checks duplicate key ((3+0j))",
	},
	{
		`def f():
    return 1, x
    return [(yield), 2]
x = 1; from __future__ import division
`,
		"4:8-4:39: from __future__ imports must occur at the beginning of the file",
	},
	{
		`try:
    pass
except* E:
    def f():
        try:
            pass
        except* E:
            return (
                1)
`,
		"8:13-9:19: 'break', 'continue' and 'return' cannot appear in an except* block",
	},
	{
		`for x in y:
    try:
        pass
    except* E:
        for z in x:
            break
        else:
            continue
`,
		"8:13-8:21: 'break', 'continue' and 'return' cannot appear in an except* block",
	},
	{
		`def outer[T]():
    def inner():
        nonlocal T
`,
		"3:9-3:19: nonlocal binding not allowed for type parameter 'T'",
	},
	{
		`class A[T]:
    nonlocal T
`,
		"2:5-2:15: nonlocal binding not allowed for type parameter 'T'",
	},
	{
		`__debug__ += 1`,
		"1:1-1:10: cannot assign to __debug__",
	},
	{
		`for __debug__ in x: pass`,
		"1:5-1:14: cannot assign to __debug__",
	},
	{
		`with x as __debug__: pass`,
		"1:11-1:20: cannot assign to __debug__",
	},
	{
		`try: pass
except E as __debug__: pass
`,
		"2:1-2:28: cannot assign to __debug__",
	},
	{
		`[__debug__ for __debug__ in x]`,
		"1:16-1:25: cannot assign to __debug__",
	},
	{
		`match x:
    case __debug__: pass
`,
		"2:10-2:19: cannot assign to __debug__",
	},
	{
		`match x:
    case A(__debug__=1): pass
`,
		"2:22-2:23: cannot assign to __debug__",
	},
	{
		`match x:
    case [1, *__debug__]: pass
`,
		"2:14-2:24: cannot assign to __debug__",
	},
	{
		`match x:
    case {1: 2, **__debug__}: pass
`,
		"2:10-2:29: cannot assign to __debug__",
	},
	{
		`match x:
    case 1 as __debug__: pass
`,
		"2:10-2:24: cannot assign to __debug__",
	},
	{
		`def f[__debug__](): pass`,
		"1:7-1:16: cannot assign to __debug__",
	},
	{
		`type __debug__ = int`,
		"1:1-1:21: cannot assign to __debug__",
	},
	{
		`x = 1
from __future__ import annotations
`,
		"2:1-2:35: from __future__ imports must occur at the beginning of the file",
	},
	{
		`def f():
    from __future__ import annotations
`,
		"2:5-2:39: from __future__ imports must occur at the beginning of the file",
	},
	{
		`"""a"""
"""b"""
from __future__ import annotations
`,
		"3:1-3:35: from __future__ imports must occur at the beginning of the file",
	},
	{
		`from __future__ import division; x = 1
from __future__ import annotations
`,
		"2:1-2:35: from __future__ imports must occur at the beginning of the file",
	},
	{
		`def f[T = int, U](): pass`,
		"1:16-1:17: non-default type parameter 'U' follows default type parameter",
	},
	{
		`class A[*Ts = int, T: int]: pass`,
		"1:20-1:26: non-default type parameter 'T' follows default type parameter",
	},
	{
		`type A[**P = x, *Ts] = int`,
		"1:17-1:20: non-default type parameter 'Ts' follows default type parameter",
	},
	{
		`match x:
    case y: pass
    case 1: pass
`,
		"2:10-2:11: name capture 'y' makes remaining patterns unreachable",
	},
	{
		`match x:
    case _: pass
    case 1: pass
`,
		"2:10-2:11: wildcard makes remaining patterns unreachable",
	},
	{
		`match x:
    case (y | 1): pass
`,
		"2:11-2:12: name capture 'y' makes remaining patterns unreachable",
	},
	{
		`match x:
    case 1 | _ | 2: pass
`,
		"2:14-2:15: wildcard makes remaining patterns unreachable",
	},
	{
		`match x:
    case 1 | _: pass
    case 2: pass
`,
		"2:14-2:15: wildcard makes remaining patterns unreachable",
	},
	{
		`match x:
    case _ as y: pass
    case 2: pass
`,
		"2:10-2:11: wildcard makes remaining patterns unreachable",
	},
	{
		`match x:
    case [a, a]: pass
`,
		"2:14-2:15: multiple assignments to name 'a' in pattern",
	},
	{
		`match x:
    case [a, *a]: pass
`,
		"2:14-2:16: multiple assignments to name 'a' in pattern",
	},
	{
		`match x:
    case {1: a, **a}: pass
`,
		"2:10-2:21: multiple assignments to name 'a' in pattern",
	},
	{
		`match x:
    case (1 as a) as a: pass
`,
		"2:10-2:23: multiple assignments to name 'a' in pattern",
	},
	{
		`match x:
    case A(a, b=a): pass
`,
		"2:17-2:18: multiple assignments to name 'a' in pattern",
	},
	{
		`match x:
    case [a, 1 | (2 as a)]: pass
`,
		"2:14-2:26: alternative patterns bind different names",
	},
	{
		`match x:
    case a | [b]: pass
`,
		"2:10-2:11: name capture 'a' makes remaining patterns unreachable",
	},
	{
		`match x:
    case [a] | [b]: pass
`,
		"2:10-2:19: alternative patterns bind different names",
	},
	{
		`match x:
    case [a, b] | [a]: pass
`,
		"2:10-2:22: alternative patterns bind different names",
	},
	{
		`match x:
    case [*a, *b]: pass
`,
		"2:10-2:18: multiple starred names in sequence pattern",
	},
	{
		`match x:
    case [[*_, 1, *_], 2]: pass
`,
		"2:11-2:22: multiple starred names in sequence pattern",
	},
	{
		`match x:
    case {1: a, 1: b}: pass
`,
		"2:10-2:22: mapping pattern checks duplicate key (1)",
	},
	{
		`match x:
    case {1: a, True: b}: pass
`,
		"2:10-2:25: mapping pattern checks duplicate key (True)",
	},
	{
		`match x:
    case {1.0: a, 1: b}: pass
`,
		"2:10-2:24: mapping pattern checks duplicate key (1)",
	},
	{
		`match x:
    case {"a": 1, "b": 1, "a": 2}: pass
`,
		"2:10-2:34: mapping pattern checks duplicate key ('a')",
	},
	{
		`match x:
    case {-1: 1, -1.0: 2}: pass
`,
		"2:10-2:26: mapping pattern checks duplicate key (-1.0)",
	},
	{
		`match x:
    case {None: 1, None: 2}: pass
`,
		"2:10-2:28: mapping pattern checks duplicate key (None)",
	},
	{
		`match x:
    case {0: 1, -0: 2}: pass
`,
		"2:10-2:23: mapping pattern checks duplicate key (0)",
	},
	{
		`match x:
    case {1 + 2j: 1, 1 + 2j: 2}: pass
`,
		"2:10-2:32: mapping pattern checks duplicate key ((1+2j))",
	},
	{
		`match x:
    case {b"a": 1, "a": 3, b"a": 2}: pass
`,
		"2:10-2:36: mapping pattern checks duplicate key (b'a')",
	},
	{
		`match x:
    case A(b=1, c=2, b=3): pass
`,
		"2:24-2:25: attribute name repeated in class pattern: b",
	},
	{
		`x: (yield)`,
		"1:5-1:10: 'yield' outside function",
	},
	{
		`class A:
    x: (await y)
`,
		"2:9-2:16: 'await' outside function",
	},
	{
		`def f(x: (yield)): pass`,
		"1:11-1:16: 'yield' outside function",
	},
	{
		`def f(x=(yield)): pass`,
		"1:10-1:15: 'yield' outside function",
	},
	{
		`@(yield)
def f(): return x
`,
		"1:3-1:8: 'yield' outside function",
	},
	{
		`class A(break_ := 1, *b, x=1, x=2):
    return
`,
		"2:5-2:11: 'return' outside function",
	},
	{
		`lambda x=(yield): 1`,
		"1:11-1:16: 'yield' outside function",
	},
	{
		`{**{(yield): 1}}`,
		"1:6-1:11: 'yield' outside function",
	},
	{
		`f"{(yield)!r:>{x}}"`,
		"1:5-1:10: 'yield' outside function",
	},
	{
		`x[*a, (yield)]`,
		"1:8-1:13: 'yield' outside function",
	},
	{
		`x[*a] = yield`,
		"1:9-1:14: 'yield' outside function",
	},
	{
		`(yield) if x else y`,
		"1:2-1:7: 'yield' outside function",
	},
	{
		`x = y = (yield)`,
		"1:10-1:15: 'yield' outside function",
	},
	{
		`if x:
    return
`,
		"2:5-2:11: 'return' outside function",
	},
	{
		`with a, b as (*c, *d):
    pass
`,
		"1:14-1:22: multiple starred expressions in assignment",
	},
	{
		`assert x, (yield)`,
		"1:12-1:17: 'yield' outside function",
	},
	{
		`raise x from (yield)`,
		"1:15-1:20: 'yield' outside function",
	},
	{
		`del x[(yield)]`,
		"1:8-1:13: 'yield' outside function",
	},
	{
		`global x
return x
`,
		"2:1-2:9: 'return' outside function",
	},
	{
		`match x:
    case 1 if (yield): pass
`,
		"2:16-2:21: 'yield' outside function",
	},
	{
		`match (yield):
    case 1: pass
`,
		"1:8-1:13: 'yield' outside function",
	},
	{
		`try:
    return
finally:
    pass
`,
		"2:5-2:11: 'return' outside function",
	},
	{
		`try:
    pass
finally:
    break
`,
		"4:5-4:10: 'break' outside loop",
	},
	{
		`try:
    pass
except E:
    return
`,
		"4:5-4:11: 'return' outside function",
	},
	{
		`try:
    pass
except E:
    break
else:
    return
`,
		"6:5-6:11: 'return' outside function",
	},
	{
		`type A = (lambda: [await x for x in y])`,
		"1:19-1:39: asynchronous comprehension outside of an asynchronous function",
	},
}
