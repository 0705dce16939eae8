using static TorchSharp.torch;

namespace Minimax.Steps;

/// <summary>The share of examples whose class a classifier finds.</summary>
public static class Accuracy
{
    /// <param name="logits">(B, K).</param>
    /// <param name="labels">(B), int64.</param>
    /// <returns>A scalar from 0 to 1, on the device.</returns>
    public static Tensor Of(Tensor logits, Tensor labels) => logits.argmax(1).eq(labels).to_type(ScalarType.Float32).mean();
}
