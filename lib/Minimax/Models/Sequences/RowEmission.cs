using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Models;

/// <summary>
/// A row of pixels, each 0 or 1, from left to right: p(x | s) = Π_j p(x_j | s, x_&lt;j), where the logit of pixel j is (W s + b + U x)_j and U is
/// zero on the diagonal and above it.
/// </summary>
public sealed class RowEmission : Emission
{
    private readonly Linear scores;
    private readonly Linear left;
    private readonly Tensor earlier; // the pixels that a pixel may look at

    /// <param name="hidden">H.</param>
    /// <param name="pixels">W.</param>
    public RowEmission(int hidden, int pixels) : base("RowEmission", hidden, pixels)
    {
        scores = Linear(hidden, pixels);
        left = Linear(pixels, pixels, hasBias: false);
        earlier = ones(pixels, pixels).tril(-1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor states, Tensor elements)
    {
        var logits = scores.call(states) + linear(elements, left.weight! * earlier);
        return -binary_cross_entropy_with_logits(logits, elements, reduction: Reduction.None).sum(1);
    }

    /// <inheritdoc/>
    public override Tensor Draw(Tensor states)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var (given, weights) = (scores.call(states), left.weight! * earlier);                            // (N, W), (W, W)
        var (row, chances) = (zeros_like(given), rand_like(given));
        for (var j = 0; j < Width; j++)
            row.select(1, j).copy_(chances.select(1, j).lt((given.select(1, j) + row.matmul(weights[j])).sigmoid()));
        return row.MoveToOuterDisposeScope();
    }
}
