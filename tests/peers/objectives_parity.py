"""Three rounds (k = 2) of f-GAN, LS-GAN and GLS-GAN on the networks of 2014, and three steps of EBGAN, in PyTorch: references of the parity tests.

The f-GANs are written as in the paper: D's output is g_f(V), and its conjugate is taken of that.

Run: python3 tests/peers/objectives_parity.py   (any PyTorch; one thread)
"""
import math

import torch
from torch import nn
from torch.nn.functional import normalize

import dcgan_parity
from algorithm_one_parity import K, M, discriminator, generator, prior
from common import fill, initialise, store

DIVERGENCES = {  # name: (g_f, f*)
    "KL": (lambda v: v, lambda t: torch.exp(t - 1)),
    "reverse KL": (lambda v: -torch.exp(-v), lambda t: -1 - torch.log(-t)),
    "Pearson χ²": (lambda v: v, lambda t: t * t / 4 + t),
    "Neyman χ²": (lambda v: 1 - torch.exp(-v), lambda t: 2 - 2 * torch.sqrt(1 - t)),
    "squared Hellinger": (lambda v: 1 - torch.exp(-v), lambda t: t / (1 - t)),
    "Jensen-Shannon": (lambda v: math.log(2) - torch.log(1 + torch.exp(-v)), lambda t: -torch.log(2 - torch.exp(t))),
    "GAN": (lambda v: -torch.log(1 + torch.exp(-v)), lambda t: -torch.log(1 - torch.exp(t))),
}
CODE, MARGIN, PULL_AWAY, WIDTH, RATE = 6, 0.5, 0.1, 16, 0.01


def zero_biases(network):
    initialise(network)
    for name, parameter in network.named_parameters():
        if name.endswith("bias"):
            nn.init.zeros_(parameter)
    return network


def rounds(loss_of_d, loss_of_g):
    g, d = zero_biases(generator()), zero_biases(discriminator())
    optimizer_g = torch.optim.SGD(g.parameters(), lr=RATE, momentum=0.5)
    optimizer_d = torch.optim.SGD(d.parameters(), lr=RATE, momentum=0.5)
    real = torch.empty(K * M, 1, 28, 28)
    fill(real, 0.5, 0, 1)
    losses = []
    for number in range(3):
        torch.manual_seed(number)
        for batch in real.chunk(K):
            fake = g(prior(M)).detach()
            loss_d = loss_of_d(batch, d(batch), fake, d(fake))
            optimizer_d.zero_grad()
            loss_d.backward()
            optimizer_d.step()
        loss_g = loss_of_g(d(g(prior(M))))
        optimizer_g.zero_grad()
        loss_g.backward()
        optimizer_g.step()
        losses.append([loss_d.item(), loss_g.item()])
    return losses


def f_gan(activation, conjugate):
    return rounds(lambda x, real, y, fake: conjugate(activation(fake)).mean() - activation(real).mean(),
                  lambda fake: -conjugate(activation(fake)).mean())


def loss_sensitive(slope):
    def loss_of_d(x, real, y, fake):
        lacking = 0.0003 * (x - y).abs().flatten(1).sum(1) + real - fake
        return torch.where(lacking > 0, lacking, slope * lacking).mean()

    return rounds(loss_of_d, lambda fake: fake.mean())


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(1, WIDTH, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(WIDTH, 2 * WIDTH, 4, 2, 1), nn.LeakyReLU(0.2),
            nn.Conv2d(2 * WIDTH, 4 * WIDTH, 3, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(4 * WIDTH, CODE, 4), nn.Flatten())
        self.decoder = nn.Sequential(
            nn.ConvTranspose2d(CODE, 4 * WIDTH, 4, 1, 0, bias=False), nn.BatchNorm2d(4 * WIDTH), nn.ReLU(True),
            nn.ConvTranspose2d(4 * WIDTH, 2 * WIDTH, 3, 2, 1, bias=False), nn.BatchNorm2d(2 * WIDTH), nn.ReLU(True),
            nn.ConvTranspose2d(2 * WIDTH, WIDTH, 4, 2, 1, bias=False), nn.BatchNorm2d(WIDTH), nn.ReLU(True),
            nn.ConvTranspose2d(WIDTH, 1, 4, 2, 1, bias=False), nn.Tanh())

    def forward(self, images):
        return ((self.decoder(self.encoder(images).view(-1, CODE, 1, 1)) - images) ** 2).flatten(1).mean(1)


def pull_away(codes):
    cosines = normalize(codes) @ normalize(codes).t()
    count = len(codes)
    return ((cosines ** 2).sum() - (torch.diagonal(cosines) ** 2).sum()) / (count * (count - 1))


def ebgan():
    g, d = dcgan_parity.generator(), Autoencoder()
    zero_biases(g)
    zero_biases(d)
    optimizer_g = torch.optim.Adam(g.parameters(), lr=2e-4, betas=(0.5, 0.999))
    optimizer_d = torch.optim.Adam(d.parameters(), lr=2e-4, betas=(0.5, 0.999))
    real = torch.empty(M, 1, 28, 28)
    fill(real, 0.5, -1, 1)
    losses = []
    for number in range(3):
        torch.manual_seed(number)
        fake = g(torch.randn(M, 100).view(M, 100, 1, 1)).detach()
        loss_d = d(real).mean() + torch.relu(MARGIN - d(fake)).mean()
        optimizer_d.zero_grad()
        loss_d.backward()
        optimizer_d.step()
        fake = g(torch.randn(M, 100).view(M, 100, 1, 1))
        loss_g = d(fake).mean() + PULL_AWAY * pull_away(d.encoder(fake))
        optimizer_g.zero_grad()
        loss_g.backward()
        optimizer_g.step()
        losses.append([loss_d.item(), loss_g.item()])
    return losses


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("objectives_parity", {
        "f_gan": {name: f_gan(*functions) for name, functions in DIVERGENCES.items()},
        "loss_sensitive": {"0": loss_sensitive(0.0), "0.5": loss_sensitive(0.5), "-1": loss_sensitive(-1.0)},
        "ebgan": ebgan(),
    })
