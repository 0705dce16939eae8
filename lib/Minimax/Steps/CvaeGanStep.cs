using Minimax.Data;
using Minimax.Layers;
using Minimax.Objectives;
using Minimax.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// CVAE-GAN (Bao et al., arXiv 1703.10155, Algorithm 1): an encoder E finds the latent of an image, G paints it again from latent and label, D tells
/// data from paintings, C tells the class. D and C learn by cross-entropy; G is not to fool them, but to have its features agree with those of
/// data: for an image and its reconstruction one by one, for samples from the prior on average.
/// </summary>
/// <remarks>
/// Deviations: samples have the labels of the batch, so that means compare class by class; they are means of the batch, where the paper
/// keeps moving averages; and the features are those of the last hidden layers.
/// </remarks>
/// <param name="encoder">(B, n + K) <see cref="Labelled"/> images to (B, 2·latent): a <see cref="GaussianCode"/>.</param>
/// <param name="generator">(B, latent + K) to (B, …).</param>
/// <param name="discriminator">(B, …) to (B) logits; an <see cref="IFeatures"/>.</param>
/// <param name="classifier">(B, …) to (B, K) logits; an <see cref="IFeatures"/>.</param>
/// <param name="prior">p(z): N(0, I), to which the divergence is measured.</param>
/// <param name="classes">K.</param>
/// <param name="optimizers">Of E and G, who descend one number; of D; and of C.</param>
public sealed class CvaeGanStep(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> generator, Module<Tensor, Tensor> discriminator,
    Module<Tensor, Tensor> classifier, NormalPrior prior, int classes, (OptimizerHelper EG, OptimizerHelper D, OptimizerHelper C) optimizers) : IStep<ImageBatch>
{
    private readonly Player<Pair<Module<Tensor, Tensor>>> eg = new("EG", new(encoder, generator), optimizers.EG);
    private readonly Player<Module<Tensor, Tensor>> d = new("D", discriminator, optimizers.D);
    private readonly Player<Module<Tensor, Tensor>> c = new("C", classifier, optimizers.C);

    /// <summary>What counts how much.</summary>
    public CvaeGanWeights Weights { get; init; } = new();

    public IReadOnlyList<Player> Players => [eg, d, c];

    /// <summary>Updates C and D, then E and G together.</summary>
    /// <returns>The losses of C and D, and what E and G descend: the divergence and ½ ‖x − x̂‖² beside the rest; the accuracy of C.</returns>
    public Report Update(ImageBatch batch)
    {
        var (x, label) = (batch.Images, Labelled.OneHot(batch.Labels, classes));
        var code = GaussianCode.Of(eg.Network.First.call(Labelled.Join(x, label)));
        var rebuilt = eg.Network.Second.call(Labelled.Join(code.Draw(), label));                            // x̂ = G(z, c), z ~ q(z|x, c)
        var sample = eg.Network.Second.call(Labelled.Join(prior.Draw(x.shape[0], x.device), label));        // G(z, c), z ~ p(z)

        var logits = c.Network.call(x);
        var classLoss = cross_entropy(logits, batch.Labels);
        c.Descend(classLoss);
        var gameLoss = -(logsigmoid(d.Network.call(x)) + logsigmoid(-d.Network.call(rebuilt.detach())) + logsigmoid(-d.Network.call(sample.detach()))).mean();
        d.Descend(gameLoss);

        using var frozenD = d.Network.Freeze();
        using var frozenC = c.Network.Freeze();
        var (divergence, pixels) = (code.Divergence(), HalfSquare(x, rebuilt));
        var (features, means) = Compare(x, rebuilt, sample, label);
        eg.Descend((Weights.Divergence * divergence) + (Weights.Pixels * pixels) + (Weights.Features * features) + (Weights.Means * means));
        return new Report(("C loss", classLoss), ("D loss", gameLoss), ("divergence", divergence), ("pixels", pixels), ("features", features), ("means", means))
        {
            Rates = [("accuracy", Accuracy.Of(logits, batch.Labels))],
        };
    }

    /// <summary>L_G's part in the features, and L_GD + L_GC: the distances one by one, and of the means.</summary>
    private (Tensor Features, Tensor Means) Compare(Tensor x, Tensor rebuilt, Tensor sample, Tensor label)
    {
        var (inD, inC) = (Seen(d.Network), Seen(c.Network));
        var means = FeatureMatching.Distance(inD.Data, inD.Sample) + (OfClasses(inC.Data, label) - OfClasses(inC.Sample, label)).square().sum();
        return (HalfSquare(inD.Data, inD.Rebuilt) + HalfSquare(inC.Data, inC.Rebuilt), means / 2);

        (Tensor Data, Tensor Rebuilt, Tensor Sample) Seen(Module<Tensor, Tensor> network) =>
            (new Judged(x, network).Features.detach(), new Judged(rebuilt, network).Features, new Judged(sample, network).Features);
    }

    /// <summary>The mean features of each class of the batch, 0 where there is none: (K, features).</summary>
    private static Tensor OfClasses(Tensor features, Tensor label) => label.t().matmul(features) / label.sum([0L]).clamp_min(1).unsqueeze(1);

    /// <summary>½ ‖a − b‖², the mean over the batch.</summary>
    private static Tensor HalfSquare(Tensor a, Tensor b) => (a - b).square().flatten(1).sum(1).mean() / 2;
}
