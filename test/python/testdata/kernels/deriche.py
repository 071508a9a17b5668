import math


def deriche(w: int, h: int, alpha: float, img_in: list[list[float]], img_out: list[list[float]]):
    y1 = [[0.0] * h for _ in range(w)]
    y2 = [[0.0] * h for _ in range(w)]
    k = (1.0 - math.exp(-alpha)) * (1.0 - math.exp(-alpha)) / (1.0 + 2.0 * alpha * math.exp(-alpha) - math.exp(2.0 * alpha))
    a1 = a5 = k
    a2 = a6 = k * math.exp(-alpha) * (alpha - 1.0)
    a3 = a7 = k * math.exp(-alpha) * (alpha + 1.0)
    a4 = a8 = -k * math.exp(-2.0 * alpha)
    b1 = 2.0 ** -alpha
    b2 = -math.exp(-2.0 * alpha)
    c1, c2 = 1.0, 1.0
    for i in range(w):
        ym1, ym2, xm1 = 0.0, 0.0, 0.0
        for j in range(h):
            y1[i][j] = a1 * img_in[i][j] + a2 * xm1 + b1 * ym1 + b2 * ym2
            xm1 = img_in[i][j]
            ym2 = ym1
            ym1 = y1[i][j]
    for i in range(w):
        yp1, yp2, xp1, xp2 = 0.0, 0.0, 0.0, 0.0
        for j in range(h - 1, -1, -1):
            y2[i][j] = a3 * xp1 + a4 * xp2 + b1 * yp1 + b2 * yp2
            xp2 = xp1
            xp1 = img_in[i][j]
            yp2 = yp1
            yp1 = y2[i][j]
    for i in range(w):
        for j in range(h):
            img_out[i][j] = c1 * (y1[i][j] + y2[i][j])
    for j in range(h):
        tm1, ym1, ym2 = 0.0, 0.0, 0.0
        for i in range(w):
            y1[i][j] = a5 * img_out[i][j] + a6 * tm1 + b1 * ym1 + b2 * ym2
            tm1 = img_out[i][j]
            ym2 = ym1
            ym1 = y1[i][j]
    for j in range(h):
        tp1, tp2, yp1, yp2 = 0.0, 0.0, 0.0, 0.0
        for i in range(w - 1, -1, -1):
            y2[i][j] = a7 * tp1 + a8 * tp2 + b1 * yp1 + b2 * yp2
            tp2 = tp1
            tp1 = img_out[i][j]
            yp2 = yp1
            yp1 = y2[i][j]
    for i in range(w):
        for j in range(h):
            img_out[i][j] = c2 * (y1[i][j] + y2[i][j])


def example():
    return deriche, (3, 4, 0.25, [[1.0] * 4 for _ in range(3)], [[0.0] * 4 for _ in range(3)])
