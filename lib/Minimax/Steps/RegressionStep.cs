using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>One player and no game: a network descends the distance between what it makes of x and the answer y that is known.</summary>
/// <param name="network">(B, …) to what the distance takes.</param>
/// <param name="distance">Of an output and an answer, a scalar: <c>l1_loss</c>, or <c>cross_entropy</c> where the answers are classes.</param>
/// <param name="optimizer">What trains it.</param>
public sealed class RegressionStep(Module<Tensor, Tensor> network, Func<Tensor, Tensor, Tensor> distance, OptimizerHelper optimizer)
    : IStep<(Tensor X, Tensor Y)>
{
    private readonly Player<Module<Tensor, Tensor>> g = new("G", network, optimizer);

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [g];

    /// <param name="batch">What goes in, and what should come out.</param>
    /// <returns>The distance before the update.</returns>
    public Report Update((Tensor X, Tensor Y) batch)
    {
        var loss = distance(g.Network.call(batch.X), batch.Y);
        g.Descend(loss);
        return new Report(("distance", loss));
    }
}
