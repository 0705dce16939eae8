"""The training steps of `minimax bench` in PyTorch, as its tutorials write them: the same architecture, batch, optimiser, type and threads.

Speaks the protocol of turns.py. Run by hand: echo 20 | python3 tests/peers/bench.py dcgan 2 cpu
"""
import random
import sys

import torch
import torch.nn.functional as F
from torch import nn

from common import Maxout, Residual
from turns import serve

DEVICE = "cpu"


def adam(*networks, rate=2e-4, betas=(0.5, 0.999)):
    return torch.optim.Adam([p for network in networks for p in network.parameters()], lr=rate, betas=betas)


def fixed(wanted, *networks):
    for network in networks:
        for parameter in network.parameters():
            parameter.requires_grad_(not wanted)


def gan():
    """The networks of 2014, Algorithm 1 with k = 1: fresh samples for each player."""
    latent, width, batch = 100, 1200, 100
    g = nn.Sequential(
        nn.Linear(latent, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, 784), nn.Sigmoid(),
        nn.Unflatten(1, (1, 28, 28))).to(DEVICE)
    d = nn.Sequential(
        nn.Flatten(), nn.Dropout(0.2), Maxout(784, 240, 5), nn.Dropout(0.5), Maxout(240, 240, 5), nn.Dropout(0.5),
        nn.Linear(240, 1), nn.Flatten(0)).to(DEVICE)
    criterion = nn.BCEWithLogitsLoss()
    optimizer_g, optimizer_d = adam(g, rate=5e-4), adam(d, rate=5e-4)
    real = torch.rand(batch, 1, 28, 28, device=DEVICE)
    ones, zeros = torch.ones(batch, device=DEVICE), torch.zeros(batch, device=DEVICE)

    def prior():
        return torch.rand(batch, latent, device=DEVICE) * 2 - 1

    def step():
        optimizer_d.zero_grad()
        loss_d = criterion(d(real), ones) + criterion(d(g(prior()).detach()), zeros)
        loss_d.backward()
        optimizer_d.step()
        optimizer_g.zero_grad()
        loss_g = criterion(d(g(prior())), ones)
        loss_g.backward()
        optimizer_g.step()
        return loss_d.item(), loss_g.item()

    return step


def dcgan_generator(latent, width):
    return nn.Sequential(
        nn.ConvTranspose2d(latent, 4 * width, 4, 1, 0, bias=False), nn.BatchNorm2d(4 * width), nn.ReLU(True),
        nn.ConvTranspose2d(4 * width, 2 * width, 3, 2, 1, bias=False), nn.BatchNorm2d(2 * width), nn.ReLU(True),
        nn.ConvTranspose2d(2 * width, width, 4, 2, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(True),
        nn.ConvTranspose2d(width, 1, 4, 2, 1, bias=False), nn.Tanh()).to(DEVICE)


def dcgan():
    latent, width, batch = 100, 64, 64
    g = dcgan_generator(latent, width)
    d = nn.Sequential(
        nn.Conv2d(1, width, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True),
        nn.Conv2d(width, 2 * width, 4, 2, 1, bias=False), nn.BatchNorm2d(2 * width), nn.LeakyReLU(0.2, True),
        nn.Conv2d(2 * width, 4 * width, 3, 2, 1, bias=False), nn.BatchNorm2d(4 * width), nn.LeakyReLU(0.2, True),
        nn.Conv2d(4 * width, 1, 4, 1, 0, bias=False), nn.Flatten(0)).to(DEVICE)
    criterion = nn.BCEWithLogitsLoss()
    optimizer_g, optimizer_d = adam(g), adam(d)
    real = torch.rand(batch, 1, 28, 28, device=DEVICE) * 2 - 1
    ones, zeros = torch.ones(batch, device=DEVICE), torch.zeros(batch, device=DEVICE)

    def step():
        d.zero_grad()
        loss_real = criterion(d(real), ones)
        loss_real.backward()
        fake = g(torch.randn(batch, latent, 1, 1, device=DEVICE))
        loss_fake = criterion(d(fake.detach()), zeros)
        loss_fake.backward()
        optimizer_d.step()
        g.zero_grad()
        loss_g = criterion(d(fake), ones)
        loss_g.backward()
        optimizer_g.step()
        return loss_real.item() + loss_fake.item(), loss_g.item()

    return step


def wgan_gp():
    """Five updates of the critic, each with a gradient penalty, and one of G: as the paper has it."""
    latent, width, batch, updates, weight = 100, 64, 64, 5, 10.0
    g = dcgan_generator(latent, width)
    critic = nn.Sequential(
        nn.Conv2d(1, width, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True),
        nn.Conv2d(width, 2 * width, 4, 2, 1), nn.LeakyReLU(0.2, True),
        nn.Conv2d(2 * width, 4 * width, 3, 2, 1), nn.LeakyReLU(0.2, True),
        nn.Conv2d(4 * width, 1, 4, 1, 0, bias=False), nn.Flatten(0)).to(DEVICE)
    optimizer_g, optimizer_c = adam(g, rate=1e-4, betas=(0.0, 0.9)), adam(critic, rate=1e-4, betas=(0.0, 0.9))
    data = torch.rand(updates, batch, 1, 28, 28, device=DEVICE) * 2 - 1

    def latents():
        return torch.randn(batch, latent, 1, 1, device=DEVICE)

    def penalty(real, fake):
        epsilon = torch.rand(batch, 1, 1, 1, device=DEVICE)
        x = (epsilon * real + (1 - epsilon) * fake).requires_grad_(True)
        scores = critic(x)
        (slope,) = torch.autograd.grad(scores, x, grad_outputs=torch.ones_like(scores), create_graph=True, retain_graph=True)
        return ((slope.view(batch, -1).norm(2, dim=1) - 1) ** 2).mean()

    def step():
        for real in data:
            optimizer_c.zero_grad()
            fake = g(latents()).detach()
            loss_c = critic(fake).mean() - critic(real).mean() + weight * penalty(real, fake)
            loss_c.backward()
            optimizer_c.step()
        optimizer_g.zero_grad()
        loss_g = -critic(g(latents())).mean()
        loss_g.backward()
        optimizer_g.step()
        return loss_c.item(), loss_g.item()

    return step


def resnet(width, blocks):
    def normalised(maps):
        return [nn.InstanceNorm2d(maps), nn.ReLU(True)]

    return nn.Sequential(
        nn.ReflectionPad2d(3), nn.Conv2d(3, width, 7, bias=False), *normalised(width),
        nn.Conv2d(width, 2 * width, 3, 2, 1, bias=False), *normalised(2 * width),
        nn.Conv2d(2 * width, 4 * width, 3, 2, 1, bias=False), *normalised(4 * width),
        *[Residual(4 * width) for _ in range(blocks)],
        nn.ConvTranspose2d(4 * width, 2 * width, 3, 2, 1, 1, bias=False), *normalised(2 * width),
        nn.ConvTranspose2d(2 * width, width, 3, 2, 1, 1, bias=False), *normalised(width),
        nn.ReflectionPad2d(3), nn.Conv2d(width, 3, 7), nn.Tanh()).to(DEVICE)


def patch_discriminator(width):
    return nn.Sequential(
        nn.Conv2d(3, width, 4, 2, 1), nn.LeakyReLU(0.2, True),
        nn.Conv2d(width, 2 * width, 4, 2, 1, bias=False), nn.InstanceNorm2d(2 * width), nn.LeakyReLU(0.2, True),
        nn.Conv2d(2 * width, 4 * width, 4, 2, 1, bias=False), nn.InstanceNorm2d(4 * width), nn.LeakyReLU(0.2, True),
        nn.Conv2d(4 * width, 8 * width, 4, 1, 1, bias=False), nn.InstanceNorm2d(8 * width), nn.LeakyReLU(0.2, True),
        nn.Conv2d(8 * width, 1, 4, 1, 1)).to(DEVICE)


class ImagePool:
    def __init__(self, capacity):
        self.capacity, self.images = capacity, []

    def query(self, images):
        shown = []
        for image in images.detach():
            if len(self.images) < self.capacity:
                self.images.append(image)
                shown.append(image)
            elif random.random() > 0.5:
                place = random.randrange(self.capacity)
                shown.append(self.images[place])
                self.images[place] = image
            else:
                shown.append(image)
        return torch.stack(shown)


def cyclegan():
    """As the authors' own PyTorch code: both generators, with the discriminators held fixed, then both discriminators."""
    batch, side, cycle, identity = 4, 64, 10.0, 5.0
    g, f = resnet(32, 6), resnet(32, 6)
    d_x, d_y = patch_discriminator(32), patch_discriminator(32)
    pool_x, pool_y = ImagePool(50), ImagePool(50)
    square, l1 = nn.MSELoss(), nn.L1Loss()
    optimizer_g, optimizer_d = adam(g, f), adam(d_x, d_y)
    x, y = (torch.rand(batch, 3, side, side, device=DEVICE) * 2 - 1 for _ in range(2))

    def against(scores, target):
        return square(scores, torch.full_like(scores, target))

    def judge(d, real, fake):
        loss = (against(d(real), 1.0) + against(d(fake), 0.0)) * 0.5
        loss.backward()
        return loss.item()

    def step():
        to_y, to_x = g(x), f(y)
        back_x, back_y = f(to_y), g(to_x)
        fixed(True, d_x, d_y)
        optimizer_g.zero_grad()
        loss_g = (against(d_y(to_y), 1.0) + against(d_x(to_x), 1.0)
                  + cycle * (l1(back_x, x) + l1(back_y, y)) + identity * (l1(g(y), y) + l1(f(x), x)))
        loss_g.backward()
        optimizer_g.step()
        fixed(False, d_x, d_y)
        optimizer_d.zero_grad()
        losses = judge(d_x, x, pool_x.query(to_x)), judge(d_y, y, pool_y.query(to_y))
        optimizer_d.step()
        return loss_g.item(), losses

    return step


def weight_norm(inputs, outputs, train_scale=True):
    layer = nn.utils.weight_norm(nn.Linear(inputs, outputs))
    layer.weight_g.requires_grad_(train_scale)
    return layer


class Noise(nn.Module):
    def __init__(self, std):
        super().__init__()
        self.std = std

    def forward(self, x):
        return x + self.std * torch.randn_like(x)


def ssl():
    """Improved GAN with the paper's networks: D learns the labels and plays, G matches D's features."""
    latent, batch, classes = 100, 100, 10
    widths = (784, 1000, 500, 250, 250, 250)
    g = nn.Sequential(
        nn.Linear(latent, 500), nn.BatchNorm1d(500), nn.Softplus(), nn.Linear(500, 500), nn.BatchNorm1d(500), nn.Softplus(),
        weight_norm(500, 784), nn.Sigmoid()).to(DEVICE)
    hidden = []
    for inputs, outputs in zip(widths, widths[1:]):
        hidden += [Noise(0.5 if hidden else 0.3), weight_norm(inputs, outputs, train_scale=False), nn.ReLU()]
    features = nn.Sequential(nn.Flatten(), *hidden).to(DEVICE)
    d = nn.Sequential(features, Noise(0.5), weight_norm(250, classes)).to(DEVICE)
    optimizer_g, optimizer_d = adam(g, rate=3e-3), adam(d, rate=3e-3)
    labelled, unlabelled = (torch.rand(batch, 784, device=DEVICE) for _ in range(2))
    labels = torch.arange(batch, device=DEVICE) % classes

    def step():
        fake = g(torch.rand(batch, latent, device=DEVICE))
        on_labelled, on_real, on_fake = d(torch.cat([labelled, unlabelled, fake.detach()])).split(batch)
        supervised = F.cross_entropy(on_labelled, labels)
        game = F.softplus(-on_real.logsumexp(1)).mean() + F.softplus(on_fake.logsumexp(1)).mean()
        optimizer_d.zero_grad()
        (supervised + 0.5 * game).backward()
        optimizer_d.step()
        optimizer_g.zero_grad()
        loss_g = (features(unlabelled).mean(0) - features(fake).mean(0)).square().sum()
        loss_g.backward()
        optimizer_g.step()
        return supervised.item(), game.item(), loss_g.item()

    return step


def matmul():
    a, b = (torch.rand(1024, 1024, device=DEVICE) for _ in range(2))

    def step():
        return torch.mm(a, b)[0, 0].item()

    return step


def op():
    """A thousand calls of small operators: a chain of four, on eight numbers."""
    x, y = torch.rand(8, device=DEVICE), torch.rand(8, device=DEVICE)

    def step():
        with torch.no_grad():
            for _ in range(250):
                z = ((x + y) * 0.5).relu().sum()
        return z.item()

    return step


def batches():
    """Shuffled batches of 64 digits, out of bytes in memory, by the DataLoader."""
    digits = torch.randint(256, (60_000, 1, 28, 28), dtype=torch.uint8)
    labels = torch.zeros(60_000, dtype=torch.int64)
    loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(digits, labels), batch_size=64, shuffle=True, drop_last=True)

    def endless():
        while True:
            yield from loader

    source = endless()

    def step():
        images, classes = next(source)
        return (images.to(DEVICE).float() / 127.5 - 1), classes.to(DEVICE)

    return step


def waited(step):
    """A GPU works on after the call that asked it to: a step is over when all of it is done."""
    def whole():
        step()
        torch.cuda.synchronize()

    return whole


def blas():
    for line in open("/proc/self/maps"):
        if "libopenblas" in line or "libmkl" in line:
            return line.split("/")[-2]
    return "its own BLAS"


WORKLOADS = {"gan": gan, "dcgan": dcgan, "cyclegan": cyclegan, "ssl": ssl, "wgan-gp": wgan_gp,
             "matmul": matmul, "op": op, "batches": batches}

if __name__ == "__main__":
    name, threads, DEVICE = sys.argv[1:]
    torch.set_num_threads(int(threads))
    torch.manual_seed(0)
    step = WORKLOADS[name]()
    serve(step if DEVICE == "cpu" else waited(step), f"PyTorch {torch.__version__}, {blas()}" if DEVICE == "cpu" else f"PyTorch {torch.__version__}, {torch.cuda.get_device_name()}")
