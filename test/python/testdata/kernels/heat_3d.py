def heat_3d(tsteps: int, n: int, A: list, B: list):
    for t in range(1, tsteps + 1):
        for X, Y in ((A, B), (B, A)):
            for i in range(1, n - 1):
                for j in range(1, n - 1):
                    for k in range(1, n - 1):
                        Y[i][j][k] = (
                            0.125 * (X[i + 1][j][k] - 2.0 * X[i][j][k] + X[i - 1][j][k])
                            + 0.125 * (X[i][j + 1][k] - 2.0 * X[i][j][k] + X[i][j - 1][k])
                            + 0.125 * (X[i][j][k + 1] - 2.0 * X[i][j][k] + X[i][j][k - 1])
                            + X[i][j][k]
                        )


def example():
    def cube():
        return [[[float(i + j + k) for k in range(4)] for j in range(4)] for i in range(4)]
    return heat_3d, (2, 4, cube(), cube())
