def trisolv(n: int, L: list, x: list, b: list):
    for i in range(n):
        x[i] = b[i]
        for j in range(i):
            x[i] -= L[i][j] * x[j]
        x[i] = x[i] / L[i][i]


def example():
    return trisolv, (3, [[2.0] * 3 for _ in range(3)], [0.0] * 3, [1.0] * 3)
