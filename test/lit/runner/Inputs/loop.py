def f(A):
    for i in range(4):
        A[i] = 0.0
