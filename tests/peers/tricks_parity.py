"""Three steps of a plane GAN with four tricks of Improved GAN at once, in PyTorch: the reference of the parity test.

Virtual batch normalisation in G, minibatch discrimination in D, one-sided label smoothing and historical averaging.
Run: python3 tests/peers/tricks_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, softplus

from common import fill, initialise, store

LATENT, WIDTH, REFERENCES, BATCH, WEIGHT = 4, 16, 8, 12, 0.5


class VirtualBatchNorm(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(features))
        self.bias = nn.Parameter(torch.zeros(features))

    def forward(self, x):
        reference, rest = x[:REFERENCES], x[REFERENCES:]
        mean, square = reference.mean(0, keepdim=True), (reference ** 2).mean(0, keepdim=True)
        new, old = 1 / (REFERENCES + 1), REFERENCES / (REFERENCES + 1)
        parts = [self.normal(reference, mean, square), self.normal(rest, new * rest + old * mean, new * rest ** 2 + old * square)]
        return torch.cat(parts) * self.weight + self.bias

    @staticmethod
    def normal(x, mean, square):
        return (x - mean) / torch.sqrt(1e-5 + square - mean ** 2)


class MinibatchDiscrimination(nn.Module):
    def __init__(self, features, kernels, dimensions):
        super().__init__()
        self.t = nn.Parameter(torch.zeros(features, kernels, dimensions))

    def forward(self, f):
        m = torch.einsum("ia,abc->ibc", f, self.t)
        o = torch.stack([torch.exp(-(m - one).abs().sum(2)).sum(0) for one in m])
        return torch.cat([f, o], 1)


class Historical:
    def __init__(self, network):
        self.network = network
        self.seen = [[p.detach().clone() for p in network.parameters()]]

    def cost(self):
        means = [torch.stack(past).mean(0) for past in zip(*self.seen)]
        return sum(((p - mean) ** 2).sum() for p, mean in zip(self.network.parameters(), means))

    def remember(self):
        self.seen.append([p.detach().clone() for p in self.network.parameters()])


def zero_biases(network):
    initialise(network)
    for name, parameter in network.named_parameters():
        if name.endswith("bias"):
            nn.init.zeros_(parameter)
    return network


def three_steps():
    layers = zero_biases(nn.Sequential(nn.Linear(LATENT, WIDTH), VirtualBatchNorm(WIDTH), nn.ReLU(), nn.Linear(WIDTH, 2)))
    reference = torch.empty(REFERENCES, LATENT)
    fill(reference, 0.3, -1, 1)

    def g(z):
        return layers(torch.cat([reference, z]))[REFERENCES:]

    d = zero_biases(nn.Sequential(nn.Linear(2, WIDTH), nn.LeakyReLU(0.2), nn.Linear(WIDTH, WIDTH), nn.LeakyReLU(0.2),
                                  MinibatchDiscrimination(WIDTH, 16, 8), nn.Linear(WIDTH + 16, 1), nn.Flatten(0)))
    optimizer_g = torch.optim.Adam(layers.parameters(), lr=1e-2, betas=(0.5, 0.999))
    optimizer_d = torch.optim.Adam(d.parameters(), lr=1e-2, betas=(0.5, 0.999))
    history_g, history_d = Historical(layers), Historical(d)
    real = torch.empty(BATCH, 2)
    fill(real, 0.5, -1, 1)
    numbers = []
    for number in range(3):
        torch.manual_seed(number)
        fake = g(torch.randn(BATCH, LATENT)).detach()
        on_real, on_fake = d(real), d(fake)
        game = (binary_cross_entropy_with_logits(on_real, torch.full_like(on_real, 0.9))
                + binary_cross_entropy_with_logits(on_fake, torch.zeros_like(on_fake)))
        optimizer_d.zero_grad()
        (game + WEIGHT * history_d.cost()).backward()
        optimizer_d.step()
        history_d.remember()
        loss_g = softplus(-d(g(torch.randn(BATCH, LATENT)))).mean()
        optimizer_g.zero_grad()
        (loss_g + WEIGHT * history_g.cost()).backward()
        optimizer_g.step()
        history_g.remember()
        numbers.append([game.item(), loss_g.item(), on_real.sigmoid().mean().item(), on_fake.sigmoid().mean().item()])
    return numbers


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("tricks_parity", {"steps": three_steps()})
