"""Runs calls for oracle_test.go: first it describes their arguments, then it makes the calls and describes what happens.

Each message is a line of JSON. A call is a function of Python's, as an expression over the names of its arguments.
"""
import functools, json, math, cmath, operator, sys, warnings
import numpy as np

warnings.simplefilter("ignore")
sys.set_int_max_str_digits(0)


def A(dtype, *shape, special=False, layout="C"):
    """An array with values that tell things apart; special ones are infinities, NaN and zeros of both signs."""
    n = math.prod(shape)
    k = np.arange(n)
    v = (k * 7 + 3) % 11 - 4
    dtype = np.dtype(dtype)
    if dtype.kind == "u":
        v = abs(v)
    if dtype.kind in "fc":
        v = v * 0.75 + 0.25 * (k % 3 == 0)
    if dtype.kind == "c":
        v = v + 1j * ((k * 5 + 1) % 7 - 2.5)
    if dtype.kind == "b":
        v = v % 2 == 0
    if special and dtype.kind in "fc":
        v = np.resize([0.0, -0.0, np.inf, -np.inf, np.nan, 1.0, -1.5, 2.0, 1.0][(n * 3) % 5:], n)
    a = np.asarray(v).astype(dtype).reshape(shape)
    if layout == "F":
        a = np.asfortranarray(a)
    elif layout == "-":  # counted backwards in the last dimension, which is a view of something larger
        big = np.zeros(shape[:-1] + (2 * shape[-1],), dtype)
        big[..., ::-2] = a
        a = big[..., ::-2]
    return a


def describe(x):
    if isinstance(x, np.ndarray):
        return {"k": "ndarray", "d": x.dtype.name, "s": list(x.shape)}
    if isinstance(x, np.generic):
        return {"k": "scalar", "d": x.dtype.name}
    if x is None:
        return {"k": "None"}
    if isinstance(x, (bool, str)):
        return {"k": type(x).__name__, "v": x}
    if isinstance(x, int):
        return {"k": "int", "v": str(x)}
    if isinstance(x, float):
        return {"k": "float", "v": x.hex()}
    if isinstance(x, complex):
        return {"k": "complex"}
    if x is Ellipsis:
        return {"k": "ellipsis"}
    if isinstance(x, slice):
        return {"k": "slice", "e": [describe(x.start), describe(x.stop), describe(x.step)]}
    if isinstance(x, np.dtype):
        return {"k": "dtype", "d": x.name}
    if isinstance(x, type) and issubclass(x, np.generic):
        return {"k": "dtype", "d": np.dtype(x).name}
    if isinstance(x, type):
        return {"k": "function", "n": x.__name__}
    if isinstance(x, range):
        return {"k": "range", "v": str(len(x))}
    if isinstance(x, (list, tuple)):
        return {"k": type(x).__name__, "e": [describe(e) for e in x]}
    if isinstance(x, dict):
        return {"k": "dict", "e": [describe(next(iter(x.keys()))), describe(next(iter(x.values())))]}
    return {"k": "iterator", "e": [describe(e) for e in x]}


def data(x):
    """The elements in hexadecimal; of what is no number, nothing."""
    if isinstance(x, bool):
        x = np.bool(x)
    elif isinstance(x, int):
        if not -(2**63) <= x < 2**63:
            return None
        x = np.int64(x)
    elif isinstance(x, float):
        x = np.float64(x)
    elif isinstance(x, complex):
        x = np.complex128(x)
    if isinstance(x, (np.ndarray, np.generic)):
        return np.asarray(x).tobytes().hex()
    return None


def kind_is(kinds):
    return lambda *xs: all(np.asarray(x).dtype.kind in kinds for x in xs)


def floating(f):
    """A function of floats for numbers of all kinds, also those that are too large."""
    def g(x):
        try:
            if isinstance(x, int):
                x = 0
            return bool(f(complex(x) if np.iscomplexobj(x) else float(x)))
        except OverflowError:
            return f is not cmath.isfinite
    return g


def reduced(a, axis):
    a = np.asarray(a)
    axes = range(a.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    return math.prod(a.shape[k] for k in axes)


def rectangular(xs):
    return len({len(x) for x in xs}) <= 1


def fits(x, d):
    if isinstance(x, np.ndarray):  # a reshape
        d = d[0] if isinstance(d, tuple) and len(d) == 1 and not isinstance(d[0], int) else d
        try:
            np.empty(x.shape, "b").reshape(d)
            return True
        except ValueError:
            return False
    info = np.iinfo(d)
    if isinstance(x, list):
        return all(fits(e, d) for e in x)
    return info.min <= int(x) <= info.max


def numeral(f):
    def g(x):
        try:
            f(x)
            return True
        except ValueError:
            return False
    return g


# What the conditions of the table say, beside Python's own functions.
GUARDS = {
    "ints": kind_is("biu"), "isbool": kind_is("b"), "signed": kind_is("i"), "iscomplex": kind_is("c"),
    "isnan": floating(cmath.isnan), "isinf": floating(cmath.isinf), "isfinite": floating(cmath.isfinite),
    "is_integer": lambda x: isinstance(x, int) or not isinstance(x, complex) and float(x).is_integer(),
    "least": lambda x: np.min(x, initial=0), "length": len,
    "exact": lambda x: not isinstance(x, int) or isinstance(x, bool) or abs(x) <= 2**53,
    "nonnegative": lambda s: s is None or np.min(s, initial=0) >= 0, "rectangular": rectangular, "contiguous": lambda a: a.flags.c_contiguous, "reduced": reduced, "fits": fits, "maxfloat": sys.float_info.max,
    "within": lambda i, n: np.size(i) == 0 or bool(np.all((-n <= np.asarray(i)) & (np.asarray(i) < n))),
    "broadcasts": lambda v, a: None, "isdecimal": numeral(int), "isnumeral": numeral(float), "coprime": lambda a, b: math.gcd(a, b) == 1,
    "abs_overflows": lambda z: math.isinf(math.hypot(z.real, z.imag)), "isa": lambda x, kinds: type(x).__name__ in kinds.split("|"),
    "inf": math.inf, "nan": math.nan, "np": np, **{f"{u}int{n}": np.dtype(f"{u}int{n}") for u in ("", "u") for n in (8, 16, 32, 64)},
    "dtype": lambda a: np.asarray(a).dtype,
}

WORLD = {"A": A, "np": np, "numpy": np, "math": math, "cmath": cmath, "inf": math.inf, "nan": math.nan}


@functools.cache
def compiled(text):
    return compile(text, text, "eval")


def make(case):
    return {name: eval(compiled(text), WORLD) for name, text in case["args"]}


def run(case):
    args = make(case)
    out = {"args": {n: data(v) for n, v in args.items()}}
    local = dict(args)
    try:
        if case.get("exec"):
            exec(case["code"], WORLD, local)
            result = local.get("r")
        else:
            result = eval(compiled(case["code"]), WORLD, local)
    except Exception as e:
        out["raised"] = [c.__name__ for c in type(e).__mro__]
        out["message"] = str(e)
        result = None
    else:
        out["data"] = data(result)
        out["same"] = [n for n, v in args.items() if v is result and v is not None]
        out["shares"] = [n for n, v in args.items() if isinstance(v, np.ndarray) and isinstance(result, np.ndarray)
                         and (np.shares_memory(v, result) or result is v)]
        # Nothing is shared where there is nothing: the base tells then.
        out["empty"] = isinstance(result, np.ndarray) and result.size == 0
        local["result"] = result
    out["changed"] = [n for n, v in args.items() if data(v) != out["args"][n]]
    # The conditions are over the arguments as they were.
    env = {} if not case["conditions"] else {**{f"s{k}": v for k, v in enumerate(case["symbols"])}, **make(case)}
    if "result" in local:
        env["result"] = result
    out["holds"] = []
    for names, cond in case["conditions"]:
        try:
            scope = {**GUARDS, **env, **{p: args_of(env, n) for p, n in names.items()}}
            held = eval(compiled(cond), scope)
            out["holds"].append(None if held is None else bool(held))
        except Exception as e:
            out["holds"].append(None)
    if "raised" not in out:
        out["result"] = describe(result)
    return out


def args_of(env, names):
    if isinstance(names, list):  # *args
        return tuple(env[n] for n in names)
    return env[names] if names in env else eval(compiled(names), {"np": np, "float64": np.float64, **env})


for line in sys.stdin:
    request = json.loads(line)
    if request["do"] == "describe":
        reply = [{n: describe(v) for n, v in make(c).items()} for c in request["cases"]]
    else:
        reply = [run(c) for c in request["cases"]]
    print(json.dumps(reply), flush=True)
