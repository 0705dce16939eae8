"""What the peers share: layers that PyTorch lacks, and weights and inputs that need no file, because both languages compute them alike."""
import json
import pathlib

import torch
from torch import nn

GOLDEN = 0.6180339887498949


class Maxout(nn.Module):
    def __init__(self, inputs, units, pieces):
        super().__init__()
        self.linear = nn.Linear(inputs, units * pieces)
        self.shape = (-1, units, pieces)

    def forward(self, x):
        return self.linear(x).view(self.shape).max(dim=2).values


class Residual(nn.Module):
    def __init__(self, maps):
        super().__init__()
        self.layers = nn.Sequential(
            nn.ReflectionPad2d(1), nn.Conv2d(maps, maps, 3, bias=False), nn.InstanceNorm2d(maps), nn.ReLU(True),
            nn.ReflectionPad2d(1), nn.Conv2d(maps, maps, 3, bias=False), nn.InstanceNorm2d(maps))

    def forward(self, x):
        return x + self.layers(x)


def fill(tensor, offset, low, high):
    """Low-discrepancy numbers in [low, high): the fractional part of i/phi + offset, in double, the same in every language."""
    i = torch.arange(tensor.numel(), dtype=torch.float64)
    with torch.no_grad():
        tensor.copy_((low + (high - low) * torch.frac(i * GOLDEN + offset)).reshape(tensor.shape))


def initialise(network):
    """Every weight matrix from [-0.05, 0.05), shifted by its number; vectors (batch norm) stay as they are made: ones and zeros."""
    for number, parameter in enumerate(network.parameters()):
        if parameter.dim() > 1:
            fill(parameter, 0.1 * number, -0.05, 0.05)


def scaled(network, *factors):
    """The usual weights, each matrix times its factor (the last one's counts for the rest): far from a linear map. Vectors are 0."""
    initialise(network)
    with torch.no_grad():
        for parameter in (p for p in network.parameters() if p.dim() <= 1):
            parameter.zero_()
        for number, parameter in enumerate(p for p in network.parameters() if p.dim() > 1):
            parameter.mul_(factors[min(number, len(factors) - 1)])
    return network


def descend(optimizer, loss):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def store(name, numbers):
    """Writes the reference beside this script, with the version that made it."""
    path = pathlib.Path(__file__).with_name(f"{name}.json")
    path.write_text(json.dumps({"torch": torch.__version__, **numbers}, indent=1) + "\n")
    print(f"{path.name}: {numbers}")
