# RUN: pyopt %s --pass-pipeline='builtin.module(py.module(py-infer-types))' 2> %t | filecheck %s
# RUN: filecheck %s --check-prefix=REMARK < %t


# What is put into a list is put into all lists that may be the same.
# CHECK-LABEL: py.def "shared"
# CHECK: py.list(%{{.*}}) : !py.list<!py.object>
# CHECK: py.load local "b" : !py.list<!py.object>
def shared(n: int):
    a = [n]
    b = a
    b[0] = 0.5
    # CHECK: py.list() : !py.list<!py.list<!py.int>>
    grid = []
    for i in range(n):
        grid.append([i] * n)
    return a, grid


# Two parameters may be one list.
# CHECK-LABEL: py.def "params"
# CHECK: py.load local "y" : !py.list<!py.object>
def params(x: list[int], y: list[int]):
    x[0] = "text"
    return y


# Code that is not known may change what it gets.
# CHECK-LABEL: py.def "given"
# CHECK: py.load local "x" : !py.list<!py.object>
def given(x: list[int], f):
    f(x)
    return x


# REMARK: lists.py:10:9: remark: the type of '[n]' is not known: of its elements: it is int (line 10) or float (line 12)
# REMARK: lists.py:24:5: remark: the type of 'x' is not known: of its elements: it is int or str (line 24)
# REMARK: lists.py:32:5: remark: the type of 'f' is not known: the parameter f has no hint, and its use does not say its type
# REMARK: lists.py:32:7: remark: the type of 'x' is not known: of its elements: f gets it, and may change it
