using Minimax.Layers;
using Minimax.Objectives;
using Minimax.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// Triple-GAN (Li et al., arXiv 1703.02291, Algorithm 1): the classifier is a player of its own, so that D need not be good at two
/// things. D judges pairs of an image and a label; G makes an image for a label, C finds a label for an image, and C learns from G's pairs.
/// </summary>
/// <remarks>
/// As in the authors' code for so few labels, half of the unlabelled images go to D as real pairs with the classifier's labels: D would
/// otherwise learn the hundred labelled images by heart.
/// </remarks>
/// <param name="generator">(B, latent) and (B, K) one-hot labels to (B, …).</param>
/// <param name="discriminator">(B, …) and (B, K) one-hot labels to (B) logits.</param>
/// <param name="classifier">(B, …) to (B, K) logits, each of which depends on its own example alone (no batch normalisation).</param>
/// <param name="prior">p(z).</param>
/// <param name="classes">K.</param>
/// <param name="optimizers">The optimisers of G, D and C.</param>
public sealed class TripleGanStep(Module<Tensor, Tensor, Tensor> generator, Module<Tensor, Tensor, Tensor> discriminator, Module<Tensor, Tensor> classifier,
    IPrior prior, int classes, (OptimizerHelper G, OptimizerHelper D, OptimizerHelper C) optimizers) : IStep<SemiSupervisedBatch>
{
    private readonly Player<Module<Tensor, Tensor, Tensor>> g = new("G", generator, optimizers.G);
    private readonly Player<Module<Tensor, Tensor, Tensor>> d = new("D", discriminator, optimizers.D);
    private readonly Player<Module<Tensor, Tensor>> c = new("C", classifier, optimizers.C);
    private readonly ThreePlayerGame game = new();

    /// <summary>How much C's cross-entropy on G's pairs counts: α_P.</summary>
    public double PseudoWeight { get; init; } = 0.1;

    /// <summary>How much it counts that C is sure of each unlabelled image, and finds all classes equally often.</summary>
    public double EntropyWeight { get; init; } = 0.3;

    public IReadOnlyList<Player> Players => [g, d, c];

    /// <summary>Updates D, then G, then C.</summary>
    /// <param name="batch">A few labelled examples, and two or more unlabelled ones; as many samples are drawn.</param>
    /// <returns>The losses of the three players, and the accuracy of C on the labelled examples.</returns>
    public Report Update(SemiSupervisedBatch batch)
    {
        var count = batch.Unlabelled.shape[0];
        var asked = randint(classes, new[] { count }, ScalarType.Int64, batch.Unlabelled.device);       // (B): y ~ p(y)
        var z = prior.Draw(count, batch.Unlabelled.device);                                                 // (B, latent): z ~ p(z)
        var fake = g.Network.call(z, OneHot(asked));                                                        // (B, …)
        var found = Classify(batch, fake.detach());

        var (discriminatorLoss, onClassified) = Judge(batch, found, fake.detach(), asked);
        d.Descend(discriminatorLoss);

        using var frozen = d.Network.Freeze();
        var generatorLoss = game.GeneratorDescends(d.Network.call(fake, OneHot(asked)));
        g.Descend(generatorLoss);

        var labels = cross_entropy(found.OnLabelled, batch.Labels);
        var classifierLoss = labels + Sure(found.OnUnlabelled) + Pairs(found, onClassified, asked);
        c.Descend(classifierLoss);

        return new Report(("label loss", labels), ("D loss", discriminatorLoss), ("G loss", generatorLoss), ("C loss", classifierLoss))
        {
            Rates = [("accuracy", Accuracy.Of(found.OnLabelled, batch.Labels))],
        };
    }

    /// <summary>C's logits on all that a step needs, in one pass.</summary>
    private Found Classify(SemiSupervisedBatch batch, Tensor fake)
    {
        var count = batch.Unlabelled.shape[0];
        var parts = c.Network.call(cat([batch.Labelled, batch.Unlabelled, fake])).split([batch.Labels.shape[0], count, count]);
        var (confidence, chosen) = parts[1].softmax(1).max(1);                                              // (B): p(ŷ|x), and ŷ
        return new Found(parts[0], parts[1], parts[2], confidence, chosen);
    }

    /// <summary>What D descends, and its logits on the pairs of which C found the label.</summary>
    private (Tensor Loss, Tensor OnClassified) Judge(SemiSupervisedBatch batch, Found found, Tensor fake, Tensor asked)
    {
        var half = batch.Unlabelled.shape[0] / 2;
        var (real, judged) = (batch.Unlabelled.narrow(0, 0, half), batch.Unlabelled.narrow(0, half, half));
        var (realLabels, judgedLabels) = (found.Chosen.narrow(0, 0, half), found.Chosen.narrow(0, half, half));
        var onData = d.Network.call(cat([batch.Labelled, real]), OneHot(cat([batch.Labels, realLabels])));
        var onClassified = d.Network.call(judged, OneHot(judgedLabels));
        return (-game.DiscriminatorAscends(onData, onClassified, d.Network.call(fake, OneHot(asked))), onClassified);
    }

    /// <summary>E H(p(y|x)) − H(p(y)) on the unlabelled images, by which the paper keeps C from being undecided or one-sided.</summary>
    private Tensor Sure(Tensor onUnlabelled) => EntropyWeight * (Entropy.Conditional(onUnlabelled) - Entropy.Marginal(onUnlabelled));

    /// <summary>What C owes to D, and α_P times its cross-entropy on G's pairs: R_P.</summary>
    private Tensor Pairs(Found found, Tensor onClassified, Tensor asked)
    {
        var half = onClassified.shape[0];
        return game.ClassifierDescends(onClassified, found.Confidence.narrow(0, half, half)) + (PseudoWeight * cross_entropy(found.OnFake, asked));
    }

    private Tensor OneHot(Tensor labels) => Labelled.OneHot(labels, classes);                             // (B, K)

    private readonly record struct Found(Tensor OnLabelled, Tensor OnUnlabelled, Tensor OnFake, Tensor Confidence, Tensor Chosen);
}
