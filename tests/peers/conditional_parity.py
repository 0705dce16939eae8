"""Three steps of each conditional GAN in PyTorch, on small networks: the reference of the parity tests.

Run: python3 tests/peers/conditional_parity.py   (any PyTorch; one thread)
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from common import descend, fill, initialise, store

LATENT, CLASSES, CODES, BATCH, WIDTH, PIXELS = 6, 3, 2, 8, 8, 28 * 28
SIGMA = 0.5


def generator(codes):
    w = WIDTH
    return nn.Sequential(
        nn.Unflatten(1, (LATENT + codes, 1, 1)),
        nn.ConvTranspose2d(LATENT + codes, 4 * w, 4, bias=False), nn.BatchNorm2d(4 * w), nn.ReLU(),
        nn.ConvTranspose2d(4 * w, 2 * w, 3, 2, 1, bias=False), nn.BatchNorm2d(2 * w), nn.ReLU(),
        nn.ConvTranspose2d(2 * w, w, 4, 2, 1, bias=False), nn.BatchNorm2d(w), nn.ReLU(),
        nn.ConvTranspose2d(w, 1, 4, 2, 1, bias=False), nn.Tanh())


def downward(channels):
    w = WIDTH
    return [nn.Conv2d(channels, w, 4, 2, 1, bias=False), nn.LeakyReLU(0.2),
            nn.Conv2d(w, 2 * w, 4, 2, 1, bias=False), nn.BatchNorm2d(2 * w), nn.LeakyReLU(0.2),
            nn.Conv2d(2 * w, 4 * w, 3, 2, 1, bias=False), nn.BatchNorm2d(4 * w), nn.LeakyReLU(0.2)]


def convolutions(channels, outputs):
    return nn.Sequential(*downward(channels), nn.Conv2d(4 * WIDTH, outputs, 4), nn.Flatten(1))


def planes(images, labels):
    return torch.cat([images, labels[:, :, None, None].expand(-1, -1, 28, 28)], 1)


def adam(*networks):
    return torch.optim.Adam([p for n in networks for p in n.parameters()], lr=1e-3, betas=(0.5, 0.999))


def data():
    images = torch.empty(BATCH, 1, 28, 28)
    fill(images, 0.5, -1, 1)
    labels = torch.arange(BATCH) % CLASSES
    return images, labels, F.one_hot(labels, CLASSES).float()


def nats(outputs, code):
    guesses = outputs[:, 1:]
    loss = -(code[:, :CLASSES] * F.log_softmax(guesses[:, :CLASSES], 1)).sum(1).mean()
    rest = code.shape[1] - CLASSES
    if rest:
        miss = (code[:, CLASSES:] - guesses[:, CLASSES:]) / SIGMA
        loss = loss + 0.5 * (miss ** 2).sum(1).mean() + rest * math.log(SIGMA * math.sqrt(2 * math.pi))
    return loss


def game(method, continuous=0):
    """judge(d, images, code) -> (score, what the reading costs)"""
    codes = CLASSES + continuous
    g = generator(codes)
    if method == "concatenation":
        d = convolutions(1 + codes, 1)
        judge = lambda x, y: (d(planes(x, y))[:, 0], 0)
    elif method == "projection":
        d = convolutions(1, 1 + codes)

        def judge(x, y):
            out = d(x)
            return out[:, 0] + (y * out[:, 1:]).sum(1), 0
    else:
        d = convolutions(1, 1 + codes)

        def judge(x, y):
            out = d(x)
            return out[:, 0], nats(out, y)

    initialise(g)
    initialise(d)
    with torch.no_grad():
        list(d.parameters())[-1].zero_()  # the bias of the last layer
    adam_g, adam_d = adam(g), adam(d)
    numbers = []
    for number in range(3):
        torch.manual_seed(number)
        images, _, label = data()
        if continuous:
            label = torch.zeros(BATCH, codes)

        def draw():
            parts = [torch.randn(BATCH, LATENT), F.one_hot(torch.randint(CLASSES, (BATCH,)), CLASSES).float()]
            if continuous:
                parts.append(2 * torch.rand(BATCH, continuous) - 1)
            told = torch.cat(parts, 1)
            return g(told), told[:, LATENT:]

        with torch.no_grad():
            fake, code = draw()
        (real_score, real_nats), (fake_score, fake_nats) = judge(images, label), judge(fake, code)
        read = fake_nats + (real_nats if method == "auxiliary" else 0)
        loss_d = F.softplus(-real_score).mean() + F.softplus(fake_score).mean() + 2 * read
        descend(adam_d, loss_d)
        fake, code = draw()
        score, read = judge(fake, code)
        loss_g = F.softplus(-score).mean() + 2 * read
        descend(adam_g, loss_g)
        numbers.append([loss_d.item(), loss_g.item()])
    return numbers


class LeNet(nn.Module):
    def __init__(self, width=4):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, width, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(width, 2 * width, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(2 * width * 49, 128), nn.ReLU())
        self.head = nn.Linear(128, CLASSES)


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(*downward(1), nn.Flatten())
        self.head = nn.Linear(64 * WIDTH, 1)


def prepared(network):
    initialise(network)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if name.endswith("bias"):
                parameter.zero_()
    return network


def cvae_gan():
    e, g = prepared(convolutions(1 + CLASSES, 2 * LATENT)), prepared(generator(CLASSES))
    d, c = prepared(Discriminator()), prepared(LeNet())
    adam_eg, adam_d, adam_c = adam(e, g), adam(d), adam(c)
    half = lambda a, b: 0.5 * ((a - b) ** 2).flatten(1).sum(1).mean()
    numbers = []
    for number in range(3):
        torch.manual_seed(number)
        x, labels, label = data()
        mean, log_variance = e(planes(x, label)).chunk(2, 1)
        rebuilt = g(torch.cat([mean + (log_variance / 2).exp() * torch.randn_like(mean), label], 1))
        sample = g(torch.cat([torch.randn(BATCH, LATENT), label], 1))
        loss_c = F.cross_entropy(c.head(c.features(x)), labels)
        descend(adam_c, loss_c)
        judge = lambda images: d.head(d.features(images))[:, 0]
        loss_d = (F.softplus(-judge(x)) + F.softplus(judge(rebuilt.detach())) + F.softplus(judge(sample.detach()))).mean()
        descend(adam_d, loss_d)

        divergence = 0.5 * (mean ** 2 + log_variance.exp() - 1 - log_variance).sum(1).mean()
        features, means = 0, 0
        for network in (d, c):
            real, again, drawn = network.features(x).detach(), network.features(rebuilt), network.features(sample)
            features = features + half(real, again)
            if network is d:
                means = means + 0.5 * ((real.mean(0) - drawn.mean(0)) ** 2).sum()
            else:
                for k in range(CLASSES):
                    means = means + 0.5 * ((real[labels == k].mean(0) - drawn[labels == k].mean(0)) ** 2).sum()
        descend(adam_eg, 2 * divergence + 0.5 * half(x, rebuilt) + 3 * features + 4 * means)
        numbers.append([loss_c.item(), loss_d.item(), divergence.item(), half(x, rebuilt).item(), features.item(), means.item()])
    return numbers


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("conditional_parity", {
        "concatenation": game("concatenation"), "projection": game("projection"), "auxiliary": game("auxiliary"),
        "information": game("information", CODES), "cvae_gan": cvae_gan()})
