"""Three DCGAN steps and one gradient penalty in PyTorch, as its tutorials write them: the reference of the parity tests.

Run: python3 tests/peers/dcgan_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn

from common import fill, initialise, store

LATENT, WIDTH, BATCH = 100, 16, 8


def generator():
    return nn.Sequential(
        nn.ConvTranspose2d(LATENT, 4 * WIDTH, 4, 1, 0, bias=False), nn.BatchNorm2d(4 * WIDTH), nn.ReLU(True),
        nn.ConvTranspose2d(4 * WIDTH, 2 * WIDTH, 3, 2, 1, bias=False), nn.BatchNorm2d(2 * WIDTH), nn.ReLU(True),
        nn.ConvTranspose2d(2 * WIDTH, WIDTH, 4, 2, 1, bias=False), nn.BatchNorm2d(WIDTH), nn.ReLU(True),
        nn.ConvTranspose2d(WIDTH, 1, 4, 2, 1, bias=False), nn.Tanh())


def discriminator(norm=True):
    def normalise(channels):
        return [nn.BatchNorm2d(channels)] if norm else []

    return nn.Sequential(
        nn.Conv2d(1, WIDTH, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True),
        nn.Conv2d(WIDTH, 2 * WIDTH, 4, 2, 1, bias=False), *normalise(2 * WIDTH), nn.LeakyReLU(0.2, True),
        nn.Conv2d(2 * WIDTH, 4 * WIDTH, 3, 2, 1, bias=False), *normalise(4 * WIDTH), nn.LeakyReLU(0.2, True),
        nn.Conv2d(4 * WIDTH, 1, 4, 1, 0, bias=False), nn.Flatten(0))


def three_steps():
    g, d = generator(), discriminator()
    initialise(g)
    initialise(d)
    bce = nn.BCEWithLogitsLoss()
    optimizer_g = torch.optim.Adam(g.parameters(), lr=2e-4, betas=(0.5, 0.999))
    optimizer_d = torch.optim.Adam(d.parameters(), lr=2e-4, betas=(0.5, 0.999))
    real = torch.empty(BATCH, 1, 28, 28)
    fill(real, 0.5, -1, 1)
    losses = []
    for step in range(3):
        torch.manual_seed(step)
        fake = g(torch.randn(BATCH, LATENT).view(BATCH, LATENT, 1, 1))
        optimizer_d.zero_grad()
        loss_d = bce(d(real), torch.ones(BATCH)) + bce(d(fake.detach()), torch.zeros(BATCH))
        loss_d.backward()
        optimizer_d.step()
        optimizer_g.zero_grad()
        loss_g = bce(d(fake), torch.ones(BATCH))
        loss_g.backward()
        optimizer_g.step()
        losses.append([loss_d.item(), loss_g.item()])
    return losses


def gradient_penalty():
    """mean (|grad_x D(x)| - 1)^2 at x, and the norm of its gradient by D's weights: backward through backward."""
    d = discriminator(norm=False)
    initialise(d)
    x = torch.empty(BATCH, 1, 28, 28)
    fill(x, 0.25, -1, 1)
    x.requires_grad_(True)
    (slope,) = torch.autograd.grad(d(x).sum(), x, create_graph=True)
    penalty = ((slope.flatten(1).norm(dim=1) - 1) ** 2).mean()
    penalty.backward()
    return {"penalty": penalty.item(), "gradients": [p.grad.norm().item() for p in d.parameters()]}


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("dcgan_parity", {"losses": three_steps(), "gradient_penalty": gradient_penalty()})
