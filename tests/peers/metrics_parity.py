"""The metrics of notebook 07 written out once more in float64, by loops and by other routes than the library's: references of its parity tests.

Run: python3 tests/peers/metrics_parity.py   (any PyTorch; one thread)
"""
import math

import torch

from common import fill, store

COUNT, FEATURES, NEIGHBOURS = 40, 6, 3
WEIGHTS = [0.0448, 0.2856, 0.3001]
BINOMIAL = [1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16]


def numbers(offset, low, high, *shape):
    values = torch.empty(*shape)
    fill(values, offset, low, high)
    return values.double()


def cloud(offset, scale, shift):
    """The sine takes the lattice out of the numbers, in which many distances would be equal."""
    return scale * torch.sin(9 * numbers(offset, 0, 1, COUNT, FEATURES)) + shift


def frechet(x, y):
    """By the eigenvalues of the product of the covariances, which is not symmetric."""
    (mean_x, cov_x), (mean_y, cov_y) = ((z.mean(0), torch.cov(z.t())) for z in (x, y))
    root = torch.linalg.eigvals(cov_x @ cov_y).real.clamp(min=0).sqrt().sum()
    return ((mean_x - mean_y).square().sum() + cov_x.trace() + cov_y.trace() - 2 * root).item()


def kernel(x, y):
    def k(a, b):
        return (sum(p * q for p, q in zip(a, b)) / FEATURES + 1) ** 3

    x, y = x.tolist(), y.tolist()
    n, m = len(x), len(y)
    own_x = sum(k(x[i], x[j]) for i in range(n) for j in range(n) if i != j) / (n * (n - 1))
    own_y = sum(k(y[i], y[j]) for i in range(m) for j in range(m) if i != j) / (m * (m - 1))
    return own_x + own_y - 2 * sum(k(a, b) for a in x for b in y) / (n * m)


def manifolds(x, y):
    x, y = x.tolist(), y.tolist()

    def radius(points, i):
        return sorted(math.dist(points[i], other) for j, other in enumerate(points) if j != i)[NEIGHBOURS - 1]

    radii_x, radii_y = [radius(x, i) for i in range(len(x))], [radius(y, j) for j in range(len(y))]
    inside = [[math.dist(a, b) <= radii_x[i] for b in y] for i, a in enumerate(x)]
    reached = [any(math.dist(a, b) <= radii_y[j] for j, b in enumerate(y)) for a in x]
    return [sum(any(inside[i][j] for i in range(len(x))) for j in range(len(y))) / len(y), sum(reached) / len(x),
            sum(map(sum, inside)) / (NEIGHBOURS * len(y)), sum(map(any, inside)) / len(x)]


def sliced(x, y, directions):
    total = 0
    for u in directions:
        a, b = sorted((x @ u).tolist()), sorted((y @ u).tolist())
        total += sum(abs(p - q) for p, q in zip(a, b)) / len(a)
    return total / len(directions)


def mirror(i, side):
    return -i if i < 0 else 2 * (side - 1) - i if i >= side else i


def smooth(image, gain=1.0):
    side = len(image)
    return [[gain * sum(BINOMIAL[a] * BINOMIAL[b] * image[mirror(r + a - 2, side)][mirror(c + b - 2, side)] for a in range(5) for b in range(5))
             for c in range(side)] for r in range(side)]


def laplacian(image, levels):
    if levels == 1:
        return [image]
    coarse = [row[::2] for row in smooth(image)[::2]]
    spread = [[coarse[r // 2][c // 2] if r % 2 == 0 and c % 2 == 0 else 0.0 for c in range(len(image))] for r in range(len(image))]
    large = smooth(spread, 4.0)
    return [[[a - b for a, b in zip(*rows)] for rows in zip(image, large)]] + laplacian(coarse, levels - 1)


def compare(x, y):
    """l and cs in every window, each moment as it is defined."""
    side = x.shape[0]
    size = min(11, side)
    line = torch.exp(-(torch.arange(size).double() - (size - 1) / 2) ** 2 / (2 * (1.5 * size / 11) ** 2))
    window = torch.outer(line, line)
    window /= window.sum()
    pairs = []
    for r in range(side - size + 1):
        for c in range(side - size + 1):
            a, b = x[r:r + size, c:c + size], y[r:r + size, c:c + size]
            mean_a, mean_b = (window * a).sum(), (window * b).sum()
            var_a, var_b = (window * (a - mean_a) ** 2).sum(), (window * (b - mean_b) ** 2).sum()
            cov = (window * (a - mean_a) * (b - mean_b)).sum()
            pairs.append(((2 * mean_a * mean_b + 1e-4) / (mean_a ** 2 + mean_b ** 2 + 1e-4), (2 * cov + 9e-4) / (var_a + var_b + 9e-4)))
    return pairs


def similarity(x, y, scales):
    x, y, total = (x + 1) / 2, (y + 1) / 2, 1.0
    for scale in range(scales):
        if scale > 0:
            half = x.shape[0] // 2
            x, y = (z.reshape(half, 2, half, 2).mean((1, 3)) for z in (x, y))
        pairs = compare(x, y)
        values = [l * s if scale == scales - 1 else s for l, s in pairs]
        total *= max(0.0, (sum(values) / len(values)).item()) ** (WEIGHTS[scale] / sum(WEIGHTS[:scales]))
    return total


def score(rows):
    mean = [sum(column) / len(rows) for column in zip(*rows)]
    return math.exp(sum(sum(p * math.log(p / q) for p, q in zip(row, mean)) for row in rows) / len(rows))


if __name__ == "__main__":
    torch.set_num_threads(1)
    first, second = cloud(0.1, 1.0, 0.0), cloud(0.7, 0.8, 0.2)
    directions = torch.nn.functional.normalize(numbers(0.3, -1, 1, 16, FEATURES))
    one = numbers(0.5, -1, 1, 3, 28, 28)
    other = 0.7 * one + 0.3 * numbers(0.2, -1, 1, 3, 28, 28)
    levels = laplacian(torch.sin(20 * one[0]).tolist(), 3)
    store("metrics_parity", {
        "frechet": frechet(first, second),
        "kernel": kernel(first, second),
        "precision, recall, density, coverage": manifolds(first, second),
        "sliced": sliced(first, second, directions),
        "laplacian": [sum(abs(v) * (1 + r + 2 * c) for r, row in enumerate(level) for c, v in enumerate(row)) for level in levels],
        "similarity": {str(scales): [similarity(a, b, scales) for a, b in zip(one, other)] for scales in (1, 2, 3)},
        "score": score(torch.softmax(3 * first, 1).tolist()),
    })
