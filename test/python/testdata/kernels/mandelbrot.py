def mandelbrot(w: int, h: int, limit: int) -> list[list[int]]:
    out = []
    for y in range(h):
        row = []
        for x in range(w):
            c = complex(3.0 * x / w - 2.0, 2.0 * y / h - 1.0)
            z = 0j
            n = 0
            while abs(z) <= 2.0 and n < limit:
                z = z * z + c
                n += 1
            row.append(n)
        out.append(row)
    return out


def example():
    return mandelbrot, (4, 3, 10)
