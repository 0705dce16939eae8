"""What the peers share: weights and inputs that need no file, because both languages compute them alike."""
import json
import pathlib

import torch

GOLDEN = 0.6180339887498949


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


def store(name, numbers):
    """Writes the reference beside this script, with the version that made it."""
    path = pathlib.Path(__file__).with_name(f"{name}.json")
    path.write_text(json.dumps({"torch": torch.__version__, **numbers}, indent=1) + "\n")
    print(f"{path.name}: {numbers}")
