# RUN: pyopt %s --py-promote --emit=python | filecheck %s --match-full-lines --strict-whitespace

# Two values of one variable that are needed at the same time get two names.

def rename(x, y):
    old = x
    x = x + 1
    x, y = y, x
    for k in old:
        x, y = y, x
    return x, y

# CHECK:def rename(x, y):
# CHECK-NEXT:    x_1 = x + 1
# CHECK-NEXT:    x_1, y = y, x_1
# CHECK-NEXT:    for k in x:
# CHECK-NEXT:        x_1, y = y, x_1
# CHECK-NEXT:    return x_1, y
