"""Three CycleGAN steps, and one pass through a U-Net, in PyTorch, after the paper's appendix: the reference of the parity tests.

Run: python3 tests/peers/cyclegan_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn

from common import Residual, fill, initialise, store

WIDTH, BATCH, CYCLE, IDENTITY = 4, 2, 10.0, 5.0


class UNet(nn.Module):
    """Two halvings: 28 -> 14 -> 7 -> 14 -> 28."""

    def __init__(self):
        super().__init__()
        self.down1 = nn.Conv2d(1, WIDTH, 4, 2, 1)
        self.down2 = nn.Conv2d(WIDTH, 2 * WIDTH, 4, 2, 1)
        self.up2 = nn.ConvTranspose2d(2 * WIDTH, WIDTH, 4, 2, 1, bias=False)
        self.up1 = nn.ConvTranspose2d(2 * WIDTH, 1, 4, 2, 1)

    def forward(self, x):
        half = self.down1(x)
        quarter = self.down2(nn.functional.leaky_relu(half, 0.2))
        up = nn.functional.instance_norm(self.up2(torch.relu(quarter)))
        return torch.tanh(self.up1(torch.relu(torch.cat([up, half], 1))))


def generator():
    return nn.Sequential(
        nn.ReflectionPad2d(3), nn.Conv2d(1, WIDTH, 7, bias=False), nn.InstanceNorm2d(WIDTH), nn.ReLU(True),
        nn.Conv2d(WIDTH, 2 * WIDTH, 3, 2, 1, bias=False), nn.InstanceNorm2d(2 * WIDTH), nn.ReLU(True),
        Residual(2 * WIDTH), Residual(2 * WIDTH),
        nn.ConvTranspose2d(2 * WIDTH, WIDTH, 3, 2, 1, output_padding=1, bias=False), nn.InstanceNorm2d(WIDTH), nn.ReLU(True),
        nn.ReflectionPad2d(3), nn.Conv2d(WIDTH, 1, 7), nn.Tanh())


def discriminator():
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


def image(offset):
    x = torch.empty(BATCH, 1, 28, 28)
    fill(x, offset, -1, 1)
    return x


def three_steps():
    g, f, d_x, d_y = made(generator()), made(generator()), made(discriminator()), made(discriminator())
    square, l1 = nn.MSELoss(), nn.L1Loss()
    optimizer_g = torch.optim.Adam([*g.parameters(), *f.parameters()], lr=2e-4, betas=(0.5, 0.999))
    optimizer_d = torch.optim.Adam([*d_x.parameters(), *d_y.parameters()], lr=2e-4, betas=(0.5, 0.999))
    x, y = image(0.5), image(0.3)
    numbers = []
    for _ in range(3):
        to_y, to_x = g(x), f(y)
        cycle = l1(f(to_y), x) + l1(g(to_x), y)
        identity = l1(g(y), y) + l1(f(x), x)
        judged_y, judged_x = d_y(to_y), d_x(to_x)
        adversarial = square(judged_y, torch.ones_like(judged_y)) + square(judged_x, torch.ones_like(judged_x))
        loss_g = adversarial + CYCLE * cycle + IDENTITY * identity
        optimizer_g.zero_grad()
        loss_g.backward()
        optimizer_g.step()

        loss_d = 0
        for d, real, fake in ((d_x, x, to_x), (d_y, y, to_y)):
            on_real, on_fake = d(real), d(fake.detach())
            loss_d = loss_d + 0.5 * (square(on_real, torch.ones_like(on_real)) + square(on_fake, torch.zeros_like(on_fake)))
        optimizer_d.zero_grad()
        loss_d.backward()
        optimizer_d.step()
        numbers.append([loss_d.item(), loss_g.item(), cycle.item() / 2])
    return numbers


def unet():
    output = made(UNet())(image(0.5))
    return [output.mean().item(), output.square().mean().item(), output[1, 0, 5, 6].item()]


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("cyclegan_parity", {"steps": three_steps(), "unet": unet()})
