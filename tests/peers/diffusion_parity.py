"""A small diffusion model and its distillation in PyTorch: the reference of the parity tests.

Three steps of the denoiser's regression on v, a picture by four steps of DDIM, and three steps of R3GAN's game with a teacher's part.
Run: python3 tests/peers/diffusion_parity.py   (any PyTorch; one thread)
"""
import math

import torch
from torch import nn
from torch.nn.functional import silu, softplus

from common import descend, fill, scaled, store

SIDE, WIDTH, BATCH, WAVES, STEPS = 4, 8, 6, 8, 10
PIXELS = SIDE * SIDE


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.seen, self.told = nn.Linear(WIDTH, WIDTH), nn.Linear(2 * WAVES, WIDTH, bias=False)
        self.answer = nn.Linear(WIDTH, WIDTH, bias=False)

    def forward(self, x, t):
        return x + self.answer(silu(self.seen(silu(x)) + self.told(t)))


class Denoiser(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.last = nn.Linear(PIXELS, WIDTH), nn.Linear(WIDTH, PIXELS)
        self.blocks = nn.ModuleList([Block(), Block()])

    def forward(self, x, t):
        turns = (t / STEPS).unsqueeze(1) * 2.0 ** torch.arange(WAVES) * (math.pi / 2)
        told, h = torch.cat([turns.sin(), turns.cos()], 1), self.first(x)
        for block in self.blocks:
            h = block(h, told)
        return self.last(silu(h))


def shares():
    def cosine(t):
        return math.cos((t / STEPS + 0.008) / 1.008 * math.pi / 2) ** 2

    left = [1.0]
    for t in range(1, STEPS + 1):
        left.append(left[-1] * max(cosine(t) / cosine(t - 1), 0.001))
    return torch.tensor(left, dtype=torch.float64)


SIGNAL, NOISE = shares().sqrt().float(), (1 - shares()).sqrt().float()


def filled(offset, low, high):
    x = torch.empty(BATCH, PIXELS)
    fill(x, offset, low, high)
    return x


def adam(network):
    return torch.optim.Adam(network.parameters(), lr=1e-2, betas=(0.5, 0.999))


def both(t):
    return SIGNAL[t].unsqueeze(1), NOISE[t].unsqueeze(1)


def ddim(denoiser, x, steps):
    for k in range(steps, 0, -1):
        t, s = torch.full((BATCH,), k * STEPS // steps), torch.full((BATCH,), (k - 1) * STEPS // steps)
        (a, b), v = both(t), denoiser(x, t)
        x0, epsilon = a * x - b * v, b * x + a * v
        a, b = both(s)
        x = a * x0 + b * epsilon
    return x


def regression():
    denoiser, x0, epsilon, t = scaled(Denoiser(), 10), filled(0.5, -1, 1), filled(0.25, -2, 2), torch.tensor([1, 3, 5, 7, 9, 10])
    (a, b), optimizer, losses = both(t), adam(denoiser), []
    for _ in range(3):
        loss = (denoiser(a * x0 + b * epsilon, t) - (a * epsilon - b * x0)).square().mean()
        descend(optimizer, loss)
        losses.append(loss.item())
    with torch.no_grad():
        return {"losses": losses, "picture": ddim(denoiser, epsilon, 4)[0].tolist()}


def distillation():
    teacher, student = scaled(Denoiser(), 10), scaled(Denoiser(), 10)
    d, x = scaled(nn.Sequential(nn.Linear(PIXELS, WIDTH), nn.Tanh(), nn.Linear(WIDTH, 1)), 10), filled(0.5, -1, 1)
    optimizer_g, optimizer_d, numbers = adam(student), adam(d), []
    for number in range(3):
        torch.manual_seed(number)
        made = ddim(student, torch.randn(BATCH, PIXELS), 1)
        loss_d = softplus(d(made.detach()) - d(x)).mean()
        descend(optimizer_d, loss_d)
        with torch.no_grad():
            t = torch.randint(1, STEPS + 1, (BATCH,))
            a, b = both(t)
            noised = a * made + b * torch.randn(BATCH, PIXELS)
            answer = a * noised - b * teacher(noised, t)
        loss_g = softplus(d(x) - d(made)).mean() + 2.5 * (a * (made - answer).square()).mean()
        descend(optimizer_g, loss_g)
        numbers.append([loss_d.item(), loss_g.item()])
    return numbers


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("diffusion_parity", {"regression": regression(), "distillation": distillation()})
