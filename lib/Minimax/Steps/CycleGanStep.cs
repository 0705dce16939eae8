using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// CycleGAN (arXiv 1703.10593): G translates X to Y, F translates Y to X, D_Y judges G and D_X judges F. No image of X belongs to an image
/// of Y; what ties a translation to its original is the way back.
/// </summary>
/// <param name="generators">G: X → Y and F: Y → X, each (B, C, S, S) to (B, C, S, S).</param>
/// <param name="discriminators">Judges of X and of Y, (B, C, S, S) to scores of any shape.</param>
/// <param name="pools">What the discriminators remember of translations to X and to Y.</param>
/// <param name="weights">The weights of the cycle and the identity loss.</param>
/// <param name="optimizers">One optimiser of both generators, one of both discriminators, as in the authors' code.</param>
public sealed class CycleGanStep(
    (Module<Tensor, Tensor> G, Module<Tensor, Tensor> F) generators,
    (Module<Tensor, Tensor> X, Module<Tensor, Tensor> Y) discriminators,
    (ImagePool X, ImagePool Y) pools,
    CycleWeights weights,
    (OptimizerHelper Generators, OptimizerHelper Discriminators) optimizers) : IStep<(Tensor X, Tensor Y)>
{
    private static readonly IGame Game = new LeastSquares(); // section 4: least squares train more stably than the log likelihood

    private readonly Player<Pair<Module<Tensor, Tensor>>> both = new("G, F", new(generators.G, generators.F), optimizers.Generators);
    private readonly Player<Pair<Module<Tensor, Tensor>>> judges = new("D_X, D_Y", new(discriminators.X, discriminators.Y), optimizers.Discriminators);

    public IReadOnlyList<Player> Players => [both, judges, new("pool X", pools.X, null), new("pool Y", pools.Y, null)];

    private Module<Tensor, Tensor> G => both.Network.First;

    private Module<Tensor, Tensor> F => both.Network.Second;

    private Module<Tensor, Tensor> DX => judges.Network.First;

    private Module<Tensor, Tensor> DY => judges.Network.Second;

    /// <summary>Updates both generators, then both discriminators, on one batch of each domain.</summary>
    /// <param name="batch">(B, C, S, S) images of X and as many of Y, in [-1, 1], unpaired.</param>
    /// <returns>
    /// D loss; G loss with all its terms; the cycle loss of one way, in units of the pixels; the mean scores of data and of translations,
    /// which least squares pull to 1 and to 0. All before the update.
    /// </returns>
    public Report Update((Tensor X, Tensor Y) batch)
    {
        var (x, y) = batch;
        var (toX, toY) = (F.call(y), G.call(x));
        var cycle = Cycle(x, F.call(toY), y, G.call(toX));
        var loss = DescendGenerators(x, y, toX, toY, cycle);

        var (onX, onY, onToX, onToY) = (new Judged(x, DX), new Judged(y, DY), new Judged(pools.X.Exchange(toX), DX), new Judged(pools.Y.Exchange(toY), DY));
        var judgesLoss = Game.DiscriminatorLoss(onX, onToX) + Game.DiscriminatorLoss(onY, onToY);
        judges.Descend(judgesLoss); // LSGAN's ½ is the paper's as well: "we divide the objective by 2 while optimizing D" (appendix 7.1)

        return new Report(("D loss", judgesLoss), ("G loss", loss), ("cycle", cycle / 2))
        {
            Outputs = [("D(data)", Mean(onX, onY)), ("D(translated)", Mean(onToX, onToY))],
        };

        static Tensor Mean(Judged one, Judged other) => (one.Scores.mean() + other.Scores.mean()) / 2;
    }

    /// <summary>L(G, F) = L_GAN(G, D_Y) + L_GAN(F, D_X) + λ L_cyc(G, F) + λ' L_identity(G, F) (equation 3, section 5.2).</summary>
    private Tensor DescendGenerators(Tensor x, Tensor y, Tensor toX, Tensor toY, Tensor cycle)
    {
        using var frozen = judges.Network.Freeze();
        var loss = Adversarial(x, y, toX, toY) + (weights.Cycle * cycle);
        if (weights.Identity > 0) loss += weights.Identity * Identity(x, y);
        both.Descend(loss);
        return loss;
    }

    /// <summary>E (D_Y(G(x)) − 1)² + E (D_X(F(y)) − 1)² (section 4).</summary>
    /// <remarks>CycleGAN writes G's part without LSGAN's ½, hence the 2: λ = 10 is meant beside the whole square.</remarks>
    private Tensor Adversarial(Tensor x, Tensor y, Tensor toX, Tensor toY) =>
        2 * (Game.GeneratorDescends(new Judged(x, DX), new Judged(toX, DX)) + Game.GeneratorDescends(new Judged(y, DY), new Judged(toY, DY)));

    /// <summary>L_cyc = E ‖F(G(x)) − x‖₁ + E ‖G(F(y)) − y‖₁ (equation 2), where ‖·‖₁ is the mean over the pixels, as in the authors' code.</summary>
    private static Tensor Cycle(Tensor x, Tensor xBack, Tensor y, Tensor yBack) => l1_loss(xBack, x) + l1_loss(yBack, y);

    /// <summary>L_identity = E ‖G(y) − y‖₁ + E ‖F(x) − x‖₁ (section 5.2): what is of the target domain already may stay as it is.</summary>
    private Tensor Identity(Tensor x, Tensor y) => l1_loss(G.call(y), y) + l1_loss(F.call(x), x);
}
