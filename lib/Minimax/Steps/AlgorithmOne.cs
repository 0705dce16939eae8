using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// Algorithm 1 of Goodfellow et al., "Generative Adversarial Nets" (arXiv 1406.2661), to the letter: k times D climbs, each time on m new
/// examples and m new samples, then G descends once, on m samples more. <see cref="GanStep"/> is its thriftier form with k = 1.
/// </summary>
public sealed class AlgorithmOne : IStep<Tensor>
{
    private readonly Player g;
    private readonly Player d;
    private readonly Module<Tensor, Tensor> generator;
    private readonly Module<Tensor, Tensor> discriminator;
    private readonly IObjective objective;
    private readonly Func<long, Tensor> prior;
    private readonly int k;

    /// <param name="generator">(m, latent) to (m, …).</param>
    /// <param name="discriminator">(m, …) to (m) logits.</param>
    /// <param name="objective">What each player wants.</param>
    /// <param name="prior">Draws m latents, (m, latent), on the networks' device: p_g(z) of the paper.</param>
    /// <param name="optimizers">The optimisers of G and D.</param>
    /// <param name="k">Updates of D for one of G. The paper used 1, "the least expensive option".</param>
    public AlgorithmOne(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> discriminator, IObjective objective, Func<long, Tensor> prior,
        (OptimizerHelper G, OptimizerHelper D) optimizers, int k = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        (this.generator, this.discriminator, this.objective, this.prior, this.k) = (generator, discriminator, objective, prior, k);
        g = new Player("G", generator, optimizers.G);
        d = new Player("D", discriminator, optimizers.D);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [g, d];

    /// <summary>Updates D k times, then G once.</summary>
    /// <param name="real">(k·m, …) data: k mini-batches of m examples.</param>
    /// <returns>D loss (minus what D ascends), D(x), D(G(z)) of D's last update, and the G loss, each before its update.</returns>
    public Report Update(Tensor real)
    {
        if (real.shape[0] % k != 0) throw new ArgumentException($"A batch of {real.shape[0]} is not {k} mini-batches of equal size.", nameof(real));
        var batches = real.chunk(k);
        var (value, onReal, onFake) = UpdateDiscriminator(batches[0]);
        foreach (var batch in batches[1..]) (value, onReal, onFake) = UpdateDiscriminator(batch);
        var loss = UpdateGenerator(real.shape[0] / k);
        return new Report(("D loss", -value), ("G loss", loss))
        {
            Outputs = [("D(x)", sigmoid(onReal).mean()), ("D(G(z))", sigmoid(onFake).mean())],
        };
    }

    /// <summary>D ascends V(D, G) = 1/m Σ log D(x) + log(1 − D(G(z))), or whatever the objective has in its place, by one step.</summary>
    /// <param name="real">(m, …) data.</param>
    /// <returns>What D ascended, and its logits on data and on samples: (m) each, before the update.</returns>
    public (Tensor Value, Tensor OnReal, Tensor OnFake) UpdateDiscriminator(Tensor real)
    {
        var fake = generator.call(prior(real.shape[0])).detach();                              // G(z), no gradient into G
        var (onReal, onFake) = (discriminator.call(real), discriminator.call(fake));
        var value = objective.DiscriminatorAscends(onReal, onFake);
        d.Ascend(value);
        return (value, onReal, onFake);
    }

    /// <summary>G descends 1/m Σ log(1 − D(G(z))), or whatever the objective has in its place, by one step.</summary>
    /// <param name="count">m.</param>
    /// <returns>What G descended, before the update.</returns>
    public Tensor UpdateGenerator(long count)
    {
        using var held = d.Fixed();
        var loss = objective.GeneratorDescends(discriminator.call(generator.call(prior(count))));
        g.Descend(loss);
        return loss;
    }
}
