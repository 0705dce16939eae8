"""Three steps of each autoencoder whose codes are to lie as a prior does, in PyTorch: the reference of the parity tests.

WAE-MMD: unbiased MMD with inverse multiquadratic kernels. WAE-GAN: a game among latents. IAN: an encoder on D's features, D of three classes.
Run: python3 tests/peers/latent_parity.py   (any PyTorch; one thread)
"""
import torch
from torch import nn
from torch.nn.functional import cross_entropy, softplus

from common import descend, fill, initialise, scaled, store

PIXELS, LATENT, WIDTH, BATCH = 6, 3, 8, 10
SCALES = [0.1, 0.2, 0.5, 1, 2, 5, 10]


def network(inputs, outputs):
    return scaled(nn.Sequential(nn.Linear(inputs, WIDTH), nn.Tanh(), nn.Linear(WIDTH, outputs)), 10)


def data():
    x = torch.empty(BATCH, PIXELS)
    fill(x, 0.5, -1, 1)
    return x


def adam(*networks):
    return torch.optim.Adam([p for one in networks for p in one.parameters()], lr=1e-2, betas=(0.5, 0.999))


def mmd(x, y):
    def kernel(a, b):
        squared = (a.unsqueeze(1) - b).square().sum(2)
        return sum(2 * LATENT * s / (2 * LATENT * s + squared) for s in SCALES)

    def others(a):
        n = len(a)
        return (kernel(a, a).sum() - len(SCALES) * n) / (n * (n - 1))

    return others(x) + others(y) - 2 * kernel(x, y).mean()


def miss(x, rebuilt):
    return (x - rebuilt).square().sum(1).mean()


def wae_mmd():
    e, g, x = network(PIXELS, LATENT), network(LATENT, PIXELS), data()
    optimizer, numbers = adam(e, g), []
    for number in range(3):
        torch.manual_seed(number)
        z = e(x)
        cost, missed = mmd(z, torch.randn(BATCH, LATENT)), miss(x, g(z))
        descend(optimizer, missed + 10 * cost)
        numbers.append([missed.item(), cost.item()])
    return numbers


def wae_gan():
    e, g, d, x = network(PIXELS, LATENT), network(LATENT, PIXELS), network(LATENT, 1), data()
    optimizer_e, optimizer_d, numbers = adam(e, g), adam(d), []
    for number in range(3):
        torch.manual_seed(number)
        z, drawn = e(x), torch.randn(BATCH, LATENT)
        loss_d = softplus(-d(drawn)).mean() + softplus(d(z.detach())).mean()
        descend(optimizer_d, loss_d)
        fooling, missed = softplus(-d(z)).mean(), miss(x, g(z))
        descend(optimizer_e, missed + 10 * fooling)
        numbers.append([missed.item(), loss_d.item(), fooling.item()])
    return numbers


def introspective():
    d, e, g, x = network(PIXELS, 3), nn.Linear(WIDTH, 2 * LATENT), network(LATENT, PIXELS), data()
    initialise(e)
    nn.init.zeros_(e.bias)
    optimizer_e, optimizer_d, numbers = adam(e, g), adam(d), []

    def named(images, name):
        return cross_entropy(d(images), torch.full((BATCH,), name))

    for number in range(3):
        torch.manual_seed(number)
        mean, log_variance = e(d[:2](x).detach()).chunk(2, 1)
        rebuilt = g(mean + (log_variance / 2).exp() * torch.randn(BATCH, LATENT))
        sample = g(torch.randn(BATCH, LATENT))
        loss_d = (named(x, 0) + named(sample.detach(), 1) + named(rebuilt.detach(), 2)) / 3
        descend(optimizer_d, loss_d)
        game = (named(sample, 0) + named(rebuilt, 0)) / 2
        pixels = (x - rebuilt).abs().mean()
        features = (d[:2](x).detach() - d[:2](rebuilt)).square().mean()
        divergence = (mean.square() + log_variance.exp() - 1 - log_variance).sum(1).mean() / 2
        orthogonal = 0
        for weight in (g[0].weight, g[2].weight):
            rows = weight if weight.shape[0] <= weight.shape[1] else weight.t()
            orthogonal = orthogonal + (rows @ rows.t() - torch.eye(len(rows))).abs().sum()
        descend(optimizer_e, game + 10 * pixels + features + 0.01 * divergence + 0.05 * orthogonal)
        numbers.append([value.item() for value in (loss_d, game, pixels, features, divergence)])
    return numbers


if __name__ == "__main__":
    torch.set_num_threads(1)
    store("latent_parity", {"wae-mmd": wae_mmd(), "wae-gan": wae_gan(), "introspective": introspective()})
