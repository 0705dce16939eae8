"""What PyTorch draws from a seed: the reference of the engine's random streams.

Run: python3 tests/peers/random_streams.py   (any PyTorch; one thread)
"""
import json
import pathlib

import torch

SEED = 20240229

DRAWS = {
    "rand": lambda g: torch.rand(5, generator=g),
    "randn of a few": lambda g: torch.randn(5, generator=g),
    "randn of many": lambda g: torch.randn(40, generator=g),
    "randint": lambda g: torch.randint(-3, 100, (6,), generator=g),
    "randperm": lambda g: torch.randperm(9, generator=g),
    "normal_": lambda g: torch.empty(4).normal_(1, 0.02, generator=g),
    "uniform_": lambda g: torch.empty(4).uniform_(-1, 1, generator=g),
    "bernoulli_": lambda g: torch.empty(12).bernoulli_(0.3, generator=g),
    "exponential_": lambda g: torch.empty(4).exponential_(2, generator=g),
    "multinomial": lambda g: torch.multinomial(torch.tensor([0.1, 0.2, 0.3, 0.4]), 8, True, generator=g),
}

if __name__ == "__main__":
    torch.set_num_threads(1)
    streams = {name: draw(torch.Generator().manual_seed(SEED)).tolist() for name, draw in DRAWS.items()}
    torch.manual_seed(SEED)
    streams["the global stream"] = [torch.rand(1).item() for _ in range(3)] + torch.randn(3).tolist()
    target = pathlib.Path(__file__).with_suffix(".json")
    target.write_text(json.dumps({"seed": SEED, "streams": streams}, indent=1) + "\n")
