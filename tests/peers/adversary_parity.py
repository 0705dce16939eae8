"""Four steps of each game of notebook 18 in PyTorch: the reference of the parity tests.

Adversarial training against FGSM and PGD, the game about hidden windows of features, with cross-entropy (A-Fast-RCNN) and with VITAL's loss, and
A-Fast-RCNN's game about turned maps.
Run: python3 tests/peers/adversary_parity.py   (any PyTorch; one thread)
"""
import math

import torch
from torch import nn
from torch.nn.functional import affine_grid, cross_entropy, grid_sample, logsigmoid

from common import descend, fill, scaled, store

STEPS, ROWS, MAPS, BINS, SIDE = 4, 6, 2, 3, 2


def adam(network):
    return torch.optim.Adam(network.parameters(), lr=1e-2)


def share(logits, labels):
    return (logits.argmax(1) == labels).float().mean().item()


def lenet():
    return scaled(nn.Sequential(
        nn.Conv2d(1, 4, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(8 * 49, 128), nn.ReLU(), nn.Linear(128, 3)), 3)


def attacked(network, images, labels, epsilon, steps):
    """In the papers' unit: a pixel in [-1, 1] moves by 2 epsilon. More than one step begins at a random point of the box."""
    reach = 2 * epsilon
    low, high = (images - reach).clamp(min=-1), (images + reach).clamp(max=1)
    alpha = reach if steps == 1 else 2.5 * reach / steps
    x = images if steps == 1 else low + torch.rand_like(images) * (high - low)
    for _ in range(steps):
        x = x.detach().requires_grad_()
        slope = torch.autograd.grad(cross_entropy(network(x), labels), x)[0]
        x = torch.min(torch.max(x + alpha * torch.sign(slope), low), high)
    return x.detach()


def adversarial_training(steps):
    network = lenet()
    optimizer = adam(network)
    images, labels = torch.empty(6, 1, 28, 28), torch.arange(6) % 3
    fill(images, 0.4, -1, 1)
    numbers = []
    for number in range(STEPS):
        torch.manual_seed(number)
        bad = attacked(network, images, labels, 0.05, steps)
        clean, worst = network(images), network(bad)
        loss = 0.5 * cross_entropy(clean, labels) + 0.5 * cross_entropy(worst, labels)
        numbers.append([loss.item(), share(clean, labels), share(worst, labels)])
        descend(optimizer, loss)
    return {"reports": numbers, "logits": network(images).flatten().tolist()}


def hiding(outputs, losses, labels):
    """A's logits lie so far apart that its softmax leaves nothing to chance."""
    features = MAPS * BINS * BINS
    d = scaled(nn.Sequential(nn.Linear(features, 8), nn.ReLU(), nn.Linear(8, outputs), *([nn.Flatten(0)] if outputs == 1 else [])), 10)
    a = scaled(nn.Sequential(nn.Linear(features, 8), nn.ReLU(), nn.Linear(8, 4)), 10, 1500)
    adam_d, adam_a = adam(d), adam(a)
    x = torch.empty(ROWS, features)
    fill(x, 0.3, -1, 1)
    windows = []
    for top in range(BINS - SIDE + 1):
        for left in range(BINS - SIDE + 1):
            window = torch.zeros(BINS, BINS)
            window[top:top + SIDE, left:left + SIDE] = 1
            windows.append(window.flatten())
    behind = [x * (1 - window).repeat(MAPS) for window in windows]
    numbers = []
    for _ in range(STEPS):
        choice = a(x)
        top = choice.topk(2, 1).values
        assert (top[:, 0] - top[:, 1]).min() > 12, "chance would decide"
        hardest = torch.stack([losses(d(rows), labels) for rows in behind], 1).argmax(1)
        loss_a = cross_entropy(choice, hardest)
        hidden = torch.stack([behind[window][row] for row, window in enumerate(choice.argmax(1))])
        loss_d = 0.5 * losses(d(x), labels).mean() + 0.5 * losses(d(hidden), labels).mean()
        numbers.append([loss_d.item(), loss_a.item(), share(choice, hardest)])
        descend(adam_a, loss_a)
        descend(adam_d, loss_d)
    return {"reports": numbers, "decisions": d(x).flatten().tolist(), "choices": a(x).flatten().tolist()}


def transformed(x, moves):
    """Where a place comes from: R(-angle) (place - shift)."""
    maps = x.view(-1, MAPS, BINS, BINS)
    angle, shift = moves.reshape(-1, 3).split([1, 2], 1)
    back = torch.cat([angle.cos(), angle.sin(), -angle.sin(), angle.cos()], 1).view(-1, 2, 2)
    theta = torch.cat([back, -back @ shift.unsqueeze(2)], 2)
    return grid_sample(maps, affine_grid(theta, list(maps.shape), align_corners=False), align_corners=False).view(x.shape)


def turning():
    """Two groups of maps, each turned by up to 20 degrees and shifted by up to 0.3 of half a map."""
    features = 2 * MAPS * BINS * BINS
    d = scaled(nn.Sequential(nn.Linear(features, 8), nn.ReLU(), nn.Linear(8, 3)), 10)
    a = scaled(nn.Sequential(nn.Linear(features, 8), nn.ReLU(), nn.Linear(8, 6), nn.Tanh()), 10)
    adam_d, adam_a = adam(d), adam(a)
    x, labels = torch.empty(ROWS, features), torch.arange(ROWS) % 3
    fill(x, 0.3, -1, 1)
    limits = torch.tensor([20 * math.pi / 180, 0.3, 0.3])

    def moves():
        return a(x).view(-1, 2, 3) * limits

    numbers = []
    for _ in range(STEPS):
        moved = transformed(x, moves())
        loss_a = -cross_entropy(d(moved), labels)
        loss_d = 0.5 * cross_entropy(d(x), labels) + 0.5 * cross_entropy(d(moved.detach()), labels)
        numbers.append([loss_d.item(), loss_a.item()])
        descend(adam_a, loss_a)
        descend(adam_d, loss_d)
    return {"reports": numbers, "decisions": d(x).flatten().tolist(), "moves": moves().flatten().tolist(),
            "moved": transformed(x, moves()).flatten().tolist()}


def cost_sensitive(logits, labels):
    p = torch.sigmoid(logits)
    return -(labels * (1 - p) * logsigmoid(logits) + (1 - labels) * p * logsigmoid(-logits))


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("adversary_parity", {
        "fgsm": adversarial_training(1),
        "pgd": adversarial_training(3),
        "windows": hiding(3, lambda made, truth: cross_entropy(made, truth, reduction="none"), torch.arange(ROWS) % 3),
        "turns": turning(),
        "vital": hiding(1, cost_sensitive, (torch.arange(ROWS) % 2).float())})
