using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// A game about features: A turns groups of maps, D decides all the same. An angle, unlike a window of <see cref="AdversarialDropoutStep"/>, has a slope, so A
/// needs no right answer: it climbs D's loss. Wang, Shrivastava and Gupta, "A-Fast-RCNN" (arXiv 1704.03414), section 4.2.
/// </summary>
/// <param name="decision">D: (B, maps · bins²) to (B, …) what the losses take.</param>
/// <param name="adversary">A: (B, maps · bins²) to (B, groups, 3) moves of a <see cref="SpatialTransform"/>.</param>
/// <param name="bins">A side of the maps.</param>
/// <param name="losses">Of D's answers and the labels, (B).</param>
/// <param name="optimizers">The optimisers of D and A.</param>
public sealed class AdversarialTransformStep(Module<Tensor, Tensor> decision, Module<Tensor, Tensor> adversary, int bins,
    Func<Tensor, Tensor, Tensor> losses, (OptimizerHelper D, OptimizerHelper A) optimizers) : IStep<(Tensor X, Tensor Y)>
{
    private readonly Player<Module<Tensor, Tensor>> d = new("D", decision, optimizers.D);
    private readonly Player<Module<Tensor, Tensor>> a = new("A", adversary, optimizers.A);

    /// <summary>The weight of features as they are in D's loss.</summary>
    public double Alpha { get; init; } = 0.5;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [d, a];

    /// <summary>A ascends L(D(T(x)), y), where T are its moves; D descends α L(D(x), y) + (1 − α) L(D(T(x)), y), by the same moves.</summary>
    /// <param name="batch">(B, maps · bins²) features and (B) labels.</param>
    /// <returns>D's loss with both terms, and A's loss, which is the second term with the sign turned.</returns>
    public Report Update((Tensor X, Tensor Y) batch)
    {
        var (x, y) = batch;
        var moved = SpatialTransform.Apply(x, a.Network.call(x), bins);                     // (B, maps · bins²)
        var lossOfA = Climb(moved, y);
        var (clean, worst) = (losses(d.Network.call(x), y).mean(), losses(d.Network.call(moved.detach()), y).mean());
        var loss = (Alpha * clean) + ((1 - Alpha) * worst);
        d.Descend(loss);
        return new Report(("D loss", loss), ("A loss", lossOfA));
    }

    /// <summary>The gradient flows through D, whose weights it leaves alone, and through the bilinear reading of the maps, to A.</summary>
    private Tensor Climb(Tensor moved, Tensor y)
    {
        using var still = d.Network.Freeze();
        var loss = -losses(d.Network.call(moved), y).mean();
        a.Descend(loss);
        return loss;
    }
}
