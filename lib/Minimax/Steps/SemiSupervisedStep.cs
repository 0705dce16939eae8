using Minimax.Layers;
using Minimax.Objectives;
using Minimax.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// Semi-supervised learning with a GAN: D is a classifier, which learns the labels and plays a game on the unlabelled data at the same time.
/// The game makes the method: <see cref="ClassesPlusOne"/> is SGAN (Odena, arXiv 1606.01583, Algorithm 1); with
/// <see cref="FeatureMatching"/> around it, Improved GAN (Salimans et al., arXiv 1606.03498); <see cref="CategoricalGame"/> is CatGAN
/// (Springenberg, arXiv 1511.06390); <see cref="ComplementGame"/> is Bad GAN (Dai et al., arXiv 1705.09783).
/// </summary>
/// <remarks>
/// The code of Improved GAN draws fresh samples and fresh data for G's turn. Here G learns on those that D has just seen, which saves a
/// pass through G; D judges both anew.
/// </remarks>
/// <param name="generator">(B, latent) to (B, …).</param>
/// <param name="classifier">(B, …) to (B, K) logits, each of which depends on its own example alone (no batch normalisation).</param>
/// <param name="game">The game on the unlabelled data.</param>
/// <param name="prior">p(z).</param>
/// <param name="optimizers">The optimisers of G and of D, the classifier.</param>
public sealed class SemiSupervisedStep(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> classifier, IGame game, IPrior prior,
    (OptimizerHelper G, OptimizerHelper D) optimizers) : IStep<SemiSupervisedBatch>
{
    private readonly Player<Module<Tensor, Tensor>> g = new("G", generator, optimizers.G);
    private readonly Player<Module<Tensor, Tensor>> d = new("D", classifier, optimizers.D);

    /// <summary>How much the game counts beside the labels. The authors of Improved GAN and of Bad GAN take ½.</summary>
    public double GameWeight { get; init; } = 0.5;

    public IReadOnlyList<Player> Players => [g, d];

    /// <summary>D descends −E log p(y|x) and, by its weight, its loss in the game; then G descends its own loss on the same samples.</summary>
    /// <param name="batch">A few labelled examples, and as many unlabelled ones as samples are to be drawn.</param>
    /// <returns>The cross-entropy of the labels, D's loss in the game, G's loss; the accuracy on the labelled examples.</returns>
    public Report Update(SemiSupervisedBatch batch)
    {
        var (real, count) = (batch.Unlabelled, batch.Unlabelled.shape[0]);
        var fake = g.Network.call(prior.Draw(count, real.device));

        var logits = d.Network.call(cat([batch.Labelled, real, fake.detach()]))                             // (L + 2B, K)
            .split([batch.Labels.shape[0], count, count]);
        var labels = cross_entropy(logits[0], batch.Labels);
        var played = game.DiscriminatorLoss(new Judged(real, d.Network) { Scores = logits[1] }, new Judged(fake.detach(), d.Network) { Scores = logits[2] });
        d.Descend(labels + (GameWeight * played));

        using var frozen = d.Network.Freeze();
        var loss = game.GeneratorDescends(new Judged(real, d.Network), new Judged(fake, d.Network));
        g.Descend(loss);

        return new Report(("label loss", labels), ("game loss", played), ("G loss", loss)) { Rates = [("accuracy", Accuracy.Of(logits[0], batch.Labels))] };
    }
}
