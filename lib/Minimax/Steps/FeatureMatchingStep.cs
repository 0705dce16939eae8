using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// Improved GAN (Salimans et al., arXiv 1606.03498, sections 3.1 and 5): D plays <see cref="ClassesPlusOne"/>, G matches D's features.
/// </summary>
/// <remarks>
/// The authors' code draws fresh samples and fresh data for G's turn. Here G learns on those that D has just seen, as in
/// <see cref="GanStep"/>, which saves a pass through G; D's features of both are computed anew.
/// </remarks>
/// <param name="generator">(B, latent) to (B, …).</param>
/// <param name="classifier">(B, …) to (B, K) logits, each of which depends on its own example alone (no batch normalisation).</param>
/// <param name="features">(B, …) to (B, features): a hidden layer of the classifier.</param>
/// <param name="objective">The game on the unlabelled data.</param>
/// <param name="latent">The length of z.</param>
/// <param name="optimizers">The optimisers of G and of D, the classifier.</param>
public sealed class FeatureMatchingStep(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> classifier, Func<Tensor, Tensor> features,
    IObjective objective, int latent, (OptimizerHelper G, OptimizerHelper D) optimizers)
    : SemiSupervisedStep(generator, classifier, objective, latent, optimizers)
{
    /// <summary>‖E f(x) − E f(G(z))‖²: <see cref="FeatureMatching.Distance"/>.</summary>
    /// <inheritdoc/>
    protected override Tensor GeneratorDescends(Tensor real, Tensor fake) => FeatureMatching.Distance(features(real), features(fake));
}
