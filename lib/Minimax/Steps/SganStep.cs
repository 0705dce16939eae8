using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// The plain semi-supervised GAN: G plays the same game as the classifier. With <see cref="ClassesPlusOne"/> it is SGAN (Odena, arXiv
/// 1606.01583, Algorithm 1), with <see cref="CatGan"/> it is CatGAN (Springenberg, arXiv 1511.06390).
/// </summary>
/// <inheritdoc cref="SemiSupervisedStep(Module{Tensor, Tensor}, Module{Tensor, Tensor}, IObjective, int, ValueTuple{OptimizerHelper, OptimizerHelper})"/>
public sealed class SganStep(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> classifier, IObjective objective, int latent,
    (OptimizerHelper G, OptimizerHelper D) optimizers) : SemiSupervisedStep(generator, classifier, objective, latent, optimizers)
{
    /// <summary>What the objective says of the classifier's logits on the samples.</summary>
    /// <inheritdoc/>
    protected override Tensor GeneratorDescends(Tensor real, Tensor fake) => Objective.GeneratorDescends(Classifier.call(fake));
}
