from __future__ import annotations

from typing import List

Matrix = List[List[float]]


def product(A: Matrix, B: Matrix, ni: int, nj: int, nk: int) -> Matrix:
    C = [[0.0] * nj for _ in range(ni)]
    for i in range(ni):
        for j in range(nj):
            for k in range(nk):
                C[i][j] += A[i][k] * B[k][j]
    return C


def three_mm(A: Matrix, B: Matrix, C: Matrix, D: Matrix, n: int) -> Matrix:
    E = product(A, B, n, n, n)
    F = product(C, D, n, n, n)
    return product(E, F, n, n, n)


def example():
    m = [[0.5 * i + j for j in range(4)] for i in range(4)]
    return three_mm, (m, m, m, m, 4)
