using Minimax.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// GraphGAN's game (arXiv 1711.08267, equation 1): G names nodes that a node might have an edge with, D tells them from those that it has one with. What G says
/// is a node's number, through which no gradient flows, so G learns by the policy gradient.
/// </summary>
/// <param name="generator">G.</param>
/// <param name="discriminator">D.</param>
/// <param name="optimizers">The optimisers of G and D.</param>
public sealed class GraphGanStep(GraphGan.Generator generator, GraphGan.Discriminator discriminator,
    (OptimizerHelper G, OptimizerHelper D) optimizers) : IStep<Tensor>
{
    private readonly Player<GraphGan.Generator> g = new("G", generator, optimizers.G);
    private readonly Player<GraphGan.Discriminator> d = new("D", discriminator, optimizers.D);

    /// <summary>Nodes that G names for each edge of the batch.</summary>
    public int Named { get; init; } = 4;

    /// <summary>
    /// Whether the mean loss of a batch is taken from the losses of its nodes. That leaves the gradient's mean nearly as it is and makes its noise less.
    /// </summary>
    public bool Baseline { get; init; } = true;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [g, d];

    /// <summary>Updates D, then G.</summary>
    /// <param name="edges">(B, 2), int64: a root c and a node v that it has an edge with.</param>
    /// <returns>D's loss, and G's: log(1 − D) on average.</returns>
    public Report Update(Tensor edges)
    {
        var lossOfD = DiscriminatorLoss(edges, Draw(edges).Pairs);
        d.Descend(lossOfD);
        var (pairs, log) = Draw(edges);
        Tensor cost;
        using (no_grad()) cost = -softplus(d.Network.call(pairs));                          // log(1 − D(v, c))
        g.Descend(PolicyLoss(log, cost));
        return new Report(("D loss", lossOfD), ("G loss", cost.mean()));
    }

    /// <summary>−E log D(v, c) − E log(1 − D(v', c)), v' ~ G(· | c).</summary>
    /// <param name="edges">(B, 2).</param>
    /// <param name="pairs">(B · Named, 2).</param>
    public Tensor DiscriminatorLoss(Tensor edges, Tensor pairs) => softplus(-d.Network.call(edges)).mean() + softplus(d.Network.call(pairs)).mean();

    /// <summary>Its gradient is ∇ E log(1 − D(v', c)) = E [log(1 − D(v', c)) ∇ log G(v' | c)], the policy gradient.</summary>
    /// <param name="log">(M): log G of the nodes that were named.</param>
    /// <param name="cost">(M): log(1 − D) of them, without a gradient.</param>
    public Tensor PolicyLoss(Tensor log, Tensor cost) => (log * (Baseline ? cost - cost.mean() : cost)).mean();

    /// <summary>(B · Named, 2) pairs of a root and a node that G names, and log G of each.</summary>
    private (Tensor Pairs, Tensor Log) Draw(Tensor edges)
    {
        var roots = edges.select(1, 0);                                                     // (B)
        var all = g.Network.call(roots);                                                    // (B, N)
        var named = all.detach().exp().multinomial(Named, replacement: true);               // (B, Named)
        return (stack([roots.unsqueeze(1).expand_as(named).flatten(), named.flatten()], 1), all.gather(1, named).flatten());
    }
}
