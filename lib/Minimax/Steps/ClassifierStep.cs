using Minimax.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>One player and no game: a classifier descends the cross-entropy of its labels.</summary>
/// <param name="classifier">(B, …) to (B, classes) logits.</param>
/// <param name="optimizer">What trains it.</param>
public sealed class ClassifierStep(Module<Tensor, Tensor> classifier, OptimizerHelper optimizer) : IStep<ImageBatch>
{
    private readonly Player<Module<Tensor, Tensor>> c = new("C", classifier, optimizer);

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [c];

    /// <param name="batch">Images and their labels.</param>
    /// <returns>The loss in nats, and the accuracy on the batch before the update.</returns>
    public Report Update(ImageBatch batch)
    {
        var logits = c.Network.call(batch.Images);        // (B, classes)
        var loss = cross_entropy(logits, batch.Labels);
        c.Descend(loss);
        return new Report(("loss", loss)) { Rates = [("accuracy", Accuracy.Of(logits, batch.Labels))] };
    }
}
