"""Three steps of each learner of notebook 20 in PyTorch, with a pendulum of its own: the reference of the parity tests.

PPO on the height of the mass, GAIL with and without a penalty on D's slope, behaviour cloning.
Run: python3 tests/peers/imitation_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn
from torch.nn.functional import logsigmoid, softplus

from common import descend, fill, store

STEPS, WIDTH, EPISODES, HORIZON, EPOCHS, PARTS, K, SOME = 3, 8, 6, 10, 2, 3, 2, 16
GAMMA, LAMBDA, CLIP = 0.97, 0.95, 0.2


def layers(inputs, outputs):
    return nn.Sequential(nn.Linear(inputs, WIDTH), nn.Tanh(), nn.Linear(WIDTH, WIDTH), nn.Tanh(), nn.Linear(WIDTH, outputs))


class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.mean = layers(3, 1)
        self.log_sigma = nn.Parameter(torch.zeros(1))

    def forward(self, seen):
        return self.mean(seen)

    def draw(self, seen):
        mu = self(seen)
        return mu + self.log_sigma.exp() * torch.randn_like(mu)

    def log_probability(self, seen, done):
        return torch.distributions.Normal(self(seen), self.log_sigma.exp()).log_prob(done).sum(1)


def wide(network):
    """Matrices are numbered on their own, ten times the usual weights; all else is 0, so that the spread is 1."""
    matrices = [parameter for parameter in network.parameters() if parameter.dim() > 1]
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.zero_()
        for number, matrix in enumerate(matrices):
            fill(matrix, 0.1 * number, -0.5, 0.5)
    return network


def adam(network):
    return torch.optim.Adam(network.parameters(), lr=1e-2)


def swing(states, actions):
    """A tenth of a second of a kilogram on a metre, by four steps of Runge and Kutta."""
    torque = (actions.clamp(-1, 1) * 3).double()[:, 0]

    def slope(y):
        return torch.stack([y[:, 1], torque - 9.81 * torch.sin(y[:, 0])], 1)

    h = 0.025
    for _ in range(4):
        k1 = slope(states)
        k2 = slope(states + h / 2 * k1)
        k3 = slope(states + h / 2 * k2)
        k4 = slope(states + h * k3)
        states = states + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return states


def observe(states):
    return torch.stack([states[:, 0].cos(), states[:, 0].sin(), states[:, 1] / 8], 1).float()


def act(policy, states):
    seen, done, rewards = [observe(states)], [], []
    with torch.no_grad():
        for _ in range(HORIZON):
            done.append(policy.draw(seen[-1]))
            states = swing(states, done[-1])
            seen.append(observe(states))
            rewards.append(((1 - states[:, 0].cos()) / 2).float())
    return torch.stack(seen), torch.stack(done), torch.stack(rewards)


def climb(policy, value, adams, seen, done, rewards):
    with torch.no_grad():
        values = value(seen).squeeze(2)
        sums, total = [], torch.zeros(EPISODES)
        for t in reversed(range(HORIZON)):
            total = rewards[t] + GAMMA * values[t + 1] - values[t] + GAMMA * LAMBDA * total
            sums.insert(0, total)
        advantages = torch.stack(sums)
        targets = (advantages + values[:-1]).flatten()
        advantages = ((advantages - advantages.mean()) / advantages.std()).flatten()
        s, a = seen[:-1].flatten(0, 1), done.flatten(0, 1)
        before = policy.log_probability(s, a)
    for _ in range(EPOCHS):
        for part in torch.randperm(len(s)).chunk(PARTS):
            ratio = (policy.log_probability(s[part], a[part]) - before[part]).exp()
            gain = torch.min(ratio * advantages[part], ratio.clamp(1 - CLIP, 1 + CLIP) * advantages[part]).mean()
            descend(adams[0], -gain)
            loss = (value(s[part]).squeeze(1) - targets[part]).square().mean()
            descend(adams[1], loss)
    return loss.item()


def starts():
    states = torch.empty(EPISODES, 2)
    fill(states, 0.3, -1, 1)
    return states.double()


def shown(network):
    rows = torch.empty(5, 3)
    fill(rows, 0.7, -1, 1)
    return network(rows).flatten().tolist()


def ppo():
    policy, value = wide(Policy()), wide(layers(3, 1))
    adams, numbers = (adam(policy), adam(value)), []
    for number in range(STEPS):
        torch.manual_seed(number)
        seen, done, rewards = act(policy, starts())
        numbers.append([climb(policy, value, adams, seen, done, rewards), rewards.mean().item()])
    return {"reports": numbers, "policy": shown(policy), "spread": policy.log_sigma.exp().tolist(), "value": shown(value)}


def gail(gamma):
    policy, value, d = wide(Policy()), wide(layers(3, 1)), wide(layers(4, 1))
    adams, adam_d, numbers = (adam(policy), adam(value)), adam(d), []
    expert = torch.empty(24, 4)
    fill(expert, 0.5, -1, 1)

    def steepness(rows):
        x = rows.detach().requires_grad_()
        return torch.autograd.grad(d(x).sum(), x, create_graph=True)[0].square().sum() / len(x)

    for number in range(STEPS):
        torch.manual_seed(number)
        seen, done, rewards = act(policy, starts())
        pairs = torch.cat([seen[:-1], done.clamp(-1, 1)], 2)
        for _ in range(K):
            real = expert[torch.randint(len(expert), (SOME,))]
            fake = pairs.flatten(0, 1)[torch.randint(HORIZON * EPISODES, (SOME,))]
            on_real, on_fake = d(real), d(fake)
            loss_d = -(logsigmoid(on_real).mean() + logsigmoid(-on_fake).mean())
            descend(adam_d, loss_d + gamma / 2 * (steepness(real) + steepness(fake)) if gamma else loss_d)
        with torch.no_grad():
            judged = softplus(d(pairs)).squeeze(2)
        loss_v = climb(policy, value, adams, seen, done, judged)
        numbers.append([loss_d.item(), loss_v, torch.sigmoid(on_real).mean().item(), torch.sigmoid(on_fake).mean().item(), rewards.mean().item()])
    rows = torch.empty(5, 4)
    fill(rows, 0.7, -1, 1)
    return {"reports": numbers, "policy": shown(policy), "value": shown(value), "d": d(rows).flatten().tolist()}


def clone():
    policy = wide(Policy())
    optimizer, numbers = torch.optim.Adam(policy.parameters(), lr=1e-2), []
    pairs = torch.empty(24, 4)
    fill(pairs, 0.5, -1, 1)
    for _ in range(STEPS):
        loss = (policy(pairs[:, :3]) - pairs[:, 3:]).square().mean()
        numbers.append(loss.item())
        descend(optimizer, loss)
    return {"reports": numbers, "policy": shown(policy)}


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("imitation_parity", {"ppo": ppo(), "gail": gail(0), "gail, a flat D": gail(0.3), "clone": clone()})
