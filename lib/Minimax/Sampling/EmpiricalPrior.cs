using static TorchSharp.torch;

namespace Minimax.Sampling;

/// <summary>Examples of a set, each as likely as any other: what a local generator starts from.</summary>
/// <param name="examples">(N, …), drawn from with replacement.</param>
public sealed class EmpiricalPrior(Tensor examples) : IPrior
{
    /// <returns>(count, n): the numbers of an example in a row.</returns>
    public Tensor Draw(long count, Device? device = null)
    {
        using var scope = NewDisposeScope();
        var drawn = examples.index_select(0, randint(examples.shape[0], [count], ScalarType.Int64, examples.device)).flatten(1);
        return drawn.to(device ?? CPU).MoveToOuterDisposeScope();
    }
}
