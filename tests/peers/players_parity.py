"""Three steps of each game with many players or with a look ahead, in PyTorch: the reference of the parity tests.

Unrolled GAN: D is a function of a list of weights. MAD-GAN: three generators, D names them. GMAN: three discriminators, softmax with lambda.
Run: python3 tests/peers/players_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn
from torch.nn.functional import cross_entropy, leaky_relu, linear, softplus

from common import fill, scaled, store

LATENT, WIDTH, BATCH, PLAYERS, UNROLLED, RATE, LAMBDA = 4, 16, 12, 3, 3, 0.5, 2.0


def generator():
    return scaled(nn.Sequential(nn.Linear(LATENT, WIDTH), nn.ReLU(), nn.Linear(WIDTH, WIDTH), nn.ReLU(), nn.Linear(WIDTH, 2)), 10)


def discriminator(outputs=1):
    layers = [nn.Linear(2, WIDTH), nn.LeakyReLU(0.2), nn.Linear(WIDTH, WIDTH), nn.LeakyReLU(0.2), nn.Linear(WIDTH, outputs)]
    return scaled(nn.Sequential(*layers, nn.Flatten(0)) if outputs == 1 else nn.Sequential(*layers), 10)


def shifted(network, offset):
    """The members of a panel, or of a mixture, must not be the same."""
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(offset)
    return network


def play(parameters_g, parameters_d, ascends, descends, draw):
    adam_g = torch.optim.Adam(parameters_g, lr=1e-2, betas=(0.5, 0.999))
    adam_d = torch.optim.Adam(parameters_d, lr=1e-2, betas=(0.5, 0.999))
    real = torch.empty(BATCH, 2)
    fill(real, 0.5, -1, 1)
    numbers = []
    for number in range(3):
        torch.manual_seed(number)
        loss_d = -ascends(real, *[part.detach() for part in draw()])
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = descends(real, *draw())
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        numbers.append([loss_d.item(), loss_g.item()])
    return numbers


def value(on_real, on_fake):
    return -softplus(-on_real).mean() - softplus(on_fake).mean()


def unrolled():
    g, d = generator(), discriminator()

    def with_weights(theta, x):
        for number in (0, 2):
            x = leaky_relu(linear(x, *theta[number:number + 2]), 0.2)
        return linear(x, *theta[4:]).flatten()

    def descends(real, fake):
        theta = [parameter.detach().requires_grad_() for parameter in d.parameters()]
        for _ in range(UNROLLED):
            slopes = torch.autograd.grad(value(with_weights(theta, real), with_weights(theta, fake)), theta, create_graph=True)
            theta = [weight + RATE * slope for weight, slope in zip(theta, slopes)]
        return softplus(-with_weights(theta, fake)).mean()

    return play(g.parameters(), d.parameters(), lambda real, fake: value(d(real), d(fake)), descends, lambda: (g(torch.randn(BATCH, LATENT)),))


def mad_gan():
    parts = nn.ModuleList([shifted(generator(), 0.1 * i) for i in range(PLAYERS)])
    d = discriminator(PLAYERS + 1)

    def draw():
        z, names = torch.randn(BATCH, LATENT), torch.randint(PLAYERS, (BATCH,))
        return torch.stack([part(z) for part in parts])[names, torch.arange(BATCH)], names

    def ascends(real, fake, names):
        of_data = cross_entropy(d(real), torch.full((BATCH,), PLAYERS))
        return -of_data - cross_entropy(d(fake), names)

    return play(parts.parameters(), d.parameters(), ascends, lambda real, fake, names: -d(fake).log_softmax(1)[:, PLAYERS].mean(), draw)


def gman():
    g = generator()
    panel = nn.ModuleList([shifted(discriminator(), 0.1 * i) for i in range(PLAYERS)])

    def descends(real, fake):
        values = torch.stack([softplus(-d(fake)).mean() for d in panel])
        return (torch.softmax(LAMBDA * values, 0) * values).sum()

    return play(g.parameters(), panel.parameters(), lambda real, fake: sum(value(d(real), d(fake)) for d in panel), descends, lambda: (g(torch.randn(BATCH, LATENT)),))


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("players_parity", {"unrolled": unrolled(), "mad-gan": mad_gan(), "gman": gman()})
