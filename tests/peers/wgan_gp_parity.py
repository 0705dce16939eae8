"""Three steps of WGAN-GP with two updates of the critic each, in PyTorch: the reference of the parity test.

Run: python3 tests/peers/wgan_gp_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn

from common import fill, initialise, store
from dcgan_parity import BATCH, LATENT, WIDTH, generator

UPDATES, WEIGHT = 2, 10.0


def critic():
    network = nn.Sequential(
        nn.Conv2d(1, WIDTH, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True),
        nn.Conv2d(WIDTH, 2 * WIDTH, 4, 2, 1), nn.LeakyReLU(0.2, True),
        nn.Conv2d(2 * WIDTH, 4 * WIDTH, 3, 2, 1), nn.LeakyReLU(0.2, True),
        nn.Conv2d(4 * WIDTH, 1, 4, 1, 0, bias=False), nn.Flatten(0))
    initialise(network)
    for layer in network:
        if getattr(layer, "bias", None) is not None:
            nn.init.zeros_(layer.bias)
    return network


def three_steps():
    g, f = generator(), critic()
    initialise(g)
    optimizer_g = torch.optim.Adam(g.parameters(), lr=1e-4, betas=(0, 0.9))
    optimizer_f = torch.optim.Adam(f.parameters(), lr=1e-4, betas=(0, 0.9))
    data = torch.empty(UPDATES * BATCH, 1, 28, 28)
    fill(data, 0.5, -1, 1)
    numbers = []
    for number in range(3):
        torch.manual_seed(number)
        for real in data.chunk(UPDATES):
            fake = g(torch.randn(BATCH, LATENT).view(BATCH, LATENT, 1, 1)).detach()
            epsilon = torch.rand(BATCH, 1, 1, 1)
            x = (epsilon * real + (1 - epsilon) * fake).requires_grad_(True)
            (slope,) = torch.autograd.grad(f(x).sum(), x, create_graph=True)
            penalty = ((slope.flatten(1).norm(dim=1) - 1) ** 2).mean()
            gap = f(real).mean() - f(fake).mean()
            optimizer_f.zero_grad()
            (WEIGHT * penalty - gap).backward()
            optimizer_f.step()
        loss_g = -f(g(torch.randn(BATCH, LATENT).view(BATCH, LATENT, 1, 1))).mean()
        optimizer_g.zero_grad()
        loss_g.backward()
        optimizer_g.step()
        numbers.append([(WEIGHT * penalty - gap).item(), loss_g.item(), gap.item(), penalty.item()])
    return numbers


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("wgan_gp_parity", {"steps": three_steps()})
