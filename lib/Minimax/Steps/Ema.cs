using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// A step after which a second network follows a trained one at a distance: w̄ ← β w̄ + (1 − β) w, the exponential moving average of its
/// weights. In a game the weights circle around a solution rather than settle at it, so that the middle of the circle is better than any
/// point on it: Yazıcı et al., "The Unusual Effectiveness of Averaging in GAN Training" (arXiv 1806.04498).
/// </summary>
/// <remarks>Buffers, such as the statistics of batch normalisation, are copied, not averaged: they are averages already.</remarks>
public sealed class Ema<TBatch> : IStep<TBatch>
{
    private readonly IStep<TBatch> step;
    private readonly Module source;
    private readonly Module average;
    private readonly Tensor pull; // 1 − β
    private readonly Player player;

    /// <param name="step">The step that trains <paramref name="source"/>.</param>
    /// <param name="source">The network to follow.</param>
    /// <param name="average">A network of the same layers that nothing else trains; it becomes a copy of the source at once.</param>
    /// <param name="decay">β in [0, 1): the average looks back over about 1/(1 − β) steps.</param>
    public Ema(IStep<TBatch> step, Module source, Module average, double decay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(decay, 1);
        (this.step, this.source, this.average) = (step, source, average);
        pull = tensor((float)(1 - decay), device: source.parameters().First().device).DetachFromDisposeScope();
        player = new Player("average", average, null);
        average.load_state_dict(source.state_dict());
    }

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [.. step.Players, player];

    /// <inheritdoc/>
    public Report Update(TBatch batch)
    {
        var report = step.Update(batch);
        Follow();
        return report;
    }

    private void Follow()
    {
        using var still = no_grad();
        foreach (var (mean, now) in average.parameters().Zip(source.parameters())) mean.lerp_(now, pull);
        foreach (var (mean, now) in average.buffers().Zip(source.buffers())) mean.copy_(now);
    }
}
