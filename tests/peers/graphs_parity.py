"""MolGAN's and NetGAN's critics with their gradient penalties, NetGAN's walks where nothing is left to chance, and GraphGAN's graph softmax by walking down
each tree, in PyTorch: the reference of the parity tests.

Run: python3 tests/peers/graphs_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn

from common import fill, store

PLACES, WIDTH, BATCH, ORDERS, KINDS = 5, 8, 4, 4, 5
EDGES = [(0, 1), (0, 2), (1, 2), (1, 3), (3, 4), (4, 5), (2, 5), (5, 6)]
NODES, LENGTH = 7, 3
WALK, LATENT, HIDDEN, WINDOW = 6, 6, 9, 3


class Relational(nn.Module):
    def __init__(self, inputs, outputs, kinds):
        super().__init__()
        self.self = nn.Linear(inputs, outputs)
        self.others = nn.Linear(inputs, outputs * kinds)
        self.outputs = outputs

    def forward(self, edges, nodes):
        out = self.self(nodes)
        sent = self.others(nodes)
        degree = edges.sum((1, 3)).clamp_min(1)
        for kind in range(edges.shape[1]):
            part = sent[:, :, kind * self.outputs:(kind + 1) * self.outputs]
            out = out + torch.einsum("bij,bjo->bio", edges[:, kind], part) / degree[:, :, None]
        return torch.tanh(out)


class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = Relational(KINDS, WIDTH, ORDERS - 1)
        self.second = Relational(WIDTH + KINDS, WIDTH // 2, ORDERS - 1)
        self.gate = nn.Linear(WIDTH // 2 + KINDS, 2 * WIDTH)
        self.value = nn.Linear(WIDTH // 2 + KINDS, 2 * WIDTH)
        self.head = nn.Sequential(nn.Linear(2 * WIDTH, 2 * WIDTH), nn.Tanh(), nn.Linear(2 * WIDTH, 1), nn.Flatten(0))

    def forward(self, rows):
        cut = PLACES * PLACES * ORDERS
        bonds = rows[:, :cut].view(-1, PLACES, PLACES, ORDERS)[..., 1:].permute(0, 3, 1, 2)
        x = rows[:, cut:].view(-1, PLACES, KINDS)
        h = self.first(bonds, x)
        h = self.second(bonds, torch.cat([h, x], 2))
        both = torch.cat([h, x], 2)
        return self.head(torch.tanh((torch.sigmoid(self.gate(both)) * torch.tanh(self.value(both))).sum(1)))


def critic():
    network = Critic()
    for number, (_, parameter) in enumerate(sorted(network.named_parameters())):
        fill(parameter, 0.1 * number, -0.4, 0.4)
    rows = torch.empty(BATCH, PLACES * PLACES * ORDERS + PLACES * KINDS)
    fill(rows, 0.3, 0, 1)
    x = rows.clone().requires_grad_()
    scores = network(x)
    slope = torch.autograd.grad(scores.sum(), x, create_graph=True)[0]
    penalty = ((slope.norm(dim=1) - 1) ** 2).mean()
    penalty.backward()
    return {"scores": scores.tolist(), "penalty": penalty.item(), "by first.others.weight": network.first.others.weight.grad.abs().sum().item()}


def parents(root):
    found, order = {root: root}, [root]
    for node in order:
        for other in sorted({b for a, b in EDGES if a == node} | {a for a, b in EDGES if b == node}):
            if other not in found:
                found[other] = node
                order.append(other)
    return found


def softmax(vectors, root, node):
    """The product over the way, one softmax over tree neighbours at a time."""
    tree = parents(root)

    def step(at, to):
        around = [v for v in range(NODES) if v != at and (tree[v] == at or tree[at] == v)]
        scores = torch.stack([vectors[v] @ vectors[at] for v in around])
        return torch.softmax(scores, 0)[around.index(to)]

    way = [node]
    while way[-1] != root:
        way.append(tree[way[-1]])
    way.reverse()
    product = step(node, tree[node])
    for at, to in zip(way, way[1:]):
        product = product * step(at, to)
    return product


def graph_softmax():
    vectors = torch.empty(NODES, LENGTH)
    fill(vectors, 0.2, -1, 1)
    vectors.requires_grad_()
    rows = [[softmax(vectors, root, node).item() if node != root else 0.0 for node in range(NODES)] for root in range(NODES)]
    torch.log(softmax(vectors, 0, 6)).backward()
    return {"rows": rows, "gradient": vectors.grad.flatten().tolist()}


class WalkCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.rows = nn.Conv1d(NODES, HIDDEN, WINDOW)
        self.head = nn.Sequential(nn.LeakyReLU(0.2), nn.Linear(HIDDEN, HIDDEN), nn.LeakyReLU(0.2), nn.Linear(HIDDEN, 1))

    def forward(self, walks):
        parts = []
        for t in range(WALK - WINDOW + 1):
            row = walks[:, t:t + WINDOW]
            parts.append(self.head(torch.einsum("btn,hnt->bh", row, self.rows.weight) + self.rows.bias)[:, 0])
        return torch.stack(parts, 1).mean(1)


class Walker(nn.Module):
    """The largest logit is the next node: what a draw is where the logits are far apart."""

    def __init__(self):
        super().__init__()
        self.begin = nn.Sequential(nn.Linear(LATENT, HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, 2 * HIDDEN), nn.Tanh())
        self.cell = nn.LSTMCell(HIDDEN, HIDDEN)
        self.up = nn.Linear(HIDDEN, NODES)
        self.down = nn.Linear(NODES, HIDDEN, bias=False)

    def forward(self, z):
        memory = self.begin(z)
        h, c = memory[:, :HIDDEN], memory[:, HIDDEN:]
        read, walk = torch.zeros_like(h), []
        for _ in range(WALK):
            h, c = self.cell(read, (h, c))
            walk.append(self.up(h).argmax(1))
            read = self.down(nn.functional.one_hot(walk[-1], NODES).float())
        return torch.stack(walk, 1)


def filled(network, size):
    for number, (_, parameter) in enumerate(sorted(network.named_parameters())):
        fill(parameter, 0.29 * number, -size, size)
    return network


def walk_critic():
    network = filled(WalkCritic(), 0.8)
    walks = torch.empty(BATCH, WALK, NODES)
    fill(walks, 0.3, 0, 1)
    x = walks.clone().requires_grad_()
    scores = network(x)
    slope = torch.autograd.grad(scores.sum(), x, create_graph=True)[0]
    penalty = ((slope.flatten(1).norm(dim=1) - 1) ** 2).mean()
    penalty.backward()
    return {"scores": scores.tolist(), "penalty": penalty.item(), "by rows.weight": network.rows.weight.grad.abs().sum().item()}


def walks():
    z = torch.empty(5, LATENT)
    fill(z, 0.4, -5, 5)
    return filled(Walker(), 7)(z).tolist()


torch.set_num_threads(1)
store("graphs_parity", {"critic": critic(), "softmax": graph_softmax(), "walk critic": walk_critic(), "walks": walks()})
