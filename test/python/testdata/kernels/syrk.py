def syrk(alpha: float, beta: float, C: "list[list[float]]", A: "list[list[float]]"):
    n = len(C)
    m = len(A[0])
    for i in range(n):
        row = C[i]
        for j in range(i + 1):
            row[j] *= beta
        for k in range(m):
            for j in range(i + 1):
                row[j] += alpha * A[i][k] * A[j][k]


def example():
    m = [[0.5 * i + j for j in range(4)] for i in range(4)]
    return syrk, (1.5, 1.2, [r[:] for r in m], m)
