"""Answers requests about Python source with CPython's own parser.

A request is a line "COMMAND LENGTH" and LENGTH bytes of source; an answer is a line
"STATUS LENGTH" and LENGTH bytes. STATUS is ok, error (the source is refused; the answer
is the exception, the line, the column, those of the end and the message, a line each)
or limit.
"""

import _symtable
import ast
import io
import json
import sys
import time
import tokenize
import unicodedata
import warnings

warnings.simplefilter("ignore")


def dump(source):
    return ast.dump(ast.parse(source), include_attributes=True)


def shape(source):
    return ast.dump(ast.parse(source))


def indented(source):
    return ast.dump(ast.parse(source), indent=2)


def placed(source):
    return ast.dump(ast.parse(source), include_attributes=True, indent=1)


def statements(source):
    """A line for each statement."""
    body = ast.parse(source).body
    return "".join(ast.dump(s, include_attributes=True) + "\n" for s in body)


def tokens(source):
    """A line for each token: its kind, its place, its text."""
    lines = []
    for t in tokenize.tokenize(io.BytesIO(source).readline):
        name = tokenize.tok_name[t.type]
        if name not in ("ENCODING", "COMMENT", "NL"):
            (line, col), (end_line, end_col) = t.start, t.end
            lines.append(f"{name} {line}:{col}-{end_line}:{end_col} {t.string!r}")
    return "\n".join(lines)


def characters(_):
    """For each property, the ranges of characters that have it, a line for each."""
    properties = {
        "start": str.isidentifier,
        "continue": lambda c: ("a" + c).isidentifier(),
        "printable": str.isprintable,
    }
    lines = []
    for name, holds in properties.items():
        first = None
        for i in range(0x110001):
            inside = i < 0x110000 and holds(chr(i))
            if inside and first is None:
                first = i
            elif not inside and first is not None:
                lines.append(f"{name} {first:x} {i - 1:x}")
                first = None
    return "\n".join(lines)


def names(_):
    """The characters that have names, a line for each."""
    every = ((i, unicodedata.name(chr(i), "")) for i in range(0x110000))
    return "\n".join(f"{i:x} {name}" for i, name in every if name)


def compiled(source):
    compile(source, "x.py", "exec", dont_inherit=True)
    return ""


def symbols(source):
    """A line for each scope, as JSON: its depth, its kind, its name and the names with
    their flags."""
    lines = []

    def scope(table, depth):
        lines.append(json.dumps([depth, table.type, table.name, table.symbols]))
        for child in table.children:
            scope(child, depth + 1)

    scope(_symtable.symtable(source, "x.py", "exec"), 0)
    return "\n".join(lines)


def seconds(source):
    begin = time.process_time()
    ast.parse(source)
    return str(time.process_time() - begin)


COMMANDS = {f.__name__: f for f in (dump, shape, indented, placed, statements, tokens, characters, names, compiled, symbols, seconds)}


def answer(command, source):
    try:
        return "ok", COMMANDS[command](source)
    except SyntaxError as e:
        return "error", f"{type(e).__name__}\n{e.lineno or 0}\n{e.offset or 0}\n{e.end_lineno or 0}\n{e.end_offset or 0}\n{e.msg}"
    except (RecursionError, MemoryError, ValueError) as e:
        return "limit", f"{type(e).__name__}: {e}"


def main():
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while line := stdin.readline():
        command, length = line.decode().split()
        status, text = answer(command, stdin.read(int(length)))
        data = text.encode("utf-8", "surrogatepass")
        stdout.write(f"{status} {len(data)}\n".encode() + data)
        stdout.flush()


main()
