"""PG-GAN's networks while their second stage of two fades in, in PyTorch: the reference of the parity tests.

Run: python3 tests/peers/growing_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn
from torch.nn import functional as F

from common import fill, initialise, store

WIDTH, LATENT, BATCH, ALPHA = 4, 6, 8, 0.3
SMALL = 2 * WIDTH  # maps of 4x4


class PixelNorm(nn.Module):
    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(1, keepdim=True) + 1e-8)


class Equalised(nn.Module):
    """As in the paper: the weight is scaled, not what comes in."""

    def __init__(self, layer, gain=2 ** 0.5):
        super().__init__()
        self.layer, self.scale = layer, gain / layer.weight[0].numel() ** 0.5

    def forward(self, x):
        weight = self.layer.weight * self.scale
        return F.conv2d(x, weight, self.layer.bias, padding=self.layer.padding) if weight.dim() == 4 else F.linear(x, weight, self.layer.bias)


def conv(inputs, outputs, norm=False):
    return [Equalised(nn.Conv2d(inputs, outputs, 3, padding=1)), nn.LeakyReLU(0.2)] + ([PixelNorm()] if norm else [])


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([
            nn.Sequential(PixelNorm(), Equalised(nn.Linear(LATENT, SMALL * 16)), nn.Unflatten(1, (SMALL, 4, 4)), nn.LeakyReLU(0.2), PixelNorm(),
                          *conv(SMALL, SMALL, norm=True)),
            nn.Sequential(nn.Upsample(scale_factor=2), *conv(SMALL, WIDTH, norm=True), *conv(WIDTH, WIDTH, norm=True))])
        self.paint = nn.ModuleList([Equalised(nn.Conv2d(SMALL, 3, 1), gain=1), Equalised(nn.Conv2d(WIDTH, 3, 1), gain=1)])

    def forward(self, z):
        before = self.blocks[0](z)
        old = F.interpolate(self.paint[0](before), scale_factor=2)
        return torch.lerp(old, self.paint[1](self.blocks[1](before)), ALPHA)


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([
            nn.Sequential(*conv(SMALL + 1, SMALL), nn.Flatten(), Equalised(nn.Linear(SMALL * 16, SMALL)), nn.LeakyReLU(0.2), Equalised(nn.Linear(SMALL, 1), gain=1)),
            nn.Sequential(*conv(WIDTH, WIDTH), *conv(WIDTH, SMALL), nn.AvgPool2d(2))])
        self.read = nn.ModuleList([nn.Sequential(Equalised(nn.Conv2d(3, maps, 1)), nn.LeakyReLU(0.2)) for maps in (SMALL, WIDTH)])

    def forward(self, x):
        maps = torch.lerp(self.read[0](F.avg_pool2d(x, 2)), self.blocks[1](self.read[1](x)), ALPHA)
        deviation = torch.sqrt(maps.var(0, unbiased=False) + 1e-8).mean()
        return self.blocks[0](torch.cat([maps, deviation.expand(BATCH, 1, 4, 4)], 1)).view(-1)


def made(network):
    initialise(network)
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter.dim() > 1:
                parameter.mul_(20)  # of the size of N(0, 1)
            else:
                parameter.zero_()
    return network


def of(output):
    return [output.mean().item(), output.square().mean().item(), output.flatten()[5].item()]


if __name__ == "__main__":
    torch.set_num_threads(1)
    g, d = made(Generator()), made(Discriminator())
    z, x = torch.empty(BATCH, LATENT), torch.empty(BATCH, 3, 8, 8)
    fill(z, 0.5, -1, 1)
    fill(x, 0.3, -1, 1)
    pictures, scores = g(z), d(x)
    d(pictures).sum().backward()
    lengths = [parameter.grad.norm().item() for parameter in list(g.parameters()) + list(d.parameters())]
    store("growing_parity", {"pictures": of(pictures), "scores": of(scores), "gradients": lengths})
