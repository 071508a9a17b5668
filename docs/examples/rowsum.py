def rowsum(A, i: int):
    total = 0.0
    for a in A[i]:  # from left to right
        total += a
    return total
