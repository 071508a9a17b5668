from typing import Optional


def find(parent: list, x: int) -> int:
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x


def components(n: int, edges: list[tuple[int, int]], parent: Optional[list[int]] = None) -> int:
    if parent is None:
        parent = [i for i in range(n)]
    count = n
    for u, v in edges:
        a, b = find(parent, u), find(parent, v)
        if a != b:
            parent[a] = b
            count -= 1
    return count


def example():
    return components, (4, [(0, 1), (2, 3)], [0, 1, 2, 3])
