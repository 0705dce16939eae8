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
/// PixelDA: Bousmalis et al., "Unsupervised Pixel-Level Domain Adaptation with Generative Adversarial Networks" (arXiv 1612.05424). G makes an image of
/// the target of an image of the source, whose label it keeps; D compares with the target, of which no label is known; T learns its task on both.
/// </summary>
/// <param name="generator">G: (B, C, S, S) of the source and (B, latent) to (B, C, S, S).</param>
/// <param name="discriminator">(B, C, S, S) to scores of any shape.</param>
/// <param name="classifier">T: (B, C, S, S) to (B, K) logits.</param>
/// <param name="prior">p(z).</param>
/// <param name="optimizers">The optimisers of G, D and T.</param>
public sealed class PixelDaStep(Module<Tensor, Tensor, Tensor> generator, Module<Tensor, Tensor> discriminator, Module<Tensor, Tensor> classifier,
    IPrior prior, (OptimizerHelper G, OptimizerHelper D, OptimizerHelper T) optimizers) : IStep<(ImageBatch Source, Tensor Target)>
{
    private static readonly IObjective Game = new NonSaturating();

    private readonly Player<Module<Tensor, Tensor, Tensor>> g = new("G", generator, optimizers.G);
    private readonly Player<Module<Tensor, Tensor>> d = new("D", discriminator, optimizers.D);
    private readonly Player<Module<Tensor, Tensor>> t = new("T", classifier, optimizers.T);

    /// <summary>What counts how much.</summary>
    public PixelDaWeights Weights { get; init; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [g, d, t];

    /// <summary>Updates D and T while G stands still, then G while they do (section 3).</summary>
    /// <param name="batch">Images of the source with their labels, and images of the target.</param>
    /// <returns>The losses of D and T and of G; what D says of both on average; the share of G's images that T reads right. All before the update of who owns them.</returns>
    public Report Update((ImageBatch Source, Tensor Target) batch)
    {
        var (x, label) = (batch.Source.Images, batch.Source.Labels);
        var made = g.Network.call(x, prior.Draw(x.shape[0], x.device));                     // G(x, z)
        var (onReal, onFake) = (new Judged(batch.Target, d.Network), new Judged(made.detach(), d.Network));
        var loss = Game.DiscriminatorLoss(onReal, onFake);
        d.Descend(loss);
        var (task, logits) = Task(x, made.detach(), label);
        t.Descend(task);
        return new Report(("D loss", loss), ("T loss", task), ("G loss", DescendGenerator(x, made, label)))
        {
            Outputs = [("D(target)", Mean(onReal)), ("D(G(x, z))", Mean(onFake))],
            Rates = [("T reads G(x, z)", Accuracy.Of(logits, label))],
        };

        static Tensor Mean(Judged judged) => Game.Activation(judged.Scores).mean();
    }

    /// <summary>L_t = −E log T(x)_y − E log T(G(x, z))_y: T learns from the source as well, which keeps it from drifting along with G (equation 3).</summary>
    private (Tensor Loss, Tensor Logits) Task(Tensor x, Tensor made, Tensor label)
    {
        var logits = t.Network.call(made);
        return (cross_entropy(t.Network.call(x), label) + cross_entropy(logits, label), logits);
    }

    /// <summary>α L_d + β L_t + γ L_c, each as far as G has a part in it (equation 4).</summary>
    private Tensor DescendGenerator(Tensor x, Tensor made, Tensor label)
    {
        using var stillD = d.Network.Freeze();
        using var stillT = t.Network.Freeze();
        var loss = Weights.Adversarial * Game.GeneratorDescends(d.Network.call(made));
        if (Weights.Task > 0) loss += Weights.Task * cross_entropy(t.Network.call(made), label);
        if (Weights.Content > 0) loss += Weights.Content * PairwiseSquaredError.Of(x, made, x.gt(0).to_type(ScalarType.Float32));
        g.Descend(loss);
        return loss;
    }
}
