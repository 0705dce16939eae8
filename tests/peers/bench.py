"""The training steps of `minimax bench` in PyTorch, as its tutorials write them: the same architecture, batch, optimiser, type and threads.

Speaks the protocol of lib/Minimax.Cli/Bench/Worker.cs. Run by hand: echo 20 | python3 tests/peers/bench.py dcgan 2
"""
import resource
import statistics
import sys
import time

import torch
from torch import nn


def dcgan():
    latent, width, batch = 100, 64, 64
    g = nn.Sequential(
        nn.ConvTranspose2d(latent, 4 * width, 4, 1, 0, bias=False), nn.BatchNorm2d(4 * width), nn.ReLU(True),
        nn.ConvTranspose2d(4 * width, 2 * width, 3, 2, 1, bias=False), nn.BatchNorm2d(2 * width), nn.ReLU(True),
        nn.ConvTranspose2d(2 * width, width, 4, 2, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(True),
        nn.ConvTranspose2d(width, 1, 4, 2, 1, bias=False), nn.Tanh())
    d = nn.Sequential(
        nn.Conv2d(1, width, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True),
        nn.Conv2d(width, 2 * width, 4, 2, 1, bias=False), nn.BatchNorm2d(2 * width), nn.LeakyReLU(0.2, True),
        nn.Conv2d(2 * width, 4 * width, 3, 2, 1, bias=False), nn.BatchNorm2d(4 * width), nn.LeakyReLU(0.2, True),
        nn.Conv2d(4 * width, 1, 4, 1, 0, bias=False), nn.Flatten(0))
    criterion = nn.BCEWithLogitsLoss()
    optimizer_g = torch.optim.Adam(g.parameters(), lr=2e-4, betas=(0.5, 0.999))
    optimizer_d = torch.optim.Adam(d.parameters(), lr=2e-4, betas=(0.5, 0.999))
    real = torch.rand(batch, 1, 28, 28) * 2 - 1
    ones, zeros = torch.ones(batch), torch.zeros(batch)

    def step():
        d.zero_grad()
        loss_real = criterion(d(real), ones)
        loss_real.backward()
        fake = g(torch.randn(batch, latent, 1, 1))
        loss_fake = criterion(d(fake.detach()), zeros)
        loss_fake.backward()
        optimizer_d.step()
        g.zero_grad()
        loss_g = criterion(d(fake), ones)
        loss_g.backward()
        optimizer_g.step()
        return loss_real.item() + loss_fake.item(), loss_g.item()

    return step


def blas():
    for line in open("/proc/self/maps"):
        if "libopenblas" in line or "libmkl" in line:
            return line.split("/")[-2]
    return "its own BLAS"


def measure(step, count):
    times = []
    for _ in range(count):
        start = time.perf_counter()
        step()
        times.append(1000 * (time.perf_counter() - start))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{statistics.median(times):.3f} {peak:.0f}"


if __name__ == "__main__":
    torch.set_num_threads(int(sys.argv[2]))
    torch.manual_seed(0)
    step = {"dcgan": dcgan}[sys.argv[1]]()
    for _ in range(5):
        step()
    print(f"ready PyTorch {torch.__version__}, {blas()}", flush=True)
    for line in sys.stdin:
        print(measure(step, int(line)), flush=True)
