using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// SimGAN: Shrivastava et al., "Learning from Simulated and Unsupervised Images through Adversarial Training" (arXiv 1612.07828). A refiner R makes
/// simulated images look real, and may not move far from them, so that what the simulator knows of an image stays true.
/// </summary>
/// <param name="refiner">R: (B, C, S, S) to (B, C, S, S).</param>
/// <param name="discriminator">(B, C, S, S) to scores of any shape: one for each patch in the paper, the local adversarial loss.</param>
/// <param name="pool">The history of refined images, which D sees in place of some of the newest (section 2.3).</param>
/// <param name="optimizers">The optimisers of R and D.</param>
public sealed class SimGanStep(Module<Tensor, Tensor> refiner, Module<Tensor, Tensor> discriminator, ImagePool pool, (OptimizerHelper R, OptimizerHelper D) optimizers)
    : IStep<(Tensor Simulated, Tensor Real)>
{
    private static readonly IObjective Game = new NonSaturating();

    private readonly Player<Module<Tensor, Tensor>> r = new("R", refiner, optimizers.R);
    private readonly Player<Module<Tensor, Tensor>> d = new("D", discriminator, optimizers.D);

    /// <summary>λ: how much a change of the image costs. With 0 R may make another image of it.</summary>
    public double Lambda { get; init; } = 1;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [r, d, new("pool", pool, null)];

    /// <summary>Updates R, then D, as in the paper's Algorithm 1 with one update of each.</summary>
    /// <param name="batch">Simulated and real images, unpaired, in [-1, 1].</param>
    /// <returns>The losses of D and R, and how far R moves a pixel on average; what D says of both. All before the update.</returns>
    public Report Update((Tensor Simulated, Tensor Real) batch)
    {
        var refined = r.Network.call(batch.Simulated);
        var (total, moved) = DescendRefiner(batch.Simulated, refined);
        var (onReal, onRefined) = (new Judged(batch.Real, d.Network), new Judged(pool.Exchange(refined), d.Network));
        var loss = Game.DiscriminatorLoss(onReal, onRefined);                               // a mean over patches as over images (equation 2)
        d.Descend(loss);
        return new Report(("D loss", loss), ("R loss", total), ("moved", moved))
        {
            Outputs = [("D(real)", Mean(onReal)), ("D(refined)", Mean(onRefined))],
        };

        static Tensor Mean(Judged judged) => Game.Activation(judged.Scores).mean();
    }

    /// <summary>L_R = −E log D(R(x)) + λ ‖R(x) − x‖₁, where ‖·‖₁ is the mean over the pixels (equation 4; in its notation D names the refined).</summary>
    private (Tensor Loss, Tensor Moved) DescendRefiner(Tensor x, Tensor refined)
    {
        using var frozen = d.Network.Freeze();
        var moved = l1_loss(refined, x);
        var loss = Game.GeneratorDescends(d.Network.call(refined)) + (Lambda * moved);
        r.Descend(loss);
        return (loss, moved);
    }
}
