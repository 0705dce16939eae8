using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// UNIT: Liu, Breuel and Kautz, "Unsupervised Image-to-Image Translation Networks" (arXiv 1703.00848). An image of each domain is encoded into the shared
/// space of latents and painted by both generators: its own gives it back, the other one translates it. Two judges see the translations.
/// </summary>
/// <remarks>
/// Deviation, as in the authors' code: the game is that of least squares. As in the paper, L1 stands for the likelihoods of Laplace distributions, and D judges
/// translations alone, not samples from the prior.
/// </remarks>
/// <param name="net">The encoders and generators of X, domain 0, and of Y, domain 1.</param>
/// <param name="discriminators">Judges of X and of Y, (B, C, S, S) to scores of any shape.</param>
/// <param name="optimizers">Of the net, and of both judges.</param>
public sealed class UnitStep(UnitNet net, (Module<Tensor, Tensor> X, Module<Tensor, Tensor> Y) discriminators, (OptimizerHelper Net, OptimizerHelper Discriminators) optimizers)
    : IStep<(Tensor X, Tensor Y)>
{
    private static readonly IObjective Game = new LeastSquares();

    private readonly Player<UnitNet> eg = new("E, G", net, optimizers.Net);
    private readonly Player<Pair<Module<Tensor, Tensor>>> judges = new("D_X, D_Y", new(discriminators.X, discriminators.Y), optimizers.Discriminators);

    /// <summary>What counts how much.</summary>
    public UnitWeights Weights { get; init; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [eg, judges];

    /// <summary>Updates encoders and generators, then both judges, on one batch of each domain.</summary>
    /// <param name="batch">(B, C, S, S) images of X and as many of Y, in [-1, 1], unpaired.</param>
    /// <returns>The losses of the judges and of all others; L1 of the reconstructions and of the ways back; what the judges say. All before the update.</returns>
    public Report Update((Tensor X, Tensor Y) batch)
    {
        var (ofX, ofY) = (Way(batch.X, 0), Way(batch.Y, 1));
        var (rebuilt, cycle) = (ofX.Rebuilt + ofY.Rebuilt, ofX.Cycle + ofY.Cycle);
        var total = Descend(ofX, ofY, (Weights.Rebuilt * rebuilt) + (Weights.Cycle * cycle));
        var (onX, onY) = (new Judged(batch.X, judges.Network.First), new Judged(batch.Y, judges.Network.Second));
        var (onToX, onToY) = (new Judged(ofY.Made.detach(), judges.Network.First), new Judged(ofX.Made.detach(), judges.Network.Second));
        var loss = Game.DiscriminatorLoss(onX, onToX) + Game.DiscriminatorLoss(onY, onToY);
        judges.Descend(loss);
        return new Report(("D loss", loss), ("E, G loss", total), ("rebuilt", rebuilt / 2), ("cycle", cycle / 2))
        {
            Outputs = [("D(data)", Mean(onX, onY)), ("D(translated)", Mean(onToX, onToY))],
        };

        static Tensor Mean(Judged one, Judged other) => (one.Scores.mean() + other.Scores.mean()) / 2;
    }

    /// <summary>One image's ways: z ~ q(z|x), back to its own domain, over to the other, and from there back by another latent.</summary>
    private Path Way(Tensor x, int domain)
    {
        var unit = eg.Network;
        var mean = unit.Encode(x, domain);
        var z = Draw(mean);
        var (same, made) = (unit.Decode(z, domain), unit.Decode(z, 1 - domain));
        var meanOver = unit.Encode(made, 1 - domain);
        var back = unit.Decode(Draw(meanOver), domain);
        return new Path(made, l1_loss(same, x), l1_loss(back, x), Divergence(mean) + Divergence(meanOver));
    }

    private Tensor Descend(Path ofX, Path ofY, Tensor distances)
    {
        using var frozen = judges.Network.Freeze();
        var game = 2 * (Game.GeneratorDescends(judges.Network.First.call(ofY.Made)) + Game.GeneratorDescends(judges.Network.Second.call(ofX.Made)));
        var loss = game + distances + (Weights.Divergence * (ofX.Divergence + ofY.Divergence));
        eg.Descend(loss);
        return loss;
    }

    /// <summary>z = μ + ε, ε ~ N(0, I).</summary>
    private static Tensor Draw(Tensor mean) => mean + randn_like(mean);

    /// <summary>KL(N(μ, I) ‖ N(0, I)) = ½ ‖μ‖², as the mean over the latent's numbers.</summary>
    private static Tensor Divergence(Tensor mean) => mean.square().mean() / 2;

    private readonly record struct Path(Tensor Made, Tensor Rebuilt, Tensor Cycle, Tensor Divergence);
}
