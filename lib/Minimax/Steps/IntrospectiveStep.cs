using Minimax.Layers;
using Minimax.Objectives;
using Minimax.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// Introspective adversarial network, IAN (Brock et al., "Neural Photo Editing with Introspective Adversarial Networks", arXiv 1609.07093): a VAE and a GAN in
/// one. The encoder E is a single layer on D's features: D looks, and E says what it has seen. D learns nothing from E's errors.
/// </summary>
/// <remarks>Deviations: the paper's G and D are larger and of several dilations, and its codes pass a network that makes their distribution richer.</remarks>
/// <param name="discriminator">(B, …) to (B, 3) logits: data, samples, reconstructions; an <see cref="IFeatures"/>.</param>
/// <param name="reader">E: D's features, (B, features), to (B, 2·latent), a <see cref="GaussianCode"/>.</param>
/// <param name="generator">(B, latent) to (B, …).</param>
/// <param name="prior">p(z): N(0, I), to which the divergence is measured.</param>
/// <param name="optimizers">Of E and G, who descend one number; of D.</param>
public sealed class IntrospectiveStep(Module<Tensor, Tensor> discriminator, Module<Tensor, Tensor> reader, Module<Tensor, Tensor> generator,
    NormalPrior prior, (OptimizerHelper EG, OptimizerHelper D) optimizers) : IStep<Tensor>
{
    private const long Data = 0, Sample = 1, Rebuilt = 2;

    private readonly Player<Pair<Module<Tensor, Tensor>>> eg = new("EG", new(reader, generator), optimizers.EG);
    private readonly Player<Module<Tensor, Tensor>> d = new("D", discriminator, optimizers.D);

    /// <summary>What counts how much.</summary>
    public IntrospectiveWeights Weights { get; init; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [eg, d];

    /// <summary>Updates D, which names what it sees, and then E and G, who want to be named data, and x back from its code.</summary>
    /// <param name="x">(B, …) data.</param>
    /// <returns>D's loss and the terms of E and G, before their updates.</returns>
    public Report Update(Tensor x)
    {
        var seen = new Judged(x, d.Network).Features.detach();
        var code = GaussianCode.Of(eg.Network.First.call(seen));
        var rebuilt = eg.Network.Second.call(code.Draw());                                  // G(z), z ~ q(z|x)
        var sample = eg.Network.Second.call(prior.Draw(x.shape[0], x.device));              // G(z), z ~ p(z)
        var lossD = (Named(x, Data) + Named(sample.detach(), Sample) + Named(rebuilt.detach(), Rebuilt)) / 3;
        d.Descend(lossD);

        using var frozen = d.Network.Freeze();
        var game = (Named(sample, Data) + Named(rebuilt, Data)) / 2;
        var (pixels, divergence) = ((x - rebuilt).abs().mean(), code.Divergence());
        var features = (new Judged(x, d.Network).Features.detach() - new Judged(rebuilt, d.Network).Features).square().mean();
        var loss = (Weights.Game * game) + (Weights.Pixels * pixels) + (Weights.Features * features) + (Weights.Divergence * divergence);
        if (Weights.Orthogonal > 0) loss += Weights.Orthogonal * Orthogonality.Of(eg.Network.Second);
        eg.Descend(loss);
        return new Report(("D loss", lossD), ("game", game), ("pixels", pixels), ("features", features), ("divergence", divergence));
    }

    private Tensor Named(Tensor images, long name) => cross_entropy(d.Network.call(images), full([images.shape[0]], name, ScalarType.Int64, images.device));
}
