using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// WGAN-GP: Algorithm 1 of Gulrajani et al., "Improved Training of Wasserstein GANs" (arXiv 1704.00028). The critic climbs
/// <see cref="Wasserstein"/> less a <see cref="GradientPenalty"/>, several times for each step of G, because its gap is a distance, and
/// so of use to G, only near the critic's optimum.
/// </summary>
public sealed class WganGpStep : IStep<Tensor>
{
    private readonly Player g;
    private readonly Player f;
    private readonly Module<Tensor, Tensor> generator;
    private readonly Module<Tensor, Tensor> critic;
    private readonly Wasserstein objective = new();
    private readonly int latent;
    private readonly int k;

    /// <param name="generator">(m, latent) to (m, …).</param>
    /// <param name="critic">(m, …) to (m) scores, each of which depends on its own example alone (no batch normalisation).</param>
    /// <param name="latent">The length of z.</param>
    /// <param name="optimizers">The optimisers of G and of the critic; the paper has Adam with α = 0.0001, β₁ = 0, β₂ = 0.9.</param>
    /// <param name="k">Updates of the critic for one of G: n_critic, 5 in the paper.</param>
    public WganGpStep(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> critic, int latent, (OptimizerHelper G, OptimizerHelper Critic) optimizers, int k = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        (this.generator, this.critic, this.latent, this.k) = (generator, critic, latent, k);
        g = new Player("G", generator, optimizers.G);
        f = new Player("critic", critic, optimizers.Critic);
    }

    /// <summary>λ: how much the penalty counts. The paper has 10 everywhere.</summary>
    public double PenaltyWeight { get; init; } = 10;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [g, f];

    /// <summary>Updates the critic k times, then G once.</summary>
    /// <param name="real">(k·m, …) data: k mini-batches of m examples.</param>
    /// <returns>
    /// The critic's loss; G's loss; the gap E f(x) − E f(G(z)), which estimates W₁(p_data, p_G); and the penalty without its weight. The
    /// critic's are those of its last update, all before it.
    /// </returns>
    public Report Update(Tensor real)
    {
        if (real.shape[0] % k != 0) throw new ArgumentException($"A batch of {real.shape[0]} is not {k} mini-batches of equal size.", nameof(real));
        var batches = real.chunk(k);
        var (gap, penalty) = UpdateCritic(batches[0]);
        foreach (var batch in batches[1..]) (gap, penalty) = UpdateCritic(batch);
        var loss = UpdateGenerator(real.shape[0] / k);
        return new Report(("critic loss", PenaltyWeight * penalty - gap), ("G loss", loss), ("W", gap), ("penalty", penalty));
    }

    /// <summary>The critic descends E f(G(z)) − E f(x) + λ E (‖∇f(x̂)‖₂ − 1)² by one step (equation 3).</summary>
    /// <param name="real">(m, …) data.</param>
    /// <returns>The gap E f(x) − E f(G(z)) and the penalty, before the update.</returns>
    public (Tensor Gap, Tensor Penalty) UpdateCritic(Tensor real)
    {
        using var scope = NewDisposeScope();                                                // k updates need no more memory than one
        var count = real.shape[0];
        var fake = Sample(count);                                                           // no gradient into G
        var scores = critic.call(cat([real, fake])).split([count, count]);                  // one pass: no example depends on another
        var gap = objective.DiscriminatorAscends(scores[0], scores[1]);
        var penalty = GradientPenalty.Between(critic, real, fake);
        f.Descend(PenaltyWeight * penalty - gap);
        return (gap.detach().MoveToOuterDisposeScope(), penalty.detach().MoveToOuterDisposeScope());
    }

    /// <summary>G descends −E f(G(z)) by one step.</summary>
    /// <param name="count">m.</param>
    /// <returns>What G descended, before the update.</returns>
    public Tensor UpdateGenerator(long count)
    {
        using var held = f.Fixed();
        var loss = objective.GeneratorDescends(critic.call(generator.call(Latents(count))));
        g.Descend(loss);
        return loss;
    }

    private Tensor Sample(long count)
    {
        using var still = no_grad();
        return generator.call(Latents(count));
    }

    private Tensor Latents(long count) => randn(count, latent, device: g.Network.parameters().First().device); // z ~ N(0, I)
}
