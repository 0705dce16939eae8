"""Three steps of each semi-supervised GAN in PyTorch, on small networks: the reference of the parity tests.

Run: python3 tests/peers/semi_supervised_parity.py   (any PyTorch; one thread)
"""
import torch
import torch.nn.functional as F
from torch import nn

from common import descend, fill, initialise, store

LATENT, CLASSES, LABELLED, BATCH = 6, 3, 6, 8
PIXELS = 28 * 28


class WeightNormLinear(nn.Module):
    def __init__(self, inputs, outputs, train_scale=True):
        super().__init__()
        self.v = nn.Parameter(torch.zeros(outputs, inputs))
        self.g = nn.Parameter(torch.ones(outputs), requires_grad=train_scale)
        self.bias = nn.Parameter(torch.zeros(outputs))

    def forward(self, x):
        weight = self.v * (self.g / self.v.norm(dim=1)).unsqueeze(1)
        return F.linear(x, weight, self.bias)


def noisy(x, std):
    return x + std * torch.randn_like(x)


class Generator(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(LATENT, width), nn.BatchNorm1d(width), nn.Softplus(),
            nn.Linear(width, width), nn.BatchNorm1d(width), nn.Softplus(),
            WeightNormLinear(width, PIXELS), nn.Sigmoid())

    def forward(self, z):
        return (2 * self.layers(z) - 1).view(-1, 1, 28, 28)


class Discriminator(nn.Module):
    def __init__(self, widths=(24, 16)):
        super().__init__()
        self.hidden = nn.ModuleList(WeightNormLinear(a, b, train_scale=False) for a, b in zip((PIXELS, *widths), widths))
        self.head = WeightNormLinear(widths[-1], CLASSES)

    def features(self, images):
        x = noisy((images.flatten(1) + 1) / 2, 0.3)
        for number, layer in enumerate(self.hidden):
            x = F.relu(layer(noisy(x, 0.5) if number else x))
        return x

    def forward(self, images):
        return self.head(noisy(self.features(images), 0.5))


class PairGenerator(nn.Module):
    def __init__(self, width=16):
        super().__init__()
        self.first = nn.Sequential(nn.Linear(LATENT + CLASSES, width), nn.BatchNorm1d(width), nn.Softplus())
        self.second = nn.Sequential(nn.Linear(width + CLASSES, width), nn.BatchNorm1d(width), nn.Softplus())
        self.last = WeightNormLinear(width + CLASSES, PIXELS)

    def forward(self, z, y):
        x = self.second(torch.cat([self.first(torch.cat([z, y], 1)), y], 1))
        return (2 * torch.sigmoid(self.last(torch.cat([x, y], 1))) - 1).view(-1, 1, 28, 28)


class PairDiscriminator(nn.Module):
    def __init__(self, widths=(24, 16)):
        super().__init__()
        self.hidden = nn.ModuleList(WeightNormLinear(a + CLASSES, b) for a, b in zip((PIXELS, *widths), widths))
        self.head = WeightNormLinear(widths[-1] + CLASSES, 1)

    def forward(self, images, y):
        x = noisy((images.flatten(1) + 1) / 2, 0.3)
        for layer in self.hidden:
            x = noisy(F.relu(layer(torch.cat([x, y], 1))), 0.5)
        return self.head(torch.cat([x, y], 1)).view(-1)


def entropy(logits):
    return torch.distributions.Categorical(logits=logits).entropy().mean()


def marginal_entropy(logits):
    return torch.distributions.Categorical(probs=logits.softmax(1).mean(0)).entropy()


def plus_one(real, fake):
    """-log D(x) - log(1 - D(G(z))) with D = 1 - softmax over K + 1 logits, the last of which is 0."""
    def generated(logits):
        return F.log_softmax(torch.cat([logits, torch.zeros(len(logits), 1)], 1), 1)[:, -1]
    return -torch.log1p(-generated(real).exp()).mean() - generated(fake).mean()


def pull_away(features):
    cosines = F.cosine_similarity(features.unsqueeze(1), features.unsqueeze(0), dim=2)
    n = len(features)
    return (cosines.square().sum() - n) / (n * (n - 1))


def log_density(x, data, bandwidth):
    return torch.logsumexp(-torch.cdist(x.flatten(1), data.flatten(1)).square() / (2 * bandwidth ** 2), 1)


def adam(network):
    return torch.optim.Adam(network.parameters(), lr=1e-3, betas=(0.5, 0.999))


def batch():
    labelled, unlabelled = torch.empty(LABELLED, 1, 28, 28), torch.empty(BATCH, 1, 28, 28)
    fill(labelled, 0.2, -1, 1)
    fill(unlabelled, 0.5, -1, 1)
    return labelled, torch.arange(LABELLED) % CLASSES, unlabelled


def mean_features(d, real, fake):
    return (d.features(real).mean(0) - d.features(fake).mean(0)).square().sum()


def bad_generator(d, real, fake):
    on_fake = d.features(fake)
    matching = (d.features(real).mean(0) - on_fake.mean(0)).square().sum()
    data = real[:5]
    itself = torch.eye(5, dtype=torch.bool)
    exponents = -torch.cdist(data.flatten(1), data.flatten(1)).square() / (2 * 20.0 ** 2)
    threshold = torch.logsumexp(exponents.masked_fill(itself, -float("inf")), 1).min()
    density = F.relu(log_density(fake, data, 20.0) - threshold).mean()
    return matching + pull_away(on_fake) + density


GAMES = {
    "sgan": (lambda real, fake: plus_one(real, fake), lambda d, real, fake: -torch.log1p(-1 / (1 + d(fake).exp().sum(1))).mean()),
    "catgan": (lambda real, fake: entropy(real) - marginal_entropy(real) - entropy(fake),
               lambda d, real, fake: (lambda logits: entropy(logits) - marginal_entropy(logits))(d(fake))),
    "feature_matching": (lambda real, fake: plus_one(real, fake), mean_features),
    "bad_gan": (lambda real, fake: plus_one(real, fake) + entropy(real), bad_generator),
}


def three_steps(discriminator_loss, generator_loss):
    g, d = Generator(), Discriminator()
    initialise(g)
    initialise(d)
    optimizer_g, optimizer_d = adam(g), adam(d)
    labelled, labels, unlabelled = batch()
    losses = []
    for step in range(3):
        torch.manual_seed(step)
        fake = g(torch.rand(BATCH, LATENT))
        logits = d(torch.cat([labelled, unlabelled, fake.detach()]))
        supervised = F.cross_entropy(logits[:LABELLED], labels)
        game = discriminator_loss(logits[LABELLED:-BATCH], logits[-BATCH:])
        descend(optimizer_d, supervised + 0.5 * game)
        loss_g = generator_loss(d, unlabelled, fake)
        descend(optimizer_g, loss_g)
        losses.append([supervised.item(), -game.item(), loss_g.item()])
    return losses


def three_triple_steps():
    g, d, c = PairGenerator(), PairDiscriminator(), Discriminator()
    for network in (g, d, c):
        initialise(network)
    optimizer_g, optimizer_d, optimizer_c = adam(g), adam(d), adam(c)
    labelled, labels, unlabelled = batch()
    ones, half = torch.ones(BATCH), BATCH // 2
    bce = F.binary_cross_entropy_with_logits
    losses = []
    for step in range(3):
        torch.manual_seed(step)
        asked = torch.randint(CLASSES, (BATCH,))
        y = F.one_hot(asked, CLASSES).float()
        fake = g(torch.rand(BATCH, LATENT), y)
        on_labelled, on_unlabelled, on_fake = c(torch.cat([labelled, unlabelled, fake.detach()])).split([LABELLED, BATCH, BATCH])
        confidence, chosen = on_unlabelled.softmax(1).max(1)
        found = F.one_hot(chosen, CLASSES).float()
        on_data = d(torch.cat([labelled, unlabelled[:half]]), torch.cat([F.one_hot(labels, CLASSES).float(), found[:half]]))
        on_classified = d(unlabelled[half:], found[half:])
        on_generated = d(fake.detach(), y)
        loss_d = bce(on_data, torch.ones(len(on_data))) + 0.5 * bce(on_classified, 0 * ones[:half]) + 0.5 * bce(on_generated, 0 * ones)
        descend(optimizer_d, loss_d)
        loss_g = 0.5 * bce(d(fake, y), ones)
        descend(optimizer_g, loss_g)
        adversarial = bce(on_classified.detach(), ones[:half], reduction="none")
        loss_c = (F.cross_entropy(on_labelled, labels) + 0.3 * (entropy(on_unlabelled) - marginal_entropy(on_unlabelled))
                  + 0.5 * (confidence[half:] * adversarial).mean() + 0.1 * F.cross_entropy(on_fake, asked))
        descend(optimizer_c, loss_c)
        losses.append([loss_d.item(), loss_g.item(), loss_c.item()])
    return losses


if __name__ == "__main__":
    torch.set_num_threads(1)
    numbers = {name: three_steps(*losses) for name, losses in GAMES.items()}
    store("semi_supervised_parity", {**numbers, "triple_gan": three_triple_steps()})
