"""Three steps of WGAN, with two updates of the critic each and its weights clipped, in PyTorch: the reference of the parity test.

Run: python3 tests/peers/wgan_parity.py   (any PyTorch; one thread)
"""
import torch

from common import fill, initialise, store
from dcgan_parity import BATCH, LATENT, generator
from wgan_gp_parity import critic

UPDATES, CLIP = 2, 0.04  # wider than the 0.01 of the paper, so that the scores have five decimals


def three_steps():
    g, f = generator(), critic()
    initialise(g)
    optimizer_g = torch.optim.RMSprop(g.parameters(), lr=1e-3)
    optimizer_f = torch.optim.RMSprop(f.parameters(), lr=1e-3)
    data = torch.empty(UPDATES * BATCH, 1, 28, 28)
    fill(data, 0.5, -1, 1)
    numbers = []
    for number in range(3):
        torch.manual_seed(number)
        for real in data.chunk(UPDATES):
            fake = g(torch.randn(BATCH, LATENT).view(BATCH, LATENT, 1, 1)).detach()
            loss_f = f(fake).mean() - f(real).mean()
            optimizer_f.zero_grad()
            loss_f.backward()
            optimizer_f.step()
            with torch.no_grad():
                for parameter in f.parameters():
                    parameter.clamp_(-CLIP, CLIP)
        loss_g = -f(g(torch.randn(BATCH, LATENT).view(BATCH, LATENT, 1, 1))).mean()
        optimizer_g.zero_grad()
        loss_g.backward()
        optimizer_g.step()
        numbers.append([loss_f.item(), loss_g.item()])
    return numbers


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("wgan_parity", {"steps": three_steps()})
