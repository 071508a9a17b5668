def seidel_2d(tsteps: int, n: int, A: list[list[float]]):
    t = 0
    while t < tsteps:
        for i in range(1, n - 1):
            for j in range(1, n - 1):
                A[i][j] = (A[i - 1][j - 1] + A[i - 1][j] + A[i - 1][j + 1] + A[i][j - 1] + A[i][j] + A[i][j + 1] + A[i + 1][j - 1] + A[i + 1][j] + A[i + 1][j + 1]) / 9.0
        t += 1


def example():
    return seidel_2d, (2, 5, [[float(i * j) for j in range(5)] for i in range(5)])
