def mvt(n: int, x1: list[float], x2: list[float], y1: list[float], y2: list[float], A: list[float]):
    for i in range(n):
        for j in range(n):
            x1[i] = x1[i] + A[i * n + j] * y1[j]
    for i in range(n):
        for j in range(n):
            x2[i] = x2[i] + A[j * n + i] * y2[j]


def example():
    return mvt, (3, [0.0] * 3, [1.0] * 3, [0.5] * 3, [0.25] * 3, [1.5] * 9)
