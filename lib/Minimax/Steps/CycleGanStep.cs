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
public sealed class CycleGanStep : IStep<(Tensor X, Tensor Y)>
{
    private static readonly LeastSquares Objective = new(); // section 4: least squares train more stably than the log likelihood

    private readonly Player generators;
    private readonly Player discriminators;
    private readonly Module<Tensor, Tensor> g, f, dX, dY;
    private readonly ImagePool poolX, poolY;
    private readonly CycleWeights weights;

    /// <param name="generators">G: X → Y and F: Y → X, each (B, C, S, S) to (B, C, S, S).</param>
    /// <param name="discriminators">Judges of X and of Y, (B, C, S, S) to scores of any shape.</param>
    /// <param name="pools">What the discriminators remember of translations to X and to Y.</param>
    /// <param name="weights">The weights of the cycle and the identity loss.</param>
    /// <param name="optimizers">One optimiser of both generators, one of both discriminators, as in the authors' code.</param>
    public CycleGanStep((Module<Tensor, Tensor> G, Module<Tensor, Tensor> F) generators, (Module<Tensor, Tensor> X, Module<Tensor, Tensor> Y) discriminators,
        (ImagePool X, ImagePool Y) pools, CycleWeights weights, (OptimizerHelper Generators, OptimizerHelper Discriminators) optimizers)
    {
        (g, f) = generators;
        (dX, dY) = discriminators;
        (poolX, poolY) = pools;
        this.weights = weights;
        this.generators = new Player("G, F", new Pair<Module<Tensor, Tensor>>(g, f), optimizers.Generators);
        this.discriminators = new Player("D_X, D_Y", new Pair<Module<Tensor, Tensor>>(dX, dY), optimizers.Discriminators);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [generators, discriminators, new("pool X", poolX, null), new("pool Y", poolY, null)];

    /// <summary>Updates both generators, then both discriminators, on one batch of each domain.</summary>
    /// <param name="batch">(B, C, S, S) images of X and as many of Y, in [-1, 1], unpaired.</param>
    /// <returns>
    /// D loss; G loss with all its terms; the cycle loss of one way, in units of the pixels; the mean scores of data and of translations,
    /// which least squares pull to 1 and to 0. All before the update.
    /// </returns>
    public Report Update((Tensor X, Tensor Y) batch)
    {
        var (x, y) = batch;
        var (toX, toY) = (f.call(y), g.call(x));
        var cycle = Cycle(x, f.call(toY), y, g.call(toX));
        var loss = DescendGenerators(x, y, toX, toY, cycle);

        var onData = (X: dX.call(x), Y: dY.call(y));
        var onMade = (X: dX.call(poolX.Exchange(toX)), Y: dY.call(poolY.Exchange(toY)));
        var value = Objective.DiscriminatorAscends(onData.X, onMade.X) + Objective.DiscriminatorAscends(onData.Y, onMade.Y);
        discriminators.Ascend(value); // LSGAN's ½ is the paper's as well: "we divide the objective by 2 while optimizing D" (appendix 7.1)

        return new Report(("D loss", -value), ("G loss", loss), ("cycle", cycle / 2))
        {
            Outputs = [("D(data)", (onData.X.mean() + onData.Y.mean()) / 2), ("D(translated)", (onMade.X.mean() + onMade.Y.mean()) / 2)],
        };
    }

    /// <summary>L(G, F) = L_GAN(G, D_Y) + L_GAN(F, D_X) + λ L_cyc(G, F) + λ' L_identity(G, F) (equation 3, section 5.2).</summary>
    private Tensor DescendGenerators(Tensor x, Tensor y, Tensor toX, Tensor toY, Tensor cycle)
    {
        using var held = discriminators.Fixed();
        var loss = Adversarial(toX, toY) + (weights.Cycle * cycle);
        if (weights.Identity > 0) loss += weights.Identity * Identity(x, y);
        generators.Descend(loss);
        return loss;
    }

    /// <summary>E (D_Y(G(x)) − 1)² + E (D_X(F(y)) − 1)² (section 4).</summary>
    /// <remarks>CycleGAN writes G's part without LSGAN's ½, hence the 2: λ = 10 is meant beside the whole square.</remarks>
    private Tensor Adversarial(Tensor toX, Tensor toY) =>
        2 * (Objective.GeneratorDescends(dX.call(toX)) + Objective.GeneratorDescends(dY.call(toY)));

    /// <summary>L_cyc = E ‖F(G(x)) − x‖₁ + E ‖G(F(y)) − y‖₁ (equation 2), where ‖·‖₁ is the mean over the pixels, as in the authors' code.</summary>
    private static Tensor Cycle(Tensor x, Tensor xBack, Tensor y, Tensor yBack) => l1_loss(xBack, x) + l1_loss(yBack, y);

    /// <summary>L_identity = E ‖G(y) − y‖₁ + E ‖F(x) − x‖₁ (section 5.2): what is of the target domain already may stay as it is.</summary>
    private Tensor Identity(Tensor x, Tensor y) => l1_loss(g.call(y), y) + l1_loss(f.call(x), x);
}
