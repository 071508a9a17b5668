# RUN: pyopt %s --pass-pipeline='builtin.module(py.module(py-infer-types))' 2> %t | filecheck %s
# RUN: count 0 < %t


# What calls pass is assumed, since others may call the function too.
# CHECK-LABEL: py.def "scale"
# CHECK: py.assume %x : !py.float "calls of scale (line [[#@LINE+18]])"
# CHECK: py.assume %by : !py.int "calls of scale (line [[#@LINE+17]])"
def scale(x, by=2):
    return x * by


# CHECK-LABEL: py.def "outer"
def outer(n: int) -> float:
    # All calls of a function that nobody else has are known: nothing is assumed.
    # CHECK: py.def "inner"("k" %[[K:.*]]) {
    # CHECK-NEXT: py.store local "k", %[[K]]
    # CHECK: py.load local "k" : !py.int
    def inner(k):
        return k + 1

    # CHECK: py.call %{{.*}}(%{{.*}}) : !py.int
    m = inner(n)
    # CHECK: py.call %{{.*}}(%{{.*}}) : !py.float
    return scale(1.5) + m


# The function is analysed for an int, so for a str only the annotation of the result tells.
# CHECK-LABEL: py.def "double"
def double(n: int) -> int:
    return n + n


# CHECK-LABEL: py.def "use"
# CHECK: %[[C:.*]] = py.call %{{.*}}(%{{.*}}){{$}}
# CHECK-NEXT: py.assume %[[C]] : !py.int "the annotation of what double returns"
def use(s: str):
    return double(s)


# CHECK-LABEL: py.def "fib"
# CHECK: py.call %{{.*}}(%{{.*}}) : !py.int
def fib(n: int):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
