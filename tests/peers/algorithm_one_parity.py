"""Three rounds of Algorithm 1 (k = 2) on the networks of 2014, made small, in PyTorch: the reference of the parity test.

Run: python3 tests/peers/algorithm_one_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn
from torch.nn.functional import logsigmoid

from common import Maxout, fill, initialise, store

LATENT, WIDTH_G, WIDTH_D, PIECES, M, K = 10, 32, 16, 5, 8, 2


def generator():
    return nn.Sequential(
        nn.Linear(LATENT, WIDTH_G), nn.ReLU(), nn.Linear(WIDTH_G, WIDTH_G), nn.ReLU(), nn.Linear(WIDTH_G, 784), nn.Sigmoid(),
        nn.Unflatten(1, (1, 28, 28)))


def discriminator():
    return nn.Sequential(
        nn.Flatten(), nn.Dropout(0.2), Maxout(784, WIDTH_D, PIECES), nn.Dropout(0.5), Maxout(WIDTH_D, WIDTH_D, PIECES), nn.Dropout(0.5),
        nn.Linear(WIDTH_D, 1), nn.Flatten(0))


def prior(count):
    return torch.rand(count, LATENT) * 2 - 1


def rounds(generator_descends):
    g, d = generator(), discriminator()
    for network in (g, d):
        initialise(network)
        for name, parameter in network.named_parameters():
            if name.endswith("bias"):
                nn.init.zeros_(parameter)
    optimizer_g = torch.optim.SGD(g.parameters(), lr=0.1, momentum=0.5)
    optimizer_d = torch.optim.SGD(d.parameters(), lr=0.1, momentum=0.5)
    real = torch.empty(K * M, 1, 28, 28)
    fill(real, 0.5, 0, 1)
    losses = []
    for number in range(3):
        torch.manual_seed(number)
        for batch in real.chunk(K):
            fake = g(prior(M)).detach()
            loss_d = -(logsigmoid(d(batch)).mean() + logsigmoid(-d(fake)).mean())
            optimizer_d.zero_grad()
            loss_d.backward()
            optimizer_d.step()
        loss_g = generator_descends(d(g(prior(M))))
        optimizer_g.zero_grad()
        loss_g.backward()
        optimizer_g.step()
        losses.append([loss_d.item(), loss_g.item()])
    return losses


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("algorithm_one_parity", {
        "minimax": rounds(lambda logits: logsigmoid(-logits).mean()),
        "non_saturating": rounds(lambda logits: -logsigmoid(logits).mean()),
        "maximum_likelihood": rounds(lambda logits: -logits.exp().mean()),
    })
