using Minimax.Objectives;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// Algorithm 1 of "Generative Adversarial Nets" (arXiv 1406.2661): D climbs, then G descends, each on one mini-batch, for any
/// <see cref="IObjective"/>. The two networks are the players' own: DCGAN is this step with <see cref="Models.Dcgan"/>'s networks.
/// </summary>
public sealed class GanStep : IStep<Tensor>
{
    private readonly Player g;
    private readonly Player d;
    private readonly Module<Tensor, Tensor> generator;
    private readonly Module<Tensor, Tensor> discriminator;
    private readonly IObjective objective;
    private readonly int latent;

    /// <param name="generator">(B, latent) to (B, …).</param>
    /// <param name="discriminator">(B, …) to (B) logits.</param>
    /// <param name="objective">What each player wants.</param>
    /// <param name="latent">The length of z.</param>
    /// <param name="optimizers">The optimisers of G and D.</param>
    public GanStep(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> discriminator, IObjective objective, int latent,
        (TorchSharp.Modules.OptimizerHelper G, TorchSharp.Modules.OptimizerHelper D) optimizers)
    {
        (this.generator, this.discriminator, this.objective, this.latent) = (generator, discriminator, objective, latent);
        g = new Player("G", generator, optimizers.G);
        d = new Player("D", discriminator, optimizers.D);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [g, d];

    /// <summary>Updates D, then G, on one batch.</summary>
    /// <param name="real">(B, …) data.</param>
    /// <returns>D loss (minus what D ascends), G loss, D(x) and D(G(z)) as mean probabilities before the update.</returns>
    /// <remarks>
    /// The algorithm draws fresh latents for G's update. As in the code of the DCGAN paper, G is updated here on the samples that D has
    /// just seen, which saves a forward pass through G; D judges them anew.
    /// </remarks>
    public Report Update(Tensor real)
    {
        var fake = generator.call(randn(real.shape[0], latent, device: real.device)); // z ~ N(0, I)

        var (onReal, onFake) = (discriminator.call(real), discriminator.call(fake.detach())); // real and fake in batches of their own
        var value = objective.DiscriminatorAscends(onReal, onFake);
        d.Ascend(value);

        using var held = d.Fixed();
        var loss = objective.GeneratorDescends(discriminator.call(fake));
        g.Descend(loss);

        return new Report(("D loss", -value), ("G loss", loss))
        {
            Outputs = [("D(x)", sigmoid(onReal).mean()), ("D(G(z))", sigmoid(onFake).mean())],
        };
    }
}
