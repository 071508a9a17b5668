# RUN: pyopt %s --py-promote --verify-diagnostics | filecheck %s

def unbound(c):
    if c:
        a = 1
    return a  # expected-remark {{'a' stays a name: it may be unbound here}}

def after(n):
    for i in range(n):
        pass
    return i  # expected-remark {{'i' stays a name: it may be unbound here}}

def captured(n):  # expected-remark {{'n' stays a name: an inner function uses it}}
    return lambda: n

def guarded(x):
    try:
        y = 1 / x  # expected-remark {{'y' stays a name: it is assigned in a try statement}}
    except ZeroDivisionError as e:  # expected-remark {{'e' stays a name: an except clause binds it}}
        y = 0
    return y

def deleted(x):
    del x  # expected-remark {{'x' stays a name: it is deleted}}

def decided(x):
    y = 0
    x and (y := x)  # expected-remark {{'y' stays a name: it is assigned in an expression that may not be evaluated}}
    return y

def imported():
    import math  # expected-remark {{'math' stays a name: an import binds it}}
    return math

def generator(n):
    i = 0
    yield i  # expected-remark {{the variables of 'generator' stay names: it is a generator}}

def seen(a):
    b = a
    return locals()  # expected-remark {{the variables of 'seen' stay names: it may look at them by 'locals'}}

def dead(a):
    return a
    a = 1  # expected-remark {{the variables of 'dead' stay names: it has code that never runs}}

class C:
    def m(self):  # expected-remark {{'self' stays a name: super() reads it}}
        x = 1
        return super().m(x)

# The other variables of a function are not affected.

# CHECK-LABEL: py.def "m"("self" %self) {
# CHECK-NEXT:    py.store local "self", %self
# CHECK-NEXT:    %[[X:.*]] = py.constant 1
# CHECK-NOT:     py.store
# CHECK:         py.call %{{.*}}(%[[X]])
