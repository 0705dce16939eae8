"""Weights in files, from us to PyTorch and back.

Run: python3 tests/peers/weights.py FOLDER   (any PyTorch; WeightsPeerTests runs it)

Reads ours.safetensors and ours.pt, and writes theirs.safetensors and theirs.pt, all in FOLDER; prints, as JSON, what the generator of each makes
of the same latents. The safetensors package is not needed: the format is an eight-byte length, JSON, and the tensors' bytes.
"""
import json
import pathlib
import struct
import sys

import torch
from torch import nn

from common import fill
from dcgan_parity import BATCH, LATENT, generator

TYPES = {"F32": torch.float32, "I64": torch.int64}


class Generator(nn.Module):
    """The networks of the course keep their layers in a field."""

    def __init__(self):
        super().__init__()
        self.layers = generator()

    def forward(self, z):
        return self.layers(z.view(*z.shape, 1, 1))


def read_safetensors(path):
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    state = {}
    for name, tensor in header.items():
        begin, end = (8 + length + offset for offset in tensor["data_offsets"])
        state[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=TYPES[tensor["dtype"]]).reshape(tensor["shape"])
    return state


def write_safetensors(state, path):
    header, offset = {"__metadata__": {"format": "pt"}}, 0
    for name, tensor in state.items():
        size = tensor.numel() * tensor.element_size()
        kind = next(key for key, dtype in TYPES.items() if dtype == tensor.dtype)
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(tensor.contiguous().numpy().tobytes() for tensor in state.values()))


def made(network):
    z = torch.empty(BATCH, LATENT)
    fill(z, 0.3, -2, 2)
    network.eval()
    with torch.no_grad():
        return network(z).flatten().tolist()


def loaded(state):
    network = Generator()
    network.load_state_dict(state)
    return made(network)


if __name__ == "__main__":
    torch.set_num_threads(1)
    folder = pathlib.Path(sys.argv[1])
    torch.manual_seed(0)
    theirs = Generator()
    with torch.no_grad():
        for _ in range(3):  # batch normalisation gathers its averages
            theirs(torch.randn(BATCH, LATENT))
    torch.save(theirs.state_dict(), folder / "theirs.pt")
    write_safetensors(theirs.state_dict(), folder / "theirs.safetensors")
    torch.save(theirs, folder / "whole.pt")
    print(json.dumps({
        "ours.safetensors": loaded(read_safetensors(folder / "ours.safetensors")),
        "ours.pt": loaded(torch.load(folder / "ours.pt")),
        "theirs": made(theirs),
    }))
