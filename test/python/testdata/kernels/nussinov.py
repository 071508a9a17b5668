def match(b1: int, b2: int) -> int:
    return 1 if b1 + b2 == 3 else 0


def nussinov(n: int, seq: list[int], table: list[list[int]]):
    for i in range(n - 1, -1, -1):
        for j in range(i + 1, n):
            if j - 1 >= 0:
                table[i][j] = max(table[i][j], table[i][j - 1])
            if i + 1 < n:
                table[i][j] = max(table[i][j], table[i + 1][j])
            if j - 1 >= 0 and i + 1 < n:
                if i < j - 1:
                    table[i][j] = max(table[i][j], table[i + 1][j - 1] + match(seq[i], seq[j]))
                else:
                    table[i][j] = max(table[i][j], table[i + 1][j - 1])
            for k in range(i + 1, j):
                table[i][j] = max(table[i][j], table[i][k] + table[k + 1][j])


def example():
    return nussinov, (5, [i % 4 for i in range(5)], [[0] * 5 for _ in range(5)])
