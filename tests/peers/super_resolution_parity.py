"""SRResNet, its maps of features in LeNet, RoIAlign's bins and three steps of SRGAN in PyTorch: the reference of the parity tests.

Run: python3 tests/peers/super_resolution_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn

from common import fill, initialise, store

WIDTH, BATCH, SIDE = 4, 2, 7
LAMBDA = 50.0


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(WIDTH, WIDTH, 3, padding=1, bias=False), nn.BatchNorm2d(WIDTH), nn.PReLU(),
            nn.Conv2d(WIDTH, WIDTH, 3, padding=1, bias=False), nn.BatchNorm2d(WIDTH))

    def forward(self, x):
        return x + self.layers(x)


class SrResNet(nn.Module):
    """Two blocks, and twice twice the side."""

    def __init__(self):
        super().__init__()
        self.first = nn.Sequential(nn.Conv2d(1, WIDTH, 9, padding=4), nn.PReLU())
        self.body = nn.Sequential(Block(), Block(), nn.Conv2d(WIDTH, WIDTH, 3, padding=1, bias=False), nn.BatchNorm2d(WIDTH))
        double = lambda: [nn.Conv2d(WIDTH, 4 * WIDTH, 3, padding=1), nn.PixelShuffle(2), nn.PReLU()]
        self.rise = nn.Sequential(*double(), *double(), nn.Conv2d(WIDTH, 1, 9, padding=4), nn.Tanh())

    def forward(self, x):
        seen = self.first(x)
        return self.rise(seen + self.body(seen))


def judge():
    return nn.Sequential(
        nn.Conv2d(1, WIDTH, 4, 2, 1), nn.LeakyReLU(0.2, True),
        nn.Conv2d(WIDTH, 2 * WIDTH, 4, 1, 1, bias=False), nn.InstanceNorm2d(2 * WIDTH), nn.LeakyReLU(0.2, True),
        nn.Conv2d(2 * WIDTH, 1, 4, 1, 1))


def made(network):
    initialise(network)
    for name, parameter in network.named_parameters():
        if name.endswith("bias"):
            nn.init.zeros_(parameter)
    return network


def image(offset, side):
    x = torch.empty(BATCH, 1, side, side)
    fill(x, offset, -1, 1)
    return x


def three_steps():
    """SRGAN-MSE: the mean squared error of pixels, and a D that sees the large image alone."""
    g, d = made(SrResNet()), made(judge())
    cross_entropy, content = nn.BCEWithLogitsLoss(), nn.MSELoss()
    optimizer_g = torch.optim.Adam(g.parameters(), lr=2e-4, betas=(0.5, 0.999))
    optimizer_d = torch.optim.Adam(d.parameters(), lr=2e-4, betas=(0.5, 0.999))
    x, y = image(0.5, SIDE), image(0.3, 4 * SIDE)
    numbers = []
    for _ in range(3):
        enlarged = g(x)
        on_real, on_fake = d(y), d(enlarged.detach())
        loss_d = cross_entropy(on_real, torch.ones_like(on_real)) + cross_entropy(on_fake, torch.zeros_like(on_fake))
        optimizer_d.zero_grad()
        loss_d.backward()
        optimizer_d.step()

        judged, distance = d(enlarged), content(enlarged, y)
        loss_g = cross_entropy(judged, torch.ones_like(judged)) + LAMBDA * distance
        optimizer_g.zero_grad()
        loss_g.backward()
        optimizer_g.step()
        numbers.append([loss_d.item(), loss_g.item(), distance.item(), torch.sigmoid(on_real).mean().item(), torch.sigmoid(on_fake).mean().item()])
    return numbers


def of(output):
    return [output.mean().item(), output.square().mean().item(), output[1, 0, 5, 6].item()]


if __name__ == "__main__":
    torch.set_num_threads(1)
    net = made(SrResNet())
    maps = made(nn.Sequential(nn.Conv2d(1, WIDTH, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(WIDTH, 2 * WIDTH, 5, padding=2), nn.ReLU()))
    store("super_resolution_parity", {
        "training": of(net(image(0.5, SIDE))), "evaluation": of(net.eval()(image(0.7, SIDE))), "maps": of(maps(image(0.3, 28))), "srgan": three_steps()})
