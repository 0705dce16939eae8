#!/usr/bin/env python3
"""Writes inits.json: what PyTorch's initialisers draw with seed 13, for tests/Minimax.Compat.Tests/NN/InitTests.cs.

    python3 inits.py > inits.json        # PyTorch 1.13, one thread
"""
import json

import torch
from torch.nn import init

torch.set_num_threads(1)


def drawn(draw, *shape):
    torch.manual_seed(13)
    tensor = draw(torch.empty(*shape))
    return {"shape": list(tensor.shape), "values": [float(f"{value:.8g}") for value in tensor.flatten().tolist()]}


cases = {
    "uniform_": drawn(lambda t: init.uniform_(t, -0.5, 2), 3, 4),
    "normal_": drawn(lambda t: init.normal_(t, 1, 0.02), 3, 4),
    "normal_ of 64": drawn(lambda t: init.normal_(t, 0, 0.02), 8, 8),
    "trunc_normal_": drawn(lambda t: init.trunc_normal_(t, 0.1, 0.5, -0.4, 0.8), 3, 4),
    "xavier_uniform_": drawn(lambda t: init.xavier_uniform_(t, 1.5), 3, 4, 2, 2),
    "xavier_normal_": drawn(lambda t: init.xavier_normal_(t), 3, 4),
    "kaiming_uniform_": drawn(lambda t: init.kaiming_uniform_(t, 0.2, "fan_out"), 3, 4, 2, 2),
    "kaiming_normal_": drawn(lambda t: init.kaiming_normal_(t, nonlinearity="relu"), 3, 4),
    "orthogonal_": drawn(lambda t: init.orthogonal_(t, 2), 5, 3),
    "orthogonal_ wide": drawn(lambda t: init.orthogonal_(t), 2, 3, 2),
}
print(json.dumps({"torch": torch.__version__, "cases": cases}, separators=(",", ":")))
