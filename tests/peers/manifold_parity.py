"""Tangents of a local generator and the two terms made of them in PyTorch, with its own Jacobian: the reference of the parity tests.

Run: python3 tests/peers/manifold_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn

from common import fill, scaled, store

DIMENSIONS, COORDINATES, WIDTH, BATCH = 3, 2, 16, 5


def local():
    layers = scaled(nn.Sequential(
        nn.Linear(DIMENSIONS + COORDINATES, WIDTH), nn.Tanh(), nn.Linear(WIDTH, WIDTH), nn.Tanh(), nn.Linear(WIDTH, DIMENSIONS)), 20)

    def g(x, z):
        return x + (layers(torch.cat([x, z])) - layers(torch.cat([x, torch.zeros_like(z)])))

    return layers, g


def terms():
    layers, g = local()
    classifier = scaled(nn.Sequential(nn.Linear(DIMENSIONS, WIDTH), nn.Tanh(), nn.Linear(WIDTH, 1)), 20)
    points = torch.empty(BATCH, DIMENSIONS)
    fill(points, 0.3, -1, 1)
    tangents, squares, changes = [], [], []
    for x in points:
        jacobian = torch.autograd.functional.jacobian(lambda z: g(x, z), torch.zeros(COORDINATES), create_graph=True)  # (D, d)
        tangents.append(jacobian.t().detach().flatten().tolist())
        squares.append((jacobian.t() @ jacobian - torch.eye(COORDINATES)).square().sum())
        slope = torch.autograd.functional.jacobian(lambda y: classifier(y).squeeze(), x, create_graph=True)            # (D)
        changes.append((jacobian.t().detach() @ slope).square().sum())
    orthonormal, smooth = torch.stack(squares).mean(), torch.stack(changes).mean()
    of_g = torch.autograd.grad(orthonormal, layers[0].weight)[0]
    of_c = torch.autograd.grad(smooth, classifier[0].weight)[0]
    return {"tangents": sum(tangents, []), "orthonormal": orthonormal.item(), "orthonormal gradient": of_g.norm().item(),
            "smooth": smooth.item(), "smooth gradient": of_c.norm().item()}


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("manifold_parity", terms())
