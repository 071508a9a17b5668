def floyd_warshall(n: int, path: list[list[int]]):
    for k in range(n):
        for i in range(n):
            for j in range(n):
                path[i][j] = path[i][j] if path[i][j] < path[i][k] + path[k][j] else path[i][k] + path[k][j]


def example():
    return floyd_warshall, (4, [[(i * j) % 7 + 1 for j in range(4)] for i in range(4)])
