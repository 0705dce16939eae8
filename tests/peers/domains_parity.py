"""Three steps of PixelDA, SimGAN and UNIT in PyTorch, on small networks: the reference of the parity tests.

Run: python3 tests/peers/domains_parity.py   (any PyTorch; one thread)
"""
import torch
import torch.nn.functional as F
from torch import nn

from common import Residual, fill, initialise, store

BATCH, SIDE, CLASSES, LATENT = 4, 8, 3, 3


class SrBlock(nn.Module):
    def __init__(self, maps):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(maps, maps, 3, padding=1, bias=False), nn.BatchNorm2d(maps), nn.PReLU(),
            nn.Conv2d(maps, maps, 3, padding=1, bias=False), nn.BatchNorm2d(maps))

    def forward(self, x):
        return x + self.layers(x)


class Painter(nn.Module):
    """PixelDA's generator: 4 maps, one block."""

    def __init__(self):
        super().__init__()
        self.plane = nn.Linear(LATENT, SIDE * SIDE)
        self.layers = nn.Sequential(nn.Conv2d(2, 4, 3, padding=1), nn.ReLU(), SrBlock(4), nn.Conv2d(4, 1, 3, padding=1), nn.Tanh())

    def forward(self, x, z):
        return self.layers(torch.cat([x, self.plane(z).view(-1, 1, SIDE, SIDE)], 1))


class Unit(nn.Module):
    """Two domains, 2 maps, one block each, one shared."""

    def __init__(self):
        super().__init__()
        self.narrow = nn.ModuleList([self.encoder() for _ in range(2)])
        self.widen = nn.ModuleList([self.generator() for _ in range(2)])
        self.shared_in, self.shared_out = nn.Sequential(Residual(8)), nn.Sequential(Residual(8))

    @staticmethod
    def encoder():
        return nn.Sequential(
            nn.ReflectionPad2d(3), nn.Conv2d(1, 2, 7), nn.LeakyReLU(0.2), nn.Conv2d(2, 4, 3, 2, 1), nn.LeakyReLU(0.2),
            nn.Conv2d(4, 8, 3, 2, 1), nn.LeakyReLU(0.2), Residual(8))

    @staticmethod
    def generator():
        return nn.Sequential(
            Residual(8), nn.ConvTranspose2d(8, 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.ConvTranspose2d(4, 2, 4, 2, 1), nn.LeakyReLU(0.2),
            nn.ReflectionPad2d(3), nn.Conv2d(2, 1, 7), nn.Tanh())

    def encode(self, x, domain):
        return self.shared_in(self.narrow[domain](x))

    def decode(self, z, domain):
        return self.widen[domain](self.shared_out(z))


def judge():
    """PatchGAN of one halving, without normalisation."""
    return [nn.Conv2d(1, 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(4, 8, 4, 1, 1), nn.LeakyReLU(0.2), nn.Conv2d(8, 1, 4, 1, 1)]


def small():
    return nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.Tanh(), nn.Conv2d(4, 1, 3, padding=1))


def made(network):
    initialise(network)
    for name, parameter in network.named_parameters():
        if name.endswith("bias"):
            nn.init.zeros_(parameter)
    return network


def image(offset):
    x = torch.empty(BATCH, 1, SIDE, SIDE)
    fill(x, offset, -1, 1)
    return x


def adam(*networks):
    return torch.optim.Adam([p for n in networks for p in n.parameters()], lr=1e-3, betas=(0.5, 0.999))


def descend(optimizer, loss):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def log_loss(on_real, on_fake):
    return F.softplus(-on_real).mean() + F.softplus(on_fake).mean()


def pixel_da():
    g, d, t = made(Painter()), made(nn.Sequential(*judge())), made(nn.Sequential(nn.Flatten(), nn.Linear(SIDE * SIDE, CLASSES)))
    of_g, of_d, of_t = adam(g), adam(d), adam(t)
    x, target, label, z = image(0.5), image(0.3), torch.arange(BATCH) % CLASSES, torch.empty(BATCH, LATENT)
    fill(z, 0.7, -1, 1)
    numbers = []
    for _ in range(3):
        fake = g(x, z)
        loss_d = log_loss(d(target), d(fake.detach()))
        descend(of_d, loss_d)
        loss_t = F.cross_entropy(t(x), label) + F.cross_entropy(t(fake.detach()), label)
        descend(of_t, loss_t)
        difference = ((x - fake) * (x > 0)).flatten(1)
        k = difference.shape[1]
        content = (difference.square().sum(1) / k - (difference.sum(1) / k).square()).mean()
        loss_g = 2 * F.softplus(-d(fake)).mean() + 3 * F.cross_entropy(t(fake), label) + 4 * content
        descend(of_g, loss_g)
        numbers.append([loss_d.item(), loss_t.item(), loss_g.item()])
    return numbers


def sim_gan():
    r, d = made(small()), made(nn.Sequential(*judge()))
    of_r, of_d = adam(r), adam(d)
    x, real = image(0.5), image(0.3)
    numbers = []
    for _ in range(3):
        refined = r(x)
        moved = F.l1_loss(refined, x)
        loss_r = F.softplus(-d(refined)).mean() + 5 * moved
        descend(of_r, loss_r)
        loss_d = log_loss(d(real), d(refined.detach()))
        descend(of_d, loss_d)
        numbers.append([loss_d.item(), loss_r.item(), moved.item()])
    return numbers


def unit():
    net, dx, dy = made(Unit()), made(nn.Sequential(*judge())), made(nn.Sequential(*judge()))
    of_net, of_d = adam(net), adam(dx, dy)
    x, y = image(0.5), image(0.3)

    def way(image, domain):
        mean = net.encode(image, domain)
        z = mean + torch.randn_like(mean)
        same, over = net.decode(z, domain), net.decode(z, 1 - domain)
        mean_over = net.encode(over, 1 - domain)
        back = net.decode(mean_over + torch.randn_like(mean_over), domain)
        divergence = (mean.square().mean() + mean_over.square().mean()) / 2
        return over, F.l1_loss(same, image), F.l1_loss(back, image), divergence

    numbers = []
    for i in range(3):
        torch.manual_seed(i)
        to_y, same_x, back_x, divergence_x = way(x, 0)
        to_x, same_y, back_y, divergence_y = way(y, 1)
        game = (dx(to_x) - 1).square().mean() + (dy(to_y) - 1).square().mean()
        loss = game + 2 * (same_x + same_y) + 3 * (back_x + back_y) + 4 * (divergence_x + divergence_y)
        descend(of_net, loss)
        loss_d = 0.5 * ((dx(x) - 1).square().mean() + dx(to_x.detach()).square().mean() + (dy(y) - 1).square().mean() + dy(to_y.detach()).square().mean())
        descend(of_d, loss_d)
        numbers.append([loss_d.item(), loss.item(), (same_x + same_y).item() / 2, (back_x + back_y).item() / 2])
    return numbers


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("domains_parity", {"pixel_da": pixel_da(), "sim_gan": sim_gan(), "unit": unit()})
