def gesummv(n: int, alpha: float, beta: float, A: list, B: list, tmp: list, x: list, y: list):
    for i in range(n):
        tmp[i] = 0.0
        y[i] = 0.0
        for j in range(n):
            tmp[i] = A[i * n + j] * x[j] + tmp[i]
            y[i] = B[i * n + j] * x[j] + y[i]
        y[i] = alpha * tmp[i] + beta * y[i]


def example():
    return gesummv, (3, 1.5, 1.2, [0.5] * 9, [1.5] * 9, [0.0] * 3, [1.0] * 3, [0.0] * 3)
