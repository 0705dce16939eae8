using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// Bad GAN (Dai et al., arXiv 1705.09783, section 4): D plays <see cref="BadGan"/>'s game; G matches features, but its samples spread out
/// and stay off the dense places of the data, so that they fill what lies between the classes.
/// </summary>
/// <param name="generator">(B, latent) to (B, …).</param>
/// <param name="classifier">(B, …) to (B, K) logits, each of which depends on its own example alone (no batch normalisation).</param>
/// <param name="features">(B, …) to (B, features): a hidden layer of the classifier.</param>
/// <param name="density">Where the data is dense.</param>
/// <param name="objective">The game on the unlabelled data.</param>
/// <param name="latent">The length of z.</param>
/// <param name="optimizers">The optimisers of G and of D, the classifier.</param>
public sealed class BadGanStep(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> classifier, Func<Tensor, Tensor> features, LowDensity density,
    BadGan objective, int latent, (OptimizerHelper G, OptimizerHelper D) optimizers)
    : SemiSupervisedStep(generator, classifier, objective, latent, optimizers)
{
    /// <summary>How much the pull-away term counts, the stand-in for minus the entropy of the samples.</summary>
    public double PullAwayWeight { get; init; } = 1;

    /// <summary>How much the samples pay for lying where the data is dense.</summary>
    public double DensityWeight { get; init; } = 1;

    /// <summary>‖E f(x) − E f(G(z))‖² − H(p_G) + E log p(G(z)) · 1[p(G(z)) > ε], equation 5, with <see cref="PullAway"/> for −H(p_G).</summary>
    /// <inheritdoc/>
    protected override Tensor GeneratorDescends(Tensor real, Tensor fake)
    {
        var onFake = features(fake);                                                    // (B, features)
        return FeatureMatching.Distance(features(real), onFake)
            + (PullAwayWeight * PullAway.Of(onFake))
            + (DensityWeight * density.Penalty(fake));
    }
}
