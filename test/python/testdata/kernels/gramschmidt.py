import math


def gramschmidt(m: int, n: int, A: list[list[float]], R: list[list[float]], Q: list[list[float]]):
    for k in range(n):
        nrm = 0.0
        for i in range(m):
            nrm += A[i][k] * A[i][k]
        R[k][k] = math.sqrt(nrm)
        for i in range(m):
            Q[i][k] = A[i][k] / R[k][k]
        for j in range(k + 1, n):
            R[k][j] = 0.0
            for i in range(m):
                R[k][j] += Q[i][k] * A[i][j]
            for i in range(m):
                A[i][j] = A[i][j] - Q[i][k] * R[k][j]


def example():
    def square(f):
        return [[f(i, j) for j in range(3)] for i in range(3)]
    return gramschmidt, (3, 3, square(lambda i, j: 1.0 + i * j), square(lambda i, j: 0.0), square(lambda i, j: 0.0))
