"""A recurrent network that writes symbols or rows of pixels, and a discriminator of its states, in PyTorch: the reference of the parity tests.

Run: python3 tests/peers/sequence_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn
from torch.nn import functional as F

from common import fill, store

HIDDEN, SYMBOLS, SEEN = 6, 4, 5


def initialise(*parts):
    """As in C#, where the parts are one network: weight matrices are numbered through, biases are zero."""
    number = 0
    with torch.no_grad():
        for parameter in (p for part in parts for p in part.parameters()):
            if parameter.dim() > 1:
                fill(parameter, 0.1 * number, -0.05, 0.05)
                parameter.mul_(20)
            else:
                parameter.zero_()
            number += 1


def sequences():
    gru, scores = nn.GRU(SYMBOLS, HIDDEN, batch_first=True), nn.Linear(HIDDEN, SYMBOLS)
    initialise(gru, scores)
    symbols = (torch.arange(15) * 7).remainder(4).view(3, 5)
    x = F.one_hot(symbols, SYMBOLS).float()
    states = gru(torch.cat([torch.zeros(3, 1, SYMBOLS), x[:, :-1]], 1))[0]
    nats = F.cross_entropy(scores(states).transpose(1, 2), symbols, reduction="none").sum(1)

    both, head = nn.GRU(HIDDEN, SEEN, batch_first=True, bidirectional=True), nn.Sequential(nn.Linear(2 * SEEN, SEEN), nn.LeakyReLU(0.2), nn.Linear(SEEN, 1))
    initialise(both, head)
    judged = head(both(states)[0].mean(1)).squeeze(1)

    given, left = nn.Linear(HIDDEN, SYMBOLS), nn.Linear(SYMBOLS, SYMBOLS, bias=False)
    initialise(given, left)
    state = torch.empty(3, HIDDEN)
    fill(state, 0.2, -1, 1)
    row = x[:, 2]
    logits = torch.stack([given(state)[:, j] + (row[:, :j] * left.weight[j, :j]).sum(1) for j in range(SYMBOLS)], 1)
    rows = -F.binary_cross_entropy_with_logits(logits, row, reduction="none").sum(1)
    return {"states": states.flatten().tolist(), "nats": nats.tolist(), "scores": judged.tolist(), "rows": rows.tolist()}


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("sequence_parity", sequences())
