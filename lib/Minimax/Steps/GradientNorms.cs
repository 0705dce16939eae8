using static TorchSharp.torch;

namespace Minimax.Steps;

/// <summary>
/// Reports, beside a step's own numbers, how long the gradient of each player was: the one by which it moved last. soumith/ganhacks (item 10)
/// takes it for the earliest sign that a game is lost.
/// </summary>
/// <param name="step">The step that trains the players.</param>
public sealed class GradientNorms<TBatch>(IStep<TBatch> step) : IStep<TBatch>
{
    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => step.Players;

    /// <inheritdoc/>
    public Report Update(TBatch batch)
    {
        var report = step.Update(batch);
        using var still = no_grad();
        return report.With([.. Players.Where(player => player.Optimizer is not null).Select(player => ($"‖∇{player.Name}‖", Of(player)))]);
    }

    /// <summary>‖∇‖₂ over all weights together; 0 where none has a gradient.</summary>
    private static Tensor Of(Player player)
    {
        var norms = player.Network.parameters().Select(weight => weight.grad).OfType<Tensor>().Select(gradient => gradient.norm()).ToList();
        return norms.Count > 0 ? stack(norms).norm() : zeros([]);
    }
}
