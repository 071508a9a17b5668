"""Runs a program and notes the types of arguments and results of its functions, for `polyloom profile`.

Arguments: the file for the hints, then the script and its arguments.
"""
import ast
import atexit
import builtins
import importlib.machinery
import json
import os
import sys
import types

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
    """What was seen of one function. It is plain if it is neither a generator nor a coroutine."""

    def __init__(self, line, names, plain):
        self.line = line
        self.names = names
        self.plain = plain
        self.calls = 0
        self.quiet = 0  # calls since the last news
        self.args = {n: Value() for n in names}
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
            "line": self.line,
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
        self.functions = {}  # by file and qualified name

    def wanted(self, path):
        return os.path.abspath(path).startswith(self.folder) and "site-packages" not in path

    def function(self, path, qualified, *args):
        key = os.path.relpath(path, self.folder), qualified
        if key not in self.functions:
            self.functions[key] = Function(*args)
        return self.functions[key]

    def report(self):
        files = {}
        for (path, qualified), f in self.functions.items():
            if f.calls:
                files.setdefault(path, {})[qualified] = f.hints()
        return {"version": 1, "python": "%d.%d" % sys.version_info[:2], "files": files}


class Monitor(Tracer):
    """Uses sys.monitoring (Python 3.12): a function that brings no news any more costs nothing."""

    def start(self):
        m = sys.monitoring
        tool = m.PROFILER_ID
        m.use_tool_id(tool, "polyloom")
        known = {}

        def of(code):
            if code not in known:
                f = None
                if self.wanted(code.co_filename) and not code.co_name.startswith("<"):
                    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
                    f = self.function(code.co_filename, code.co_qualname, code.co_firstlineno, names, not code.co_flags & 0x2A0)
                known[code] = f
            return known[code]

        def start(code, offset):
            f = of(code)
            if f is None:
                return m.DISABLE
            f.enter(sys._getframe(1).f_locals)
            if f.quiet >= LIMIT:
                return m.DISABLE

        def end(code, offset, value):
            f = of(code)
            if f is None:
                return m.DISABLE
            _, new = f.result.see(value)
            if not new and f.quiet >= LIMIT:
                return m.DISABLE

        m.register_callback(tool, m.events.PY_START, start)
        m.register_callback(tool, m.events.PY_RETURN, end)
        m.set_events(tool, m.events.PY_START | m.events.PY_RETURN)

    def stop(self):
        sys.monitoring.set_events(sys.monitoring.PROFILER_ID, 0)

    def compile(self, source, path):
        return compile(source, path, "exec", dont_inherit=True)


class Rewriter(Tracer):
    """Rewrites functions when they are loaded, to note their arguments and results: sys.setprofile would slow down all of Python before 3.12."""

    def start(self):
        self.seen = []
        builtins.__polyloom_enter__ = self.enter
        builtins.__polyloom_exit__ = self.exit
        loader = importlib.machinery.SourceFileLoader
        usual = loader.get_code

        def get_code(this, name):
            path = this.get_filename(name)
            return self.compile(this.get_data(path), path) if self.wanted(path) else usual(this, name)

        loader.get_code = get_code

    def stop(self):
        pass

    def enter(self, number, args):
        f = self.seen[number]
        if f.quiet < LIMIT:
            f.enter(args)

    def exit(self, number, value):
        f = self.seen[number]
        if f.quiet < LIMIT:
            f.result.see(value)
        return value

    def compile(self, source, path):
        tree = ast.parse(source, path)
        self.rewrite(tree, path, "", False)
        return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)

    def rewrite(self, node, path, prefix, local):
        """Rewrites the functions in a node, whose names begin with a prefix."""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.function_def(child, path, prefix + child.name)
                self.rewrite(child, path, prefix + child.name + ".<locals>.", True)
            elif isinstance(child, ast.ClassDef):
                self.rewrite(child, path, prefix + child.name + ".", local)
            else:
                self.rewrite(child, path, prefix, local)

    def function_def(self, node, path, qualified):
        names = [a.arg for a in node.args.posonlyargs + node.args.args + node.args.kwonlyargs]
        own = list(inside(node))
        plain = isinstance(node, ast.FunctionDef) and not any(isinstance(n, (ast.Yield, ast.YieldFrom)) for n in own)
        line = min([node.lineno] + [d.lineno for d in node.decorator_list])
        number = len(self.seen)
        self.seen.append(self.function(path, qualified, line, names, plain))
        if plain:
            for n in own:
                if isinstance(n, ast.Return):
                    n.value = call("__polyloom_exit__", number, n.value or ast.Constant(None))
            node.body.append(ast.Expr(call("__polyloom_exit__", number, ast.Constant(None))))
        values = ast.Dict([ast.Constant(n) for n in names], [ast.Name(n, ast.Load()) for n in names])
        first = 1 if ast.get_docstring(node, clean=False) is not None else 0
        node.body.insert(first, ast.Expr(call("__polyloom_enter__", number, values)))


def inside(node):
    """Yields the nodes of a function that are not in a function or class inside."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            yield from inside(child)


def call(name, number, argument):
    return ast.Call(ast.Name(name, ast.Load()), [ast.Constant(number), argument], [])


def main():
    out, script = sys.argv[1:3]
    sys.argv = sys.argv[2:]
    sys.path[0] = os.path.dirname(os.path.abspath(script))
    tracer = (Monitor if hasattr(sys, "monitoring") else Rewriter)(script)
    with open(script, "rb") as f:
        source = f.read()
    tracer.start()

    def write():
        tracer.stop()
        with open(out, "w", encoding="utf-8") as f:
            json.dump(tracer.report(), f, indent=2, sort_keys=True)
            f.write("\n")

    atexit.register(write)
    shown = sys.excepthook

    def hook(kind, error, trace):
        """Shows an error without the lines of this file, as Python itself would."""
        here = main.__code__.co_filename
        while trace and trace.tb_frame.f_code.co_filename == here:
            trace = trace.tb_next
        shown(kind, error.with_traceback(trace), trace)

    sys.excepthook = hook
    module = types.ModuleType("__main__")
    module.__file__ = script
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    exec(tracer.compile(source, script), module.__dict__)


if __name__ == "__main__":
    main()
