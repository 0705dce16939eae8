using Minimax.Control;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// Ho and Ermon, "Generative Adversarial Imitation Learning" (arXiv 1606.03476), Algorithm 1: D learns to tell what an expert did from what the policy does,
/// and the policy takes what D says for its reward. No gradient goes through the world.
/// </summary>
/// <remarks>
/// Deviations: PPO in place of TRPO; D says 1 for the expert, as everywhere in this course, where the paper's says 1 for the policy; the reward is −log(1 − D),
/// which is never below 0, and the paper's −log D of its own D is the same number.
/// </remarks>
/// <param name="learner">The policy, and how it learns from a reward.</param>
/// <param name="discriminator">(n, S) to (n) logits.</param>
/// <param name="optimizer">Trains D.</param>
/// <param name="shown">What D sees of an episode: (T, B, S). Pairs of observation and action in GAIL; states alone, if nobody knows the actions.</param>
public sealed class GailStep(PolicyStep learner, Module<Tensor, Tensor> discriminator, OptimizerHelper optimizer, Func<Rollout, Tensor> shown)
    : IStep<(Tensor Starts, Tensor Expert)>
{
    private readonly Player<Module<Tensor, Tensor>> d = new("D", discriminator, optimizer);
    private readonly IGame game = new MinimaxGame();

    /// <summary>Updates of D for one of the policy.</summary>
    public int K { get; init; } = 4;

    /// <summary>Rows of each side in an update of D.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>What D pays besides the game. With a handful of demonstrations it would know them by heart.</summary>
    public IPenalty? Penalty { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [.. learner.Players, d];

    /// <summary>The policy acts; D learns; the policy learns from D's reward.</summary>
    /// <param name="batch">(B, 2 N): where the policy's episodes begin; (n, S): the expert's rows, all of them.</param>
    /// <returns>D's loss and V's; what D says on average; the task's reward, which nobody has learnt from.</returns>
    public Report Update((Tensor Starts, Tensor Expert) batch)
    {
        using var scope = NewDisposeScope();
        var happened = learner.Act(batch.Starts);
        var rows = shown(happened);                                                         // (T, B, S)
        var judged = Discriminate(batch.Expert, rows.flatten(0, 1));
        var learnt = learner.Learn(happened, Reward(rows));
        return new Report(("D loss", Kept(judged.Loss)), ("V loss", Kept(learnt.Losses[0].Value)))
        {
            Outputs = [("D(expert)", Kept(judged.OnExpert)), ("D(policy)", Kept(judged.OnPolicy))],
            Rates = [("reward", Kept(learnt.Rates[0].Value))],
        };

        static Tensor Kept(Tensor number) => number.MoveToOuterDisposeScope();
    }

    /// <summary>r = −log(1 − D(s, a)) = log(1 + exp(logit)): high where the expert is, and nowhere else.</summary>
    /// <param name="rows">(T, B, S).</param>
    /// <returns>(T, B).</returns>
    public Tensor Reward(Tensor rows)
    {
        using var still = no_grad();
        return functional.softplus(d.Network.call(rows.flatten(0, 1))).view(rows.shape[0], -1);
    }

    /// <summary>D ascends E log D(expert) + E log(1 − D(policy)), K times.</summary>
    private (Tensor Loss, Tensor OnExpert, Tensor OnPolicy) Discriminate(Tensor expert, Tensor policy)
    {
        (Tensor, Tensor, Tensor) last = default;
        for (var k = 0; k < K; k++)
        {
            var (real, fake) = (new Judged(Some(expert), d.Network), new Judged(Some(policy), d.Network));
            var loss = game.DiscriminatorLoss(real, fake);
            d.Descend(Penalty is null ? loss : loss + (Penalty.Weight * Penalty.Of(d.Network, real.Examples, fake.Examples)));
            last = (loss.detach(), game.Activation(real.Scores).mean().detach(), game.Activation(fake.Scores).mean().detach());
        }

        return last;
    }

    private Tensor Some(Tensor rows) => rows[randint(rows.shape[0], [BatchSize], ScalarType.Int64, rows.device)];
}
