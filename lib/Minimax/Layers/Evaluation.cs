using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>Applies a network to many examples, as it is used after training: no graph, no dropout, batch normalisation by its running averages.</summary>
public static class Evaluation
{
    /// <summary>Applies a function of a network part by part: what the layers leave behind goes before the next part comes.</summary>
    /// <param name="network">In evaluation mode meanwhile.</param>
    /// <param name="function">(B, …) to (B, …).</param>
    /// <param name="examples">(N, …).</param>
    /// <param name="batchSize">B, at most: bounds the memory.</param>
    /// <returns>(N, …).</returns>
    public static Tensor Of(Module network, Func<Tensor, Tensor> function, Tensor examples, int batchSize)
    {
        using var evaluating = network.Evaluating();
        using var still = no_grad();
        return InParts(function, examples, batchSize);
    }

    /// <summary>Applies a function part by part; see <see cref="Of"/>.</summary>
    public static Tensor InParts(Func<Tensor, Tensor> function, Tensor examples, int batchSize)
    {
        using var scope = NewDisposeScope();
        return cat([.. examples.split(batchSize).Select(Part)]).MoveToOuterDisposeScope();

        Tensor Part(Tensor some)
        {
            using var part = NewDisposeScope();
            return function(some).MoveToOuterDisposeScope();
        }
    }
}
