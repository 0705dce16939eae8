"""Three steps of VQ-GAN, and self-attention, in PyTorch: the reference of the parity tests.

VQ-GAN: a codebook with a straight-through gradient, a hinge game, and a game weighed at the decoder's last layer.
Run: python3 tests/peers/vqgan_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn
from torch.nn.functional import one_hot, relu

from common import descend, fill, scaled, store

SIDE, LENGTH, CODES, WIDTH, BATCH = 6, 3, 5, 4, 8
COMMITMENT, WEIGHT, DELTA = 0.25, 0.8, 1e-6


def adam(*networks):
    return torch.optim.Adam([p for one in networks for p in one.parameters()], lr=1e-2, betas=(0.5, 0.999))


def filled(offset, low, high, *shape):
    x = torch.empty(*shape)
    fill(x, offset, low, high)
    return x


def vqgan():
    e = nn.Conv2d(1, LENGTH, 3, stride=2, padding=1)
    g = nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(LENGTH, WIDTH, 3, padding=1), nn.Tanh(), nn.Conv2d(WIDTH, 1, 3, padding=1))
    d = nn.Sequential(nn.Conv2d(1, WIDTH, 3), nn.Tanh(), nn.Conv2d(WIDTH, 1, 1))
    book = nn.Embedding(CODES, LENGTH)
    for network in (e, g, d, book):
        scaled(network, 10)
    x, optimizer, optimizer_d, numbers = filled(0.5, -1, 1, BATCH, 1, SIDE, SIDE), adam(e, book, g), adam(d), []
    for _ in range(3):
        z = e(x)
        distances = (z.permute(0, 2, 3, 1).unsqueeze(3) - book.weight).square().sum(4)
        nearest = (one_hot(distances.argmin(3), CODES).float() @ book.weight).permute(0, 3, 1, 2)
        cost = ((z.detach() - nearest).square() + COMMITMENT * (z - nearest.detach()).square()).sum((1, 2, 3)).mean()
        rebuilt = g(z + (nearest - z).detach())
        loss_d = relu(1 - d(x)).mean() + relu(1 + d(rebuilt.detach())).mean()
        descend(optimizer_d, loss_d)
        miss, fooling = (x - rebuilt).square().sum((1, 2, 3)).mean(), -d(rebuilt).mean()
        at_miss, at_fooling = (torch.autograd.grad(one, g[3].weight, retain_graph=True)[0].norm() for one in (miss, fooling))
        weight = at_miss / (at_fooling + DELTA)
        descend(optimizer, miss + cost + WEIGHT * weight.detach() * fooling)
        numbers.append([one.item() for one in (miss, cost, loss_d, fooling, weight)])
    return numbers


def attention():
    maps, inner, x = 6, 2, filled(0.5, -2, 2, 2, 6, 2, 3)
    key, query, value, back = scaled(nn.ModuleList([*(nn.Conv2d(maps, inner, 1, bias=False) for _ in range(3)), nn.Conv2d(inner, maps, 1, bias=False)]), 10)
    weights = torch.einsum("bcj,bci->bji", query(x).flatten(2), key(x).flatten(2)).softmax(2)
    found = torch.einsum("bji,bci->bcj", weights, value(x).flatten(2)).view(2, inner, 2, 3)
    return (0.7 * back(found) + x).flatten().tolist()


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("vqgan_parity", {"vqgan": vqgan(), "attention": attention()})
