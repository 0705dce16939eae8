using Minimax.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// Embeddings by telling pairs of the corpus from pairs that are made up, with negatives from a fixed distribution, from an adversary, or from both: Bose, Ling
/// and Cao, "Adversarial Contrastive Estimation" (arXiv 1805.03642). The adversary draws words, so it learns by REINFORCE.
/// </summary>
/// <param name="embedding">D, whose scores are high for pairs of the corpus.</param>
/// <param name="noise">(contexts): the fixed distribution of negatives.</param>
/// <param name="optimizer">That of D.</param>
public sealed class ContrastiveStep(SkipGram embedding, Tensor noise, OptimizerHelper optimizer) : IStep<(Tensor X, Tensor Y)>
{
    private readonly Player<SkipGram> d = new("D", embedding, optimizer);

    /// <summary>G: p(y | x), and what trains it. Without it there is no game.</summary>
    public (SkipGram Network, OptimizerHelper Optimizer)? Adversary { get; init; }

    /// <summary>How many negatives of a kind each pair gets.</summary>
    public int Negatives { get; init; } = 5;

    /// <summary>λ: the weight of the fixed negatives, if there is an adversary.</summary>
    public double Lambda { get; init; } = 0.5;

    /// <summary>What G earns for its entropy: without it G would name one word again and again.</summary>
    public double EntropyWeight { get; init; } = 0.1;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => Adversary is { } a ? [d, new Player("G", a.Network, a.Optimizer)] : [d];

    /// <summary>L(D) = −log σ(s(x, y⁺)) − λ Σ log σ(−s(x, y⁻)) over fixed y⁻ − (1 − λ) Σ log σ(−s(x, y⁻)) over those of G.</summary>
    /// <param name="pairs">(B) words and (B) words beside them.</param>
    /// <returns>D's loss, and with an adversary what G descends and its entropy.</returns>
    public Report Update((Tensor X, Tensor Y) pairs)
    {
        var (x, y) = pairs;
        var chance = multinomial(noise, x.shape[0] * Negatives, replacement: true).view(-1, Negatives); // (B, n)
        var positive = -logsigmoid(d.Network.call(x, y.unsqueeze(1))).mean();
        var byChance = Cost(x, chance).sum(1).mean();
        if (Adversary is not { } g)
        {
            d.Descend(positive + byChance);
            return new Report(("D loss", positive + byChance));
        }

        var log = log_softmax(g.Network.All(x), 1);                                                      // (B, contexts)
        var chosen = multinomial(log.detach().exp(), Negatives, replacement: true);                      // (B, n)
        var costs = Cost(x, chosen) * chosen.ne(y.unsqueeze(1));                                         // y⁺ itself is no negative
        var (lossOfG, entropy) = Reinforce(log, chosen, costs.detach());
        var loss = positive + (Lambda * byChance) + ((1 - Lambda) * costs.sum(1).mean());
        d.Descend(loss);
        new Player("G", g.Network, g.Optimizer).Descend(lossOfG);
        return new Report(("D loss", loss), ("G loss", lossOfG), ("G entropy", entropy));
    }

    /// <summary>−log σ(−s(x, y)): what a negative costs D, and earns G.</summary>
    private Tensor Cost(Tensor x, Tensor y) => -logsigmoid(-d.Network.call(x, y));

    /// <summary>∇ E r = E (r − b) ∇ log p(y | x), with b the mean reward of the other draws for the same x; and the entropy is a reward as well.</summary>
    private (Tensor Loss, Tensor Entropy) Reinforce(Tensor log, Tensor chosen, Tensor rewards)
    {
        var others = (rewards.sum(1, keepdim: true) - rewards) / Math.Max(Negatives - 1, 1);                // of a single draw: no baseline
        var entropy = -(log.exp() * log).sum(1).mean();
        var surrogate = ((rewards - others) * log.gather(1, chosen)).sum(1).mean();
        return (-surrogate - (EntropyWeight * entropy), entropy);
    }
}
