"""Runs a program and notes the types of arguments and results of its functions, for `polyloom profile`.

Arguments: the file for the hints, then the script and its arguments.
"""
import atexit
import json
import os
import runpy
import sys

LIMIT = 50  # calls in a row without news, after which a function is left alone
SAMPLE = 64  # elements of a list that are looked at

NUMPY = {
    "bool": "Bool", "int8": "Int8", "int16": "Int16", "int32": "Int32", "int64": "Int64", "uint8": "UInt8", "uint16": "UInt16",
    "uint32": "UInt32", "uint64": "UInt64", "float16": "Float16", "float32": "Float32", "float64": "Float64",
    "complex64": "Complex64", "complex128": "Complex128",
}


class Unknown(Exception):
    """A value has no type that a hint can say."""


class Value:
    """What was seen of one argument or result: types without shapes, the sizes of arrays in each call, and their layout."""

    def __init__(self):
        self.types = []  # annotations, in the order in which they came; an array's has {} in the place of its shape
        self.rank = None  # of the arrays, while they are all of one rank
        self.layout = None

    def see(self, value):
        """Notes a value; returns its shape if it is an array, and whether something was new."""
        try:
            text, shape, layout = describe(value)
        except Unknown:
            text, shape, layout = "object", None, None
        new = text not in self.types
        if new:
            self.types.append(text)
        if shape is not None:
            if self.layout is None:
                self.rank, self.layout, new = len(shape), set(layout), True
            elif not self.layout <= set(layout):
                self.layout &= set(layout)
                new = True
        return shape, new


def describe(value):
    """Returns the annotation of a value, and, of an array, its shape and the layouts that it has."""
    kind = type(value)
    if value is None:
        return "None", None, None
    if kind in (bool, int, float, complex, str, bytes):
        return kind.__name__, None, None
    if kind is list:
        return "list[%s]" % element(value), None, None
    if kind is tuple:
        return "tuple[%s]" % (", ".join(describe(v)[0] for v in value) or "()"), None, None
    module = kind.__module__
    if module == "numpy":
        name = getattr(getattr(value, "dtype", None), "name", None)
        if name in NUMPY:
            if kind.__name__ == "ndarray":
                flags = value.flags
                layout = [n for n, f in (("C", flags.c_contiguous), ("F", flags.f_contiguous)) if f]
                return NUMPY[name] + "[np.ndarray, {}]", value.shape, layout
            return "np." + kind.__name__, None, None
    raise Unknown


def element(items):
    """Returns the annotation that the elements of a list have in common."""
    if not items:
        raise Unknown
    step = max(1, len(items) // SAMPLE)
    kinds = {describe(items[i])[0] for i in range(0, len(items), step)}
    kinds.add(describe(items[-1])[0])
    if len(kinds) != 1 or "{}" in next(iter(kinds)):
        raise Unknown
    return kinds.pop()


class Function:
    """What was seen of one function."""

    def __init__(self, code):
        self.code = code
        self.calls = 0
        self.quiet = 0  # calls since the last news
        flags = code.co_flags
        count = code.co_argcount + code.co_kwonlyargcount
        self.names = code.co_varnames[:count]
        self.plain = not flags & 0x2A0  # neither generator nor coroutine
        self.args = {n: Value() for n in self.names}
        self.result = Value()
        self.sizes = None  # for each pair of argument and axis, a number that is the same where the sizes always were

    def enter(self, local):
        """Notes the arguments of a call; returns whether something was new."""
        self.calls += 1
        news = False
        axes = {}
        for name in self.names:
            if name in local:
                shape, new = self.args[name].see(local[name])
                news |= new
                for i, n in enumerate(shape or ()):
                    axes[name, i] = n
        news |= self.equal(axes)
        self.quiet = 0 if news else self.quiet + 1
        return news

    def equal(self, axes):
        """Keeps apart the axes whose sizes differ in this call; returns whether that was news."""
        if self.sizes is None:
            self.sizes = {a: (n,) for a, n in axes.items()}
            return bool(axes)
        classes = {}
        before = len(set(self.sizes.values()))
        for a in self.sizes:
            classes.setdefault((self.sizes[a], axes.get(a)), []).append(a)
        self.sizes = {a: (i,) for i, group in enumerate(classes.values()) for a in group}
        return len(classes) > before

    def hints(self):
        dims, letters = {}, iter(names())
        annotations = {}
        for name in self.names:
            v = self.args[name]
            if v.types:
                shape = []
                for i in range(v.rank or 0):
                    c = (self.sizes or {}).get((name, i), (name, i))
                    if c not in dims:
                        dims[c] = next(letters)
                    shape.append(dims[c])
                annotations[name] = annotation(v, shape)
        out = {
            "line": self.code.co_firstlineno,
            "calls": self.calls,
            "args": annotations,
            "layout": {n: sorted(v.layout) for n, v in self.args.items() if v.layout},
        }
        if self.plain and self.result.types:
            out["return"] = annotation(self.result, ["_"] * (self.result.rank or 0))
        return out


def names():
    """Gives names for sizes: n, m, k, …, n1, …"""
    letters = "nmklpqrstuvw"
    number = 0
    while True:
        for c in letters:
            yield c + (str(number) if number else "")
        number += 1


def annotation(value, shape):
    """Returns the annotation for all that was seen of a value."""
    arrays = [t for t in value.types if "{}" in t]
    if len(arrays) > 1:
        shape = ["..."]
    texts = [t.replace("{}", json.dumps(" ".join(shape))) for t in value.types]
    if "object" in texts:
        return "object"
    return " | ".join(texts)


class Tracer:
    """Notes the calls of functions that are defined in the files of a folder."""

    def __init__(self, script):
        self.folder = os.path.dirname(os.path.abspath(script)) + os.sep
        self.functions = {}

    def wanted(self, code):
        return code.co_filename.startswith(self.folder) and not code.co_name.startswith("<") and "site-packages" not in code.co_filename

    def function(self, code):
        f = self.functions.get(code)
        if f is None:
            f = self.functions[code] = Function(code)
        return f

    def monitor(self):
        """Uses sys.monitoring (Python 3.12): a function that brings no news any more costs nothing."""
        m = sys.monitoring
        tool = m.PROFILER_ID
        m.use_tool_id(tool, "polyloom")

        def start(code, offset):
            if not self.wanted(code):
                return m.DISABLE
            f = self.function(code)
            f.enter(sys._getframe(1).f_locals)
            if f.quiet >= LIMIT:
                return m.DISABLE

        def end(code, offset, value):
            if not self.wanted(code):
                return m.DISABLE
            f = self.function(code)
            _, new = f.result.see(value)
            if not new and f.quiet >= LIMIT:
                return m.DISABLE

        m.register_callback(tool, m.events.PY_START, start)
        m.register_callback(tool, m.events.PY_RETURN, end)
        m.set_events(tool, m.events.PY_START | m.events.PY_RETURN)
        return lambda: m.set_events(tool, 0)

    def setprofile(self):
        """Uses sys.setprofile, for Python before 3.12."""

        def event(frame, kind, value):
            code = frame.f_code
            if kind == "call":
                if self.wanted(code) and (f := self.function(code)).quiet < LIMIT:
                    f.enter(frame.f_locals)
            elif kind == "return" and code in self.functions:
                f = self.functions[code]
                if f.quiet < LIMIT and (value is not None or not raised(frame)):
                    f.result.see(value)

        sys.setprofile(event)
        return lambda: sys.setprofile(None)

    def report(self):
        files = {}
        for code, f in self.functions.items():
            qualified = getattr(code, "co_qualname", code.co_name)
            files.setdefault(os.path.relpath(code.co_filename, self.folder), {})[qualified] = f.hints()
        return {"version": 1, "python": "%d.%d" % sys.version_info[:2], "files": files}


def raised(frame):
    """Tells whether a frame ends by an exception: then its last instruction is no return."""
    import dis

    return not dis.opname[frame.f_code.co_code[frame.f_lasti]].startswith("RETURN")


def main():
    out, script = sys.argv[1:3]
    sys.argv = sys.argv[2:]
    sys.path[0] = os.path.dirname(os.path.abspath(script))
    tracer = Tracer(script)
    stop = tracer.monitor() if hasattr(sys, "monitoring") else tracer.setprofile()

    def write():
        stop()
        with open(out, "w", encoding="utf-8") as f:
            json.dump(tracer.report(), f, indent=2, sort_keys=True)
            f.write("\n")

    atexit.register(write)
    shown = sys.excepthook

    def hook(kind, error, trace):
        """Shows an error without the lines of this file and of runpy, as Python itself would."""
        while trace and (trace.tb_frame.f_code.co_filename == __file__ or trace.tb_frame.f_globals.get("__name__") == "runpy"):
            trace = trace.tb_next
        shown(kind, error.with_traceback(trace), trace)

    sys.excepthook = hook
    runpy.run_path(script, run_name="__main__")


if __name__ == "__main__":
    main()
