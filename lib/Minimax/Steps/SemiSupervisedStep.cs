using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// What SGAN, Improved GAN, CatGAN and Bad GAN have in common: D is a classifier, which learns the labels and plays a game on the
/// unlabelled data at the same time. They differ in that game, an <see cref="IObjective"/> on (B, K) logits, and in what G descends.
/// </summary>
public abstract class SemiSupervisedStep : IStep<SemiSupervisedBatch>
{
    private readonly Player g;
    private readonly Player d;
    private readonly Module<Tensor, Tensor> generator;
    private readonly int latent;

    /// <param name="generator">(B, latent) to (B, …).</param>
    /// <param name="classifier">(B, …) to (B, K) logits, each of which depends on its own example alone (no batch normalisation).</param>
    /// <param name="objective">The game on the unlabelled data.</param>
    /// <param name="latent">The length of z.</param>
    /// <param name="optimizers">The optimisers of G and of D, the classifier.</param>
    protected SemiSupervisedStep(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> classifier, IObjective objective, int latent,
        (OptimizerHelper G, OptimizerHelper D) optimizers)
    {
        (this.generator, this.latent, Classifier, Objective) = (generator, latent, classifier, objective);
        g = new Player("G", generator, optimizers.G);
        d = new Player("D", classifier, optimizers.D);
    }

    /// <summary>How much the game counts beside the labels. The authors of Improved GAN and of Bad GAN take ½.</summary>
    public double GameWeight { get; init; } = 0.5;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [g, d];

    /// <summary>(B, …) to (B, K) logits.</summary>
    protected Module<Tensor, Tensor> Classifier { get; }

    /// <summary>The game on the unlabelled data.</summary>
    protected IObjective Objective { get; }

    /// <summary>
    /// D descends −E log p(y|x) − w · (what the objective lets it ascend); then G descends its own loss on the same samples.
    /// </summary>
    /// <param name="batch">A few labelled examples, and as many unlabelled ones as samples are to be drawn.</param>
    /// <returns>The cross-entropy of the labels, what D ascends in the game, G's loss, and the accuracy on the labelled examples.</returns>
    public Report Update(SemiSupervisedBatch batch)
    {
        var count = batch.Unlabelled.shape[0];
        var fake = generator.call(rand(count, latent, device: batch.Unlabelled.device));                    // z ~ U[0, 1)

        var logits = Classifier.call(cat([batch.Labelled, batch.Unlabelled, fake.detach()]))                // (L + 2B, K)
            .split([batch.Labels.shape[0], count, count]);
        var labels = cross_entropy(logits[0], batch.Labels);
        var game = Objective.DiscriminatorAscends(logits[1], logits[2]);
        d.Descend(labels - (GameWeight * game));

        using var held = d.Fixed();
        var loss = GeneratorDescends(batch.Unlabelled, fake);
        g.Descend(loss);

        var accuracy = logits[0].argmax(1).eq(batch.Labels).to_type(ScalarType.Float32).mean();
        return new Report(("label loss", labels), ("D's game", game), ("G loss", loss)) { Rates = [("accuracy", accuracy)] };
    }

    /// <summary>What G descends, while the classifier's weights are held fixed.</summary>
    /// <param name="real">(B, …) unlabelled data.</param>
    /// <param name="fake">(B, …) samples.</param>
    /// <returns>A scalar.</returns>
    protected abstract Tensor GeneratorDescends(Tensor real, Tensor fake);
}
