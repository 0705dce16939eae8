"""Three steps of both stages of StackGAN, and of a level of Stacked GAN, in PyTorch: the reference of the parity tests.

StackGAN: the matching-aware game, clouds for sentences and what they cost. Stacked GAN: game, conditional loss, and a network that reads the noise.
Run: python3 tests/peers/stack_parity.py   (any PyTorch; one thread)
"""
import math

import torch
from torch import nn
from torch.nn.functional import interpolate, softplus

from common import descend, fill, initialise, store

PHRASES, NOISE, CODE, WIDTH, BATCH, TOLD, MADE = 5, 4, 3, 4, 8, 3, 6
SLOPE = 0.2


def ready(network):
    """Four times the usual weights, biases of zero."""
    initialise(network)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if parameter.dim() > 1:
                parameter.mul_(4)
            elif name.endswith("bias"):
                parameter.zero_()
            else:
                parameter.fill_(1)
    return network


def filled(offset, low, high, *shape):
    x = torch.empty(*shape)
    fill(x, offset, low, high)
    return x


def sentences(count):
    return filled(0.3, 0, 1, count, PHRASES).round()


def adam(network):
    return torch.optim.Adam([p for p in network.parameters() if p.requires_grad], lr=1e-2, betas=(0.5, 0.999))


def double(before, after):
    return [nn.Upsample(scale_factor=2), nn.Conv2d(before, after, 3, padding=1, bias=False), nn.BatchNorm2d(after), nn.ReLU()]


class Reading(nn.Module):
    """What both stages share: a sentence as a cloud."""

    def cloud(self, t):
        return self.reads(t).chunk(2, 1)

    def draw(self, t):
        mean, log_variance = self.cloud(t)
        return mean + (log_variance / 2).exp() * torch.randn_like(mean)

    def price(self, t):
        mean, log_variance = self.cloud(t)
        return (mean.square() + log_variance.exp() - 1 - log_variance).sum(1).mean() / 2


class StageOne(Reading):
    def __init__(self):
        super().__init__()
        self.reads = nn.Linear(PHRASES, 2 * CODE)
        self.layers = nn.Sequential(
            nn.ConvTranspose2d(NOISE + CODE, 4 * WIDTH, 4, bias=False), nn.BatchNorm2d(4 * WIDTH), nn.ReLU(),
            *double(4 * WIDTH, 2 * WIDTH), *double(2 * WIDTH, WIDTH), nn.Conv2d(WIDTH, 3, 3, padding=1), nn.Tanh())

    def forward(self, z, t):
        return self.layers(torch.cat([z, self.draw(t)], 1)[:, :, None, None])


class Block(nn.Module):
    def __init__(self, maps):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(maps, maps, 3, padding=1, bias=False), nn.BatchNorm2d(maps), nn.PReLU(1),
            nn.Conv2d(maps, maps, 3, padding=1, bias=False), nn.BatchNorm2d(maps))

    def forward(self, x):
        return x + self.layers(x)


class StageTwo(Reading):
    def __init__(self):
        super().__init__()
        self.first = StageOne()
        self.reads = nn.Linear(PHRASES, 2 * CODE)
        self.layers = nn.Sequential(
            nn.Conv2d(3 + CODE, WIDTH, 3, padding=1), nn.ReLU(), Block(WIDTH), Block(WIDTH), *double(WIDTH, WIDTH), nn.Conv2d(WIDTH, 3, 3, padding=1))
        self.first.requires_grad_(False)

    def forward(self, z, t):
        self.first.eval()
        small = self.first(z, t)
        code = self.draw(t)[:, :, None, None].expand(-1, -1, 16, 16)
        return interpolate(small, scale_factor=2) + self.layers(torch.cat([small, code], 1))


class Judge(nn.Module):
    def __init__(self, side):
        super().__init__()
        layers, maps = [nn.Conv2d(3, WIDTH, 4, 2, 1), nn.LeakyReLU(SLOPE)], WIDTH
        while side > 8:
            layers += [nn.Conv2d(maps, 2 * maps, 4, 2, 1), nn.LeakyReLU(SLOPE)]
            side, maps = side // 2, 2 * maps
        self.sees = nn.Sequential(*layers)
        self.reads = nn.Sequential(nn.Linear(PHRASES, CODE), nn.LeakyReLU(SLOPE))
        self.decides = nn.Sequential(nn.Conv2d(maps + CODE, maps, 1), nn.LeakyReLU(SLOPE), nn.Conv2d(maps, 1, 4), nn.Flatten(0))

    def forward(self, x, t):
        return self.decides(torch.cat([self.sees(x), self.reads(t)[:, :, None, None].expand(-1, -1, 4, 4)], 1))


def stage(g, side):
    d, x, t = ready(Judge(side)), filled(0.5, -1, 1, BATCH, 3, side, side), sentences(BATCH)
    optimizer_g, optimizer_d, known, numbers = adam(g), adam(d), sentences(10), []
    for number in range(3):
        torch.manual_seed(number)
        z = torch.randn(BATCH, NOISE)
        asked = known[torch.randint(10, (BATCH,))]
        made = g(z, asked)
        right, forged = d(x, t), d(made.detach(), asked)
        loss_d = softplus(-right).mean() + softplus(d(x, t.roll(-1, 0))).mean() / 2 + softplus(forged).mean() / 2
        outputs = [right.sigmoid().mean().item(), forged.sigmoid().mean().item()]
        descend(optimizer_d, loss_d)
        loss_g = softplus(-d(made, asked)).mean() + 0.5 * g.price(asked)
        descend(optimizer_g, loss_g)
        numbers.append([loss_d.item(), loss_g.item(), *outputs])
    return numbers


def level():
    g = ready(nn.Sequential(
        nn.Linear(TOLD + NOISE, 8, bias=False), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 8, bias=False), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, MADE), nn.ReLU()))
    d = ready(nn.Sequential(nn.Linear(MADE, 8), nn.LeakyReLU(SLOPE), nn.Linear(8, 8), nn.LeakyReLU(SLOPE), nn.Linear(8, 1 + NOISE)))
    encoder, known, h = ready(nn.Linear(MADE, TOLD)), filled(0.4, 0, 1, 10, TOLD), filled(0.5, 0, 1, BATCH, MADE)
    optimizer_g, optimizer_d, numbers = adam(g), adam(d), []

    def asked():
        above = known[torch.randint(10, (BATCH,))]
        return torch.cat([above, torch.rand(BATCH, NOISE) * 2 - 1], 1)

    def nats(guesses, rows):
        """Of a Gaussian of deviation 0.5, from its formula."""
        return (0.5 * ((rows[:, TOLD:] - guesses[:, 1:]) / 0.5).square() + math.log(0.5 * math.sqrt(2 * math.pi))).sum(1).mean()

    for number in range(3):
        torch.manual_seed(number)
        rows = asked()
        with torch.no_grad():
            made = g(rows)
        on_real, on_made = d(h), d(made)
        loss_d = softplus(-on_real[:, 0]).mean() + softplus(on_made[:, 0]).mean() + 0.2 * nats(on_made, rows)
        outputs = [on_real[:, 0].sigmoid().mean().item(), on_made[:, 0].sigmoid().mean().item()]
        descend(optimizer_d, loss_d)
        rows = asked()
        made = g(rows)
        on_made = d(made)
        loss_g = softplus(-on_made[:, 0]).mean() + 0.2 * nats(on_made, rows) + 0.5 * (encoder(made) - rows[:, :TOLD]).square().mean()
        descend(optimizer_g, loss_g)
        numbers.append([loss_d.item(), loss_g.item(), *outputs])
    return numbers


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("stack_parity", {"stage-1": stage(ready(StageOne()), 16), "stage-2": stage(ready(StageTwo()), 32), "level": level()})
