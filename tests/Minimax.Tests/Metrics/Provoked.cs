using Minimax.Data;
using Minimax.Layers;
using Minimax.Metrics;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Metrics;

/// <summary>Games of points in the plane that are healthy, or fail for one known reason; in small what notebook 04 shows.</summary>
internal sealed record Provoked
{
    private const int Batch = 128, Latent = 2, Width = 128;

    public static readonly IReadOnlyDictionary<string, Provoked> All = new Dictionary<string, Provoked>
    {
        ["healthy"] = new(),
        ["healthy, slower"] = new() { Rate = 1e-3, Steps = 900 },
        ["healthy, least squares"] = new() { Game = new LeastSquares() },
        ["healthy, gradient penalty"] = new() { Penalty = new ZeroCentredPenalty(gamma: 0.2) },
        ["labels swapped"] = new() { FailsBy = Failure.LabelsSwapped, Game = new NoisyLabels(1), Steps = 300 },
        ["detach missing"] = new() { FailsBy = Failure.GradientCut, IsDetachMissing = true, Steps = 200 },
        ["out of reach"] = new() { FailsBy = Failure.WrongRange, Ends = Tanh(), Steps = 400 },
        ["D wins"] = new() { FailsBy = Failure.DiscriminatorWins, Game = new MinimaxGame(), Descends = g => optim.SGD(g.parameters(), 0.01), Before = 500, Steps = 200 },
        ["momentum"] = new() { FailsBy = Failure.Oscillation, Momentum = 0.9 },
        ["rate of 0.1"] = new() { FailsBy = Failure.Oscillation, Rate = 0.1, Steps = 300 },
        ["D behind"] = new() { FailsBy = Failure.ModeCollapse, RateOfD = 1e-4, Steps = 600 },
        ["ten examples"] = new() { FailsBy = Failure.Memorising, Examples = 10, Steps = 1000 },
    };

    /// <summary>What it fails by; null if it is healthy.</summary>
    public Failure? FailsBy { get; init; }

    private IGame Game { get; init; } = new NonSaturating();

    private IPenalty? Penalty { get; init; }

    private double Rate { get; init; } = 2e-3;

    private double? RateOfD { get; init; }

    private double Momentum { get; init; } = 0.5;

    private Func<Module, OptimizerHelper>? Descends { get; init; }

    private Module<Tensor, Tensor> Ends { get; init; } = Identity();

    private bool IsDetachMissing { get; init; }

    private int Before { get; init; } // steps of D alone

    private int Examples { get; init; } // if G gets only so many to see, from a wider ring

    private int Steps { get; init; } = 600;

    /// <summary>Plays, and says what is visible.</summary>
    public Diagnosis Diagnose(int seed)
    {
        manual_seed(seed);
        var ring = GaussianMixture.Ring(8, 2, Examples > 0 ? 0.3 : 0.1);
        var (g, d, prior) = (Sequential(new PlaneNets.Generator(Latent, Width, normalise: false), Ends), new PlaneNets.Discriminator(Width), new NormalPrior(Latent));
        var adams = (Descends?.Invoke(g) ?? new FusedAdam(g.parameters(), Rate, Momentum), new FusedAdam(d.parameters(), RateOfD ?? Rate, Momentum));
        var step = new GanStep(g, d, Game, prior, adams) { Penalty = Penalty };
        for (var i = 0L; i < Before; i++) Alone(i);
        IStep<Tensor> played = IsDetachMissing ? new MissingDetach(step, prior) : step;
        var few = Examples > 0 ? ring.Sample(Examples, 1234) : null;
        var history = new List<Progress>();
        new TrainingLoop<Tensor>(new GradientNorms<Tensor>(played), Draw) { Steps = Steps, Seed = seed, ReportEvery = Steps / 100, Report = history.Add }.Run();
        return Diagnosis.Of(history, SampleSigns.Of(Samples.Of(g, prior.Draw(500)), few ?? ring.Sample(500, 99), ring.Sample(500, 77)));

        Tensor Draw(long i) => few is null ? ring.Sample(Batch, (ulong)seed, i) : few.index_select(0, randint(Examples, [Batch]));

        void Alone(long i)
        {
            using var scope = NewDisposeScope();
            step.UpdateDiscriminator(ring.Sample(Batch, 55, i));
        }
    }

    /// <summary>The zero-sum game with its commonest slip: D's update reaches into G, whose gradients are not zeroed afterwards.</summary>
    private sealed class MissingDetach(GanStep step, NormalPrior prior) : IStep<Tensor>
    {
        private static readonly MinimaxGame Game = new();

        public IReadOnlyList<Player> Players => step.Players;

        public Report Update(Tensor real)
        {
            var (g, d) = (Players[0], Players[1]);
            var (network, judge) = ((Module<Tensor, Tensor>)g.Network, (Module<Tensor, Tensor>)d.Network);
            foreach (var player in Players) player.Optimizer!.zero_grad();
            var (onReal, onFake) = (judge.call(real), judge.call(network.call(prior.Draw(real.shape[0])))); // no detach
            var loss = -Game.DiscriminatorAscends(onReal, onFake);
            loss.backward(retain_graph: true);
            using (judge.Freeze()) Game.GeneratorDescends(onFake).backward();                              // on top of what is there
            foreach (var player in Players) player.Optimizer!.step();
            return new Report(("D loss", loss)) { Outputs = [("D(x)", onReal.sigmoid().mean()), ("D(G(z))", onFake.sigmoid().mean())] };
        }
    }
}
