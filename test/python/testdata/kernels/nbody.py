import math

DT = 0.01


def nbody(steps: int, pos: list[list[float]], vel: list[list[float]], mass: list[float]) -> float:
    n = len(mass)
    for _ in range(steps):
        for i in range(n):
            for j in range(i + 1, n):
                dx = pos[i][0] - pos[j][0]
                dy = pos[i][1] - pos[j][1]
                dz = pos[i][2] - pos[j][2]
                d2 = dx * dx + dy * dy + dz * dz
                mag = DT / (d2 * math.sqrt(d2))
                for d, (a, b) in enumerate(((dx, dx), (dy, dy), (dz, dz))):
                    vel[i][d] -= a * mass[j] * mag
                    vel[j][d] += b * mass[i] * mag
        for i in range(n):
            for d in range(3):
                pos[i][d] += DT * vel[i][d]
    energy = 0.0
    for m, v in zip(mass, vel):
        energy += 0.5 * m * (v[0] ** 2 + v[1] ** 2 + v[2] ** 2)
    return energy


def example():
    return nbody, (2, [[0.0, 0.0, 0.0], [1.0, 0.0, 0.5]], [[0.0, 0.1, 0.0], [0.0, -0.1, 0.0]], [1.0, 0.5])
