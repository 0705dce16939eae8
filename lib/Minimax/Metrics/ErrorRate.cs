using Minimax.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Metrics;

/// <summary>The share of examples that a classifier takes for another class than they have.</summary>
public static class ErrorRate
{
    private const int BatchSize = 1000; // examples judged at once: bounds the memory

    /// <summary>Judges in evaluation mode: without noise and dropout.</summary>
    /// <param name="classifier">(B, …) to (B, K) logits. It is in training mode again, or not, as it was.</param>
    /// <param name="examples">(N, …).</param>
    /// <param name="labels">(N), int64.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Of(Module<Tensor, Tensor> classifier, Tensor examples, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var classes = Evaluation.Of(classifier, part => classifier.call(part).argmax(1), examples, BatchSize); // (N)
        return Of(classes, labels);
    }

    /// <summary>The share of classes that are not their labels.</summary>
    /// <param name="classes">(N), int64.</param>
    /// <param name="labels">(N), int64, on any device.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Of(Tensor classes, Tensor labels)
    {
        using var scope = NewDisposeScope();
        return classes.ne(labels.to(classes.device)).to_type(ScalarType.Float64).mean().item<double>();
    }
}
