import math


def nearest(p: tuple[float, float], centres: list[tuple[float, float]]) -> int:
    best, at = math.inf, 0
    for i, (x, y) in enumerate(centres):
        d = (p[0] - x) ** 2 + (p[1] - y) ** 2
        if d < best:
            best, at = d, i
    return at


def kmeans(points: list[tuple[float, float]], centres: list[tuple[float, float]], rounds: int) -> list[int]:
    label = [0] * len(points)
    for _ in range(rounds):
        for i, p in enumerate(points):
            label[i] = nearest(p, centres)
        for c in range(len(centres)):
            mine = [p for p, l in zip(points, label) if l == c]
            if mine:
                centres[c] = (sum([x for x, _ in mine]) / len(mine), sum([y for _, y in mine]) / len(mine))
    return label


def example():
    return kmeans, ([(0.0, 0.0), (1.0, 0.5), (9.0, 9.0)], [(0.0, 1.0), (8.0, 8.0)], 2)
