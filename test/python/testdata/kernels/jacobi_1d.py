def jacobi_1d(tsteps: int, n: int, A: list[float], B: list[float]):
    for _ in range(tsteps):
        for i in range(1, n - 1):
            B[i] = 0.33333 * (A[i - 1] + A[i] + A[i + 1])
        for i in range(1, n - 1):
            A[i] = 0.33333 * (B[i - 1] + B[i] + B[i + 1])


def example():
    return jacobi_1d, (2, 5, [1.0, 2.0, 3.0, 4.0, 5.0], [0.0] * 5)
