using Minimax.Data;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// A game of a classifier against an adversary who has no weights: it looks the worst images up, anew for each batch. Goodfellow, Shlens and Szegedy,
/// "Explaining and Harnessing Adversarial Examples" (arXiv 1412.6572), section 6.
/// </summary>
/// <param name="classifier">(B, …) to (B, K) logits.</param>
/// <param name="attack">The adversary's move.</param>
/// <param name="optimizer">What trains the classifier.</param>
public sealed class AdversarialTrainingStep(Module<Tensor, Tensor> classifier, GradientSign attack, OptimizerHelper optimizer) : IStep<ImageBatch>
{
    private readonly Player<Module<Tensor, Tensor>> c = new("C", classifier, optimizer);

    /// <summary>α, the weight of the images as they are: ½ in the paper. With 0 only the attacked ones count, as in Madry et al. (arXiv 1706.06083).</summary>
    public double Alpha { get; init; } = 0.5;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [c];

    /// <summary>J̃(θ, x, y) = α J(θ, x, y) + (1 − α) J(θ, x + ε sign ∇_x J(θ, x, y), y).</summary>
    /// <param name="batch">Images in [-1, 1] and their labels.</param>
    /// <returns>The loss in nats; the accuracy on the batch as it is and under attack, before the update.</returns>
    public Report Update(ImageBatch batch)
    {
        var attacked = attack.Against(c.Network, batch.Images, batch.Labels);
        var (clean, worst) = (c.Network.call(batch.Images), c.Network.call(attacked));
        var loss = (Alpha * cross_entropy(clean, batch.Labels)) + ((1 - Alpha) * cross_entropy(worst, batch.Labels));
        c.Descend(loss);
        return new Report(("loss", loss))
        {
            Rates = [("accuracy", Accuracy.Of(clean, batch.Labels)), ("under attack", Accuracy.Of(worst, batch.Labels))],
        };
    }
}
