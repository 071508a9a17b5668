"""Compares what functions do. The input is a JSON list of pairs of sources; the functions of a pair that have a name which begins with f are called with
the same arguments in both, and so are all of one source: what they return or raise, what they do to their arguments and what they tell trace must be the same.
The output is a JSON list of what is different."""

import contextlib
import json
import sys

ARGS = [(0, 1, []), (3, -2, [1, 2, 3]), (7, 5, [0, 4]), (-1, 0, [5])]


def shown(v):
    return f"{type(v).__name__}:{v!r}"


def run(source):
    seen = []
    fuel = [0]

    def trace(x):
        fuel[0] += 1
        if fuel[0] > 300:
            raise RuntimeError("out of fuel")
        seen.append(shown(x))
        return x

    space = {"trace": trace, "nothing": contextlib.nullcontext, "suppress": contextlib.suppress}
    exec(compile(source, "source", "exec"), space)
    results = []
    for name in sorted(n for n in space if n.startswith("f")):
        for a, b, c in ARGS:
            seen.clear()
            fuel[0] = 0
            args = (a, b, list(c))
            try:
                result = shown(space[name](*args))
            except Exception as e:
                result = f"{type(e).__name__}: {e}"
            results.append([name, shown((a, b, c)), result, shown(args), list(seen)])
    return results


different = []
for number, (before, after) in enumerate(json.load(sys.stdin)):
    for was, now in zip(run(before), run(after), strict=True):
        if was != now:
            different.append([number, was, now])
json.dump(different, sys.stdout)
