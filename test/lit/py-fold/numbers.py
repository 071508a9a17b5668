# RUN: pyopt %s --py-fold --emit=python | filecheck %s --match-full-lines --strict-whitespace

def f(x, y):
    a = -7 // 2, -7 % 3, 7 % -3, -7.5 // 2, -0.0 * 1
    b = 1 / 3, 2 ** 60, 2 ** -2, 10 ** -2, True + True, 1 < 2 < 3, not ''
    c = 1 / 0, 1 << -1, 2 ** 1000, 'ab' * 5000, 1e308 * 10, 1j * 1j
    d = 'a' 'b' * 2 + 'c', (1, x) + (y,), (1, 2) * 2, (5, y)[-1], (x, y)[0], 'été'[1], b'a'[0]
    e = x if 1 else y, 1 and x, 0 and x, x and 1 and y, x or 2 or y, 0 and (z := 1), 3 < 2 < x
    return a, b, c, d, e

# CHECK:def f(x, y):
# CHECK-NEXT:    a = -4, 2, -2, -4.0, -0.0
# CHECK-NEXT:    b = 0.3333333333333333, 1152921504606846976, 0.25, 10 ** -2, 2, True, True
# CHECK-NEXT:    c = 1 / 0, 1 << -1, 2 ** 1000, 'ab' * 5000, 1e308 * 10, 1j * 1j
# CHECK-NEXT:    d = 'ababc', (1, x, y), (1, 2, 1, 2), y, (x, y)[0], 't', 97
# CHECK-NEXT:    e = x, x, 0, x and y, x or 2, 0 and (z := 1), False
# CHECK-NEXT:    return a, b, c, d, e
