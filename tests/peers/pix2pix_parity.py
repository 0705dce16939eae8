"""Three pix2pix steps in PyTorch, with and without x before D, and the layers that pix2pix adds: the reference of the parity tests.

Run: python3 tests/peers/pix2pix_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn

from common import fill, initialise, store

WIDTH, BATCH, SIDE, LAMBDA = 4, 2, 16, 100.0


class Translator(nn.Module):
    """Two halvings, 16 -> 8 -> 4 -> 8 -> 16, from one channel to three."""

    def __init__(self, skips=True):
        super().__init__()
        self.skips = skips
        self.down1 = nn.Conv2d(1, WIDTH, 4, 2, 1)
        self.down2 = nn.Conv2d(WIDTH, 2 * WIDTH, 4, 2, 1)
        self.up2 = nn.ConvTranspose2d(2 * WIDTH, WIDTH, 4, 2, 1, bias=False)
        self.up1 = nn.ConvTranspose2d(2 * WIDTH if skips else WIDTH, 3, 4, 2, 1)

    def forward(self, x):
        half = self.down1(x)
        quarter = self.down2(nn.functional.leaky_relu(half, 0.2))
        up = nn.functional.instance_norm(self.up2(torch.relu(quarter)))
        return torch.tanh(self.up1(torch.relu(torch.cat([up, half], 1) if self.skips else up)))


def judge(channels):
    return nn.Sequential(
        nn.Conv2d(channels, WIDTH, 4, 2, 1), nn.LeakyReLU(0.2, True),
        nn.Conv2d(WIDTH, 2 * WIDTH, 4, 1, 1, bias=False), nn.InstanceNorm2d(2 * WIDTH), nn.LeakyReLU(0.2, True),
        nn.Conv2d(2 * WIDTH, 1, 4, 1, 1))


def pixel_judge():
    return nn.Sequential(
        nn.Conv2d(3, WIDTH, 1), nn.LeakyReLU(0.2, True),
        nn.Conv2d(WIDTH, 2 * WIDTH, 1, bias=False), nn.InstanceNorm2d(2 * WIDTH), nn.LeakyReLU(0.2, True),
        nn.Conv2d(2 * WIDTH, 1, 1))


def made(network):
    initialise(network)
    for name, parameter in network.named_parameters():
        if name.endswith("bias"):
            nn.init.zeros_(parameter)
    return network


def image(offset, channels):
    x = torch.empty(BATCH, channels, SIDE, SIDE)
    fill(x, offset, -1, 1)
    return x


def three_steps(conditional):
    g, d = made(Translator()), made(judge(4 if conditional else 3))
    cross_entropy, l1 = nn.BCEWithLogitsLoss(), nn.L1Loss()
    optimizer_g = torch.optim.Adam(g.parameters(), lr=2e-4, betas=(0.5, 0.999))
    optimizer_d = torch.optim.Adam(d.parameters(), lr=2e-4, betas=(0.5, 0.999))
    x, y = image(0.5, 1), image(0.3, 3)
    seen = (lambda picture: torch.cat([x, picture], 1)) if conditional else (lambda picture: picture)
    numbers = []
    for _ in range(3):
        translated = g(x)
        on_real, on_fake = d(seen(y)), d(seen(translated.detach()))
        loss_d = cross_entropy(on_real, torch.ones_like(on_real)) + cross_entropy(on_fake, torch.zeros_like(on_fake))
        optimizer_d.zero_grad()
        loss_d.backward()
        optimizer_d.step()

        judged, distance = d(seen(translated)), l1(translated, y)
        loss_g = cross_entropy(judged, torch.ones_like(judged)) + LAMBDA * distance
        optimizer_g.zero_grad()
        loss_g.backward()
        optimizer_g.step()
        numbers.append([loss_d.item(), loss_g.item(), distance.item(), torch.sigmoid(on_real).mean().item(), torch.sigmoid(on_fake).mean().item()])
    return numbers


def passed(network, x):
    output = made(network)(x)
    return [output.mean().item(), output.square().mean().item(), output[1, 0, 5, 6].item()]


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("pix2pix_parity", {
        "conditional": three_steps(True), "unconditional": three_steps(False),
        "encoder and decoder": passed(Translator(skips=False), image(0.5, 1)), "pixel judge": passed(pixel_judge(), image(0.3, 3))})
