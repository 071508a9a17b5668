def bicg(m, n, A: list, s: list, q: list, p: list, r: list):
    for i in range(m):
        s[i] = 0.0
    for i in range(n):
        q[i] = 0.0
        for j in range(m):
            s[j] = s[j] + r[i] * A[i][j]
            q[i] = q[i] + A[i][j] * p[j]


def example():
    return bicg, (3, 4, [[0.5] * 3 for _ in range(4)], [0.0] * 3, [0.0] * 4, [1.0] * 3, [1.0] * 4)
