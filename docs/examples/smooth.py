# Neighbours' means, in place.
def smooth(a: list[float], rounds=1):
    for i in range(rounds):   # not many
        a[i] += a[i - 1] / 2
    return a


def unchanged( x ): return x   # as it was
