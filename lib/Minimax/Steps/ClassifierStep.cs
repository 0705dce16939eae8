using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>One player and no game: a classifier descends the cross-entropy of its labels.</summary>
/// <param name="classifier">(B, …) to (B, classes) logits.</param>
/// <param name="optimizer">What trains it.</param>
public sealed class ClassifierStep(Module<Tensor, Tensor> classifier, OptimizerHelper optimizer) : IStep<(Tensor Images, Tensor Labels)>
{
    private readonly Player player = new("C", classifier, optimizer);

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [player];

    /// <param name="batch">(B, …) images and (B) labels, int64.</param>
    /// <returns>The loss in nats, and the accuracy on the batch before the update.</returns>
    public Report Update((Tensor Images, Tensor Labels) batch)
    {
        var logits = classifier.call(batch.Images);        // (B, classes)
        var loss = cross_entropy(logits, batch.Labels);
        player.Descend(loss);
        return new Report(("loss", loss), ("accuracy", logits.argmax(1).eq(batch.Labels).to_type(ScalarType.Float32).mean()));
    }
}
