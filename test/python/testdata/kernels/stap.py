import numpy as np
from numpy.typing import NDArray


def beamform(data: NDArray[np.complex128], weights: NDArray[np.complex128], out: NDArray[np.complex128]):
    channels, samples = data.shape
    beams = weights.shape[0]
    for b in range(beams):
        for s in range(samples):
            acc = 0j
            for c in range(channels):
                acc += np.conj(weights[b, c]) * data[c, s]
            out[b, s] = acc
    power = np.abs(out) ** 2
    return power, np.argmax(power)


def example():
    return beamform, (np.ones((3, 4)) * 1j, np.ones((2, 3)) * (1 + 1j), np.zeros((2, 4), dtype=np.complex128))
