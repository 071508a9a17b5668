def gemm(alpha: float, beta: float, C: list[list[float]], A: list[list[float]], B: list[list[float]], ni: int, nj: int, nk: int) -> None:
    for i in range(ni):
        for j in range(nj):
            C[i][j] *= beta
        for k in range(nk):
            for j in range(nj):
                C[i][j] += alpha * A[i][k] * B[k][j]


def example():
    m = [[0.5 * i + j for j in range(4)] for i in range(4)]
    return gemm, (1.5, 1.2, [r[:] for r in m], m, m, 4, 4, 4)
