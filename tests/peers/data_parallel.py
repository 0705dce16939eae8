"""Data parallel training of a GAN of the course: TorchSharp has no distributed package, so its weights are exported and PyTorch goes on with them.

    python3 -m torch.distributed.run --nproc_per_node=2 tests/peers/data_parallel.py g.pt d.pt     two processes, a half of each batch each
    python3 tests/peers/data_parallel.py g.pt d.pt                                                  one process, the whole batch

(MEET=file:///some/file in place of torchrun's port; GLOO_SOCKET_IFNAME=lo keeps the processes' talk on this machine.)

g.pt and d.pt: what `./minimax export my-gan --to g.pt` and `--player D --to d.pt` write. Rank 0 prints each step's losses as JSON: both ways the same, to rounding,
for the mean of two halves' gradients is the gradient of the whole. With batch normalisation they would differ: each process has its own mean and variance.
"""
import json
import math
import os
import sys

import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from common import fill

BATCH, LATENT, STEPS, RATE = 64, 2, 20, 2e-3


def plane(activation, outputs, width=128):
    return nn.Sequential(nn.Linear(2, width), activation(), nn.Linear(width, width), activation(), nn.Linear(width, outputs))


class Network(nn.Module):
    """The networks of the course keep their layers in a field."""

    def __init__(self, layers, weights):
        super().__init__()
        self.layers = layers
        self.load_state_dict(torch.load(weights))

    def forward(self, x):
        return self.layers(x)


def batch(step, offset):
    """The points of a ring and the latents of a step, the same for all processes, who take their part of them."""
    angle, z = torch.empty(BATCH), torch.empty(BATCH, LATENT)
    fill(angle, offset + 0.37 * step, 0, 2 * math.pi)
    fill(z, offset + 0.61 * step, -2, 2)
    return 2 * torch.stack([angle.cos(), angle.sin()], 1), z


def train(g, d, rank, world):
    """Algorithm 1 with k = 1 and the non-saturating loss."""
    adam_g, adam_d = (torch.optim.Adam(player.parameters(), RATE, (0.5, 0.999)) for player in (g, d))
    for step in range(STEPS):
        real, z = (whole.chunk(world)[rank] for whole in batch(step, 0.1))
        adam_d.zero_grad()
        fake = g(z).detach()
        scores = d(torch.cat([real, fake]))  # one call: a DistributedDataParallel adds gradients up once for each
        loss_d = F.softplus(-scores[:len(real)]).mean() + F.softplus(scores[len(real):]).mean()
        loss_d.backward()
        adam_d.step()
        for weights in d.parameters():
            weights.requires_grad_(False)
        adam_g.zero_grad()
        inner = d.module if world > 1 else d  # D learns nothing here, so it has nothing to agree on
        loss_g = F.softplus(-inner(g(z))).mean()
        loss_g.backward()
        adam_g.step()
        for weights in d.parameters():
            weights.requires_grad_(True)
        losses = torch.stack([loss_d.detach(), loss_g.detach()])
        if world > 1:
            dist.all_reduce(losses)
        yield (losses / world).tolist()


if __name__ == "__main__":
    torch.set_num_threads(1)
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    players = Network(plane(nn.ReLU, 2), sys.argv[1]), Network(plane(lambda: nn.LeakyReLU(0.2), 1), sys.argv[2])
    if world > 1:
        dist.init_process_group("gloo", os.environ.get("MEET", "env://"), rank=rank, world_size=world)
        players = [DistributedDataParallel(player) for player in players]
    losses = list(train(*players, rank, world))
    if rank == 0:
        print(json.dumps(losses))
    if world > 1:
        dist.destroy_process_group()
