#!/usr/bin/env python3
"""Writes optimisers.json: five steps of PyTorch's optimisers, for tests/Minimax.Compat.Tests/Optim/OptimizerParityTests.cs.

    python3 optimisers.py > optimisers.json        # PyTorch 1.13, one thread

SGD's `maximize` together with `weight_decay` is left out: PyTorch changed its sign between versions.
"""
import json

import torch
from torch import optim

torch.set_num_threads(1)
torch.manual_seed(5)


def numbers(tensor):
    return {"shape": list(tensor.shape), "values": [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]}


start = [torch.randn(3, 2), torch.randn(4)]
# The second parameter has no gradient in the third step.
gradients = [[torch.randn(3, 2), None if step == 2 else torch.randn(4)] for step in range(5)]

optimisers = {
    "SGD": lambda p: optim.SGD(p, 0.1),
    "SGD with momentum": lambda p: optim.SGD(p, 0.1, momentum=0.9),
    "SGD with dampening and decay": lambda p: optim.SGD(p, 0.1, momentum=0.9, dampening=0.3, weight_decay=0.05),
    "SGD after Nesterov": lambda p: optim.SGD(p, 0.1, momentum=0.9, nesterov=True),
    "SGD upwards": lambda p: optim.SGD(p, 0.1, momentum=0.5, maximize=True),
    "Adam": lambda p: optim.Adam(p, 0.01),
    "Adam for GANs": lambda p: optim.Adam(p, 2e-4, betas=(0.5, 0.999)),
    "Adam with decay": lambda p: optim.Adam(p, 0.01, weight_decay=0.1),
    "Adam with AMSGrad": lambda p: optim.Adam(p, 0.01, amsgrad=True),
    "Adam upwards": lambda p: optim.Adam(p, 0.01, maximize=True, weight_decay=0.1),
    "AdamW": lambda p: optim.AdamW(p, 0.01, weight_decay=0.1),
    "AdamW with AMSGrad": lambda p: optim.AdamW(p, 0.01, weight_decay=0.1, amsgrad=True, maximize=True),
    "RMSProp": lambda p: optim.RMSprop(p, 0.01),
    "RMSProp centred": lambda p: optim.RMSprop(p, 0.01, alpha=0.9, centered=True, weight_decay=0.1),
    "RMSProp with momentum": lambda p: optim.RMSprop(p, 0.01, momentum=0.9, maximize=True),
    "Adagrad": lambda p: optim.Adagrad(p, 0.1, lr_decay=0.2, weight_decay=0.1, initial_accumulator_value=0.3),
}

cases = {}
for name, make in optimisers.items():
    parameters = [tensor.clone().requires_grad_() for tensor in start]
    optimiser = make(parameters)
    steps = []
    for step in gradients:
        for parameter, gradient in zip(parameters, step):
            parameter.grad = None if gradient is None else gradient.clone()
        optimiser.step()
        steps.append([numbers(parameter) for parameter in parameters])
    cases[name] = steps
print(
    json.dumps(
        {
            "torch": torch.__version__,
            "start": [numbers(tensor) for tensor in start],
            "gradients": [[None if gradient is None else numbers(gradient) for gradient in step] for step in gradients],
            "cases": cases,
        },
        separators=(",", ":"),
    )
)
