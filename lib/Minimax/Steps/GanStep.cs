using Minimax.Layers;
using Minimax.Objectives;
using Minimax.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// One G against one D: Algorithm 1 of Goodfellow et al., "Generative Adversarial Nets" (arXiv 1406.2661), for any game. DCGAN is this step
/// with <see cref="Models.Dcgan"/>'s networks and <see cref="ReuseSamples"/>; WGAN-GP (arXiv 1704.00028) with
/// <see cref="Wasserstein"/>, a <see cref="GradientPenalty"/> and <see cref="K"/> = 5.
/// </summary>
/// <param name="generator">(m, latent) to (m, …).</param>
/// <param name="discriminator">(m, …) to (m) scores.</param>
/// <param name="game">What each player wants.</param>
/// <param name="prior">p(z).</param>
/// <param name="optimizers">The optimisers of G and D.</param>
public sealed class GanStep(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> discriminator, IGame game, IPrior prior,
    (OptimizerHelper G, OptimizerHelper D) optimizers) : IStep<Tensor>
{
    private readonly Player<Module<Tensor, Tensor>> g = new("G", generator, optimizers.G);
    private readonly Player<Module<Tensor, Tensor>> d = new("D", discriminator, optimizers.D);

    /// <summary>Updates of D for one of G. The first paper used 1, "the least expensive option".</summary>
    public int K
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(K), value, "D is updated at least once.");
    } = 1;

    /// <summary>What D pays besides the game.</summary>
    public IPenalty? Penalty { get; init; }

    /// <summary>
    /// c: after each of its updates, D's weights are cut off at ±c, as in Algorithm 1 of "Wasserstein GAN" (arXiv 1701.07875), which takes 0.01.
    /// Null leaves them alone.
    /// </summary>
    public double? Clip
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Clip), value, "Weights are cut off at a number above 0.");
    }

    /// <summary>
    /// Whether G learns on the samples that D has just seen, which saves a pass through G, as in dcgan.torch, the code of one of the DCGAN
    /// paper's authors. The algorithm draws new ones.
    /// </summary>
    public bool ReuseSamples { get; init; }

    /// <summary>Past samples, which D sees in place of some of the new ones.</summary>
    public ImagePool? Pool { get; init; }

    /// <summary>What each player pays for being far from where it has been on average.</summary>
    public (HistoricalAveraging G, HistoricalAveraging D)? History { get; init; }

    /// <summary>G and D, and what the pool and the history remember, if there are any.</summary>
    public IReadOnlyList<Player> Players => [g, d, .. Memories.Select(memory => new Player(memory.Name, memory.Module, null))];

    private IEnumerable<(string Name, Module Module)> Memories =>
        new (string Name, Module? Module)[] { ("pool", Pool), ("history of G", History?.G), ("history of D", History?.D) }
            .Where(memory => memory.Module is not null).Select(memory => (memory.Name, memory.Module!));

    /// <summary>Updates D k times, each time on m examples and m samples, then G once on m samples.</summary>
    /// <param name="real">(k·m, …) data: k mini-batches of m examples.</param>
    /// <returns>D's loss, the penalty and G's loss; D(x) and D(G(z)) on average. D's are those of its last update, all before it.</returns>
    public Report Update(Tensor real)
    {
        if (real.shape[0] % K != 0) throw new ArgumentException($"A batch of {real.shape[0]} is not {K} mini-batches of equal size.", nameof(real));
        var batches = real.chunk(K);
        foreach (var x in batches[..^1]) UpdateDiscriminator(x);

        var last = batches[^1];
        var fake = Sample(last, forG: ReuseSamples);
        var report = UpdateDiscriminator(last, fake.detach());
        var loss = ReuseSamples ? UpdateGenerator(last, fake) : UpdateGenerator(last);
        return report.And(("G loss", loss));
    }

    /// <summary>D ascends V(D, G) = 1/m Σ log D(x) + log(1 − D(G(z))), or what the game has in its place, by one step.</summary>
    /// <param name="real">(m, …) data; as many samples are drawn.</param>
    /// <returns>D's loss and the penalty; D(x) and D(G(z)) on average; all before the update.</returns>
    public Report UpdateDiscriminator(Tensor real) => UpdateDiscriminator(real, Sample(real, forG: false));

    /// <summary>G descends 1/m Σ log(1 − D(G(z))), or what the game has in its place, by one step.</summary>
    /// <param name="real">(m, …) data, at which few games look; as many samples are drawn.</param>
    /// <returns>What G descended, before the update.</returns>
    public Tensor UpdateGenerator(Tensor real) => UpdateGenerator(real, Sample(real, forG: true));

    private Report UpdateDiscriminator(Tensor real, Tensor fake)
    {
        using var scope = NewDisposeScope();                                                // k updates need no more memory than one
        if (Pool is not null) fake = Pool.Exchange(fake);
        var (onReal, onFake) = (new Judged(real, d.Network), new Judged(fake, d.Network));  // data and samples in batches of their own
        var loss = game.DiscriminatorLoss(onReal, onFake);
        var penalty = Penalty?.Of(d.Network, real, fake);
        if (penalty is not null) loss += Penalty!.Weight * penalty;
        Descend(d, loss, History?.D);
        if (Clip is { } c) d.Network.Clip(c);

        (string, Tensor)[] losses = penalty is null ? [("D loss", Kept(loss))] : [("D loss", Kept(loss)), ("penalty", Kept(penalty))];
        return new Report(losses) { Outputs = [("D(x)", Mean(onReal)), ("D(G(z))", Mean(onFake))] };

        Tensor Mean(Judged judged) => Kept(game.Activation(judged.Scores).mean());
        Tensor Kept(Tensor number) => number.detach().MoveToOuterDisposeScope();
    }

    private Tensor UpdateGenerator(Tensor real, Tensor fake)
    {
        using var frozen = d.Network.Freeze();
        var loss = game.GeneratorDescends(new Judged(real, d.Network), new Judged(fake, d.Network));
        Descend(g, loss, History?.G);
        return loss;
    }

    private static void Descend(Player player, Tensor loss, HistoricalAveraging? history)
    {
        player.Descend(history is null ? loss : loss + (history.Weight * history.Of()));
        history?.Remember();
    }

    private Tensor Sample(Tensor real, bool forG)
    {
        using var still = forG ? null : no_grad();
        return g.Network.call(prior.Draw(real.shape[0], real.device));                      // G(z), z ~ p(z)
    }
}
