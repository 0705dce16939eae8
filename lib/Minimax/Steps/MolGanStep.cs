using Minimax.Objectives;
using Minimax.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// MolGAN's three players (arXiv 1805.11973): G and the critic D play WGAN-GP, and a reward network R learns by regression what a program says that a
/// molecule is worth, of data and of samples. Once λ is below 1, G is paid what R says.
/// </summary>
/// <param name="generator">(m, latent) to (m, …).</param>
/// <param name="critic">(m, …) to (m) scores.</param>
/// <param name="reward">R: (m, …) to (m) rewards in [0, 1].</param>
/// <param name="worth">The program: (m, …) to (m) rewards in [0, 1], without a gradient.</param>
/// <param name="prior">p(z).</param>
/// <param name="optimizers">The optimisers of G, D and R.</param>
public sealed class MolGanStep(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> critic, Module<Tensor, Tensor> reward,
    Func<Tensor, Tensor> worth, IPrior prior, (OptimizerHelper G, OptimizerHelper D, OptimizerHelper R) optimizers) : IStep<Tensor>
{
    private readonly Player<Module<Tensor, Tensor>> r = new("R", reward, optimizers.R);
    private readonly Rewarded game = new(new Wasserstein(), reward);

    /// <summary>λ: how much of G's loss is the game's. The paper trains with 1 for half of the time.</summary>
    public double Lambda { get => game.Lambda; set => game.Lambda = value; }

    /// <summary>Updates of D for one of G.</summary>
    public int K { get; init; } = 5;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [.. Game.Players, r];

    private GanStep Game => field ??= new(generator, critic, game, prior, (optimizers.G, optimizers.D)) { K = K, Penalty = new GradientPenalty() };

    /// <summary>Updates R, then D k times and G once.</summary>
    /// <param name="real">(k·m, …) data.</param>
    /// <returns>What <see cref="GanStep"/> says, and R's loss; what the samples are worth, on average.</returns>
    public Report Update(Tensor real)
    {
        Tensor fake;
        using (no_grad()) fake = generator.call(prior.Draw(real.shape[0] / K, real.device));
        var seen = cat([real.narrow(0, 0, real.shape[0] / K), fake]);
        var paid = worth(seen);
        var loss = RewardLoss(seen, paid);
        r.Descend(loss);
        var worthOfFake = paid.narrow(0, paid.shape[0] - fake.shape[0], fake.shape[0]).mean();
        return Game.Update(real).And(("R loss", loss)).WithRates(("worth of samples", worthOfFake));
    }

    /// <summary>E (R(x) − r(x))², over data and samples.</summary>
    /// <param name="examples">(B, …).</param>
    /// <param name="paid">(B): r.</param>
    public Tensor RewardLoss(Tensor examples, Tensor paid) => (r.Network.call(examples) - paid).square().mean();
}
