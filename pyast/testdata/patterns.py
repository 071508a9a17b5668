match x:
    case 1 | -1 | 1.5 | -2j | 1 + 2j | -1.5 - 3j: pass
    case 'a' "b" | b'c' | f'{d}': pass
    case None | True | False: pass
    case a: pass
match x, *y:
    case _: pass
    case a.b.c | d.e: pass
    case (a): pass
    case (a | b) as c: pass
    case []: pass
    case (): pass
    case [a]: pass
    case (a,): pass
    case a, b, *_: pass
    case *rest,: pass
    case [a, *b, c], (d, *e): pass
match (x):
    case {}: pass
    case {'a': 1, b.c: d, _.x: y, -1: e, None: f, 1 + 2j: g, **rest}: pass
    case {**rest}: pass
    case {'a': _,}: pass
    case C(): pass
    case C(a, b.c(), d=e, f=[g],): pass
    case a.b.C(x=1): pass
    case [a, b] as c if a > b: pass
    case x if (y := x): pass
match = 1
match[x]
match (x)
match * y
match -x:
    case -1: pass
match not x:
    case 1:
        match y:
            case 2: case = 3
match x: # comment

    # comment
    case [1, [2, [3]]]: pass
match match:
    case case: pass
