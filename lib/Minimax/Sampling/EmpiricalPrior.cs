using static TorchSharp.torch;

namespace Minimax.Sampling;

/// <summary>What there is, as often as it is there: each draw is one of the rows, each row as likely as another.</summary>
/// <param name="rows">(N, K): labels, say, that are not independent of one another.</param>
public sealed class EmpiricalPrior(Tensor rows) : IPrior
{
    private readonly Tensor rows = rows.detach().clone().DetachFromDisposeScope();

    public Tensor Draw(long count, Device? device = null) => rows.index_select(0, randint(rows.shape[0], new[] { count }, ScalarType.Int64, rows.device)).to(device ?? rows.device);
}
