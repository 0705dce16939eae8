using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// A game about features: A hides a window of them, D decides all the same. A learns by supervision, as in Wang, Shrivastava and Gupta, "A-Fast-RCNN"
/// (arXiv 1704.03414), section 4.1: all windows are tried, and the one with the largest loss is the right answer. VITAL (arXiv 1804.04273) plays it
/// for tracking.
/// </summary>
/// <param name="decision">D: (B, maps · bins²) to (B, …) what the losses take.</param>
/// <param name="adversary">A: (B, maps · bins²) to (B, windows) logits.</param>
/// <param name="windows">(W, bins²) of <see cref="SpatialDropout"/>.</param>
/// <param name="losses">Of D's answers and the labels, (B).</param>
/// <param name="optimizers">The optimisers of D and A.</param>
public sealed class AdversarialDropoutStep(Module<Tensor, Tensor> decision, Module<Tensor, Tensor> adversary, Tensor windows,
    Func<Tensor, Tensor, Tensor> losses, (OptimizerHelper D, OptimizerHelper A) optimizers) : IStep<(Tensor X, Tensor Y)>
{
    private readonly Player<Module<Tensor, Tensor>> d = new("D", decision, optimizers.D);
    private readonly Player<Module<Tensor, Tensor>> a = new("A", adversary, optimizers.A);

    /// <summary>The weight of features with nothing hidden in D's loss.</summary>
    public double Alpha { get; init; } = 0.5;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [d, a];

    /// <summary>Updates A, then D behind the windows that A chose before.</summary>
    /// <param name="batch">(B, maps · bins²) features and (B) labels.</param>
    /// <returns>D's loss with both terms, A's loss, and how often A's first choice is the hardest window.</returns>
    public Report Update((Tensor X, Tensor Y) batch)
    {
        var (x, y) = batch;
        var choice = a.Network.call(x);                                                     // (B, W)
        var hardest = SpatialDropout.Losses(hidden => losses(d.Network.call(hidden), y), x, windows).argmax(1);
        var (lossOfA, loss) = (cross_entropy(choice, hardest), Behind(x, y, choice.detach()));
        a.Descend(lossOfA);
        d.Descend(loss);
        return new Report(("D loss", loss), ("A loss", lossOfA)) { Rates = [("hardest found", Accuracy.Of(choice, hardest))] };
    }

    /// <summary>α L(D(x), y) + (1 − α) L(D(x ∘ M), y), where the window M is drawn from A's softmax.</summary>
    private Tensor Behind(Tensor x, Tensor y, Tensor choice)
    {
        var drawn = multinomial(softmax(choice, 1), 1).squeeze(1);                          // (B)
        var hidden = SpatialDropout.Apply(x, windows.index_select(0, drawn));
        return (Alpha * losses(d.Network.call(x), y).mean()) + ((1 - Alpha) * losses(d.Network.call(hidden), y).mean());
    }
}
