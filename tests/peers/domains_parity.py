"""Three steps of PixelDA, SimGAN, UNIT, WESPE and DA-GAN in PyTorch, on small networks: the reference of the parity tests.

Run: python3 tests/peers/domains_parity.py   (any PyTorch; one thread)
"""
import torch
import torch.nn.functional as F
from torch import nn

from common import Residual, descend, fill, initialise, store

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


class Blur(nn.Module):
    def forward(self, x):
        line = torch.exp(torch.arange(-2, 3).float() ** 2 / -2)
        line = line / line.sum()
        window = torch.outer(line, line).expand(x.shape[1], 1, 5, 5)
        return F.conv2d(F.pad(x, [2, 2, 2, 2], mode="reflect"), window, groups=x.shape[1])


class Grey(nn.Module):
    def forward(self, x):
        return (x * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)


class Correction(nn.Module):
    """x + c(x): 4 maps."""

    def __init__(self, depth):
        super().__init__()
        inner = [layer for _ in range(depth) for layer in (nn.Conv2d(4, 4, 3, padding=1), nn.LeakyReLU(0.2))]
        self.layers = nn.Sequential(nn.Conv2d(3, 4, 5, padding=2), nn.LeakyReLU(0.2), *inner, nn.Conv2d(4, 3, 5, padding=2))

    def forward(self, x):
        return x + self.layers(x)


class Translator(nn.Module):
    """DA-GAN's attention of 2 maps and the correction of what it looks at."""

    def __init__(self):
        super().__init__()
        self.attention = nn.Sequential(
            nn.Conv2d(3, 2, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(2, 4, 4, 2, 1), nn.LeakyReLU(0.2),
            nn.Conv2d(4, 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(4, 4))
        self.correction = Correction(1)

    def attend(self, x):
        said = self.attention(x)
        return torch.cat([said[:, :2].tanh(), 0.1 + 0.8 * said[:, 2:].sigmoid()], 1)

    def translate(self, x, mask):
        return x + mask * self.correction.layers(x)


def mask(boxes):
    line = (torch.arange(SIDE) + 0.5) * 2 / SIDE - 1

    def along(axis):
        low, high = boxes[:, axis] - boxes[:, 2 + axis], boxes[:, axis] + boxes[:, 2 + axis]
        return torch.sigmoid(20 * (line - low[:, None])) - torch.sigmoid(20 * (line - high[:, None]))

    return (along(1)[:, :, None] * along(0)[:, None, :])[:, None]


def judge(channels):
    """PatchGAN of one halving, without normalisation."""
    return [nn.Conv2d(channels, 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(4, 8, 4, 1, 1), nn.LeakyReLU(0.2), nn.Conv2d(8, 1, 4, 1, 1)]


def small(channels):
    return nn.Sequential(nn.Conv2d(channels, 4, 3, padding=1), nn.Tanh(), nn.Conv2d(4, channels, 3, padding=1))


def made(network):
    initialise(network)
    for name, parameter in network.named_parameters():
        if name.endswith("bias"):
            nn.init.zeros_(parameter)
    return network


def filled(offset, *shape):
    x = torch.empty(*shape)
    fill(x, offset, -1, 1)
    return x


def image(offset, channels=1):
    return filled(offset, BATCH, channels, SIDE, SIDE)


def adam(*networks):
    return torch.optim.Adam([p for n in networks for p in n.parameters()], lr=1e-3, betas=(0.5, 0.999))


def log_loss(on_real, on_fake):
    return F.softplus(-on_real).mean() + F.softplus(on_fake).mean()


def pixel_da():
    g, d, t = made(Painter()), made(nn.Sequential(*judge(1))), made(nn.Sequential(nn.Flatten(), nn.Linear(SIDE * SIDE, CLASSES)))
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
    r, d = made(small(1)), made(nn.Sequential(*judge(1)))
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
    net, dx, dy = made(Unit()), made(nn.Sequential(*judge(1))), made(nn.Sequential(*judge(1)))
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


def wespe():
    g, f = made(small(3)), made(small(3))
    colour, texture = made(nn.Sequential(Blur(), nn.Sequential(*judge(3)))), made(nn.Sequential(Grey(), nn.Sequential(*judge(1))))
    of_g, of_d = adam(g, f), adam(colour, texture)
    x, y = image(0.5, 3), image(0.3, 3)
    numbers = []
    for _ in range(3):
        better = g(x)
        loss_d = log_loss(colour(y), colour(better.detach())) + log_loss(texture(y), texture(better.detach()))
        descend(of_d, loss_d)
        content = F.l1_loss(f(better), x)
        variation = (better[:, :, 1:] - better[:, :, :-1]).abs().mean() + (better[..., 1:] - better[..., :-1]).abs().mean()
        loss_g = content + 2 * F.softplus(-colour(better)).mean() + 3 * F.softplus(-texture(better)).mean() + 4 * variation
        descend(of_g, loss_g)
        numbers.append([loss_d.item(), loss_g.item(), content.item()])
    return numbers


def da_gan():
    g, whole, outside = made(Translator()), made(nn.Sequential(*judge(3))), made(nn.Sequential(*judge(3)))
    of_g, of_d = adam(g), adam(whole, outside)
    s, t = image(0.5, 3), image(0.3, 3)
    numbers = []
    for _ in range(3):
        boxes_s, boxes_t = g.attend(s), g.attend(t)
        mask_s, mask_t = mask(boxes_s), mask(boxes_t)
        over, left_s, left_t = g.translate(s, mask_s), s * (1 - mask_s), t * (1 - mask_t)
        loss_d = log_loss(whole(t), whole(over.detach())) + log_loss(outside(left_t.detach()), outside(left_s.detach()))
        descend(of_d, loss_d)
        area = F.relu(boxes_s[:, 2:].prod(1) - 0.1).mean() + F.relu(boxes_t[:, 2:].prod(1) - 0.1).mean()
        out = F.softplus(-outside(left_s)).mean() + F.softplus(outside(left_t)).mean()
        symmetry = F.l1_loss(g.translate(t, mask_t.detach()), t)
        loss_g = F.softplus(-whole(over)).mean() + 2 * out + 3 * area + 4 * symmetry
        descend(of_g, loss_g)
        numbers.append([loss_d.item(), loss_g.item(), mask_s.mean().item()])
    return numbers


def correction():
    output = made(Correction(2))(filled(0.5, 2, 3, 8, 8))
    return [output.mean().item(), output.square().mean().item(), output[1, 0, 5, 6].item()]


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("domains_parity", {
        "pixel_da": pixel_da(), "sim_gan": sim_gan(), "unit": unit(), "wespe": wespe(), "da_gan": da_gan(), "correction": correction()})
