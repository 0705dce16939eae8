using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Training;

public sealed class TrainingLoopTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("minimax-").FullName;

    private readonly int threads = get_num_threads();

    public void Dispose()
    {
        set_num_threads(threads);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_a_sample_makes_is_let_go()
    {
        List<Tensor> made = [];
        new TrainingLoop<Tensor>(Player(), _ => zeros(2, 1, 28, 28)) { Steps = 2, SampleEvery = 1, Sample = _ => made.Add(zeros(1)) }.Run();
        made.Count.ShouldBe(3);
        made.ShouldAllBe(tensor => tensor.IsInvalid);
    }

    [Fact]
    public void A_run_that_was_stopped_and_resumed_ends_in_the_same_weights_bit_by_bit()
    {
        set_num_threads(1);
        var whole = Player();
        Loop(whole, 12).Run();

        var file = Path.Combine(folder, "run.checkpoint");
        using var stop = new CancellationTokenSource();
        var first = Loop(Player(), 12, file, report: p => { if (p.Step == 5) stop.Cancel(); });
        Should.Throw<OperationCanceledException>(() => first.Run(stop.Token));
        first.StepsDone.ShouldBe(5);

        var resumed = Player(); // other weights until the checkpoint is read
        var second = Loop(resumed, 12, file);
        second.Run();
        second.StepsDone.ShouldBe(12);
        Weights(resumed).ShouldBe(Weights(whole));
    }

    [Fact]
    public void A_stopped_loop_goes_on_where_it_was()
    {
        using var stop = new CancellationTokenSource();
        var seen = new List<long>();
        var loop = Loop(Player(), 6, report: p => { seen.Add(p.Step); if (p.Step == 2) stop.Cancel(); });
        Should.Throw<OperationCanceledException>(() => loop.Run(stop.Token));
        loop.Run();
        seen.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void Samples_are_taken_before_the_first_step_at_the_interval_and_at_the_end()
    {
        var seen = new List<long>();
        var step = Player();
        new TrainingLoop<Tensor>(step, _ => zeros(2, 1, 28, 28)) { Steps = 7, SampleEvery = 3, Sample = seen.Add }.Run();
        seen.ShouldBe([0, 3, 6, 7]);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_run_and_names_the_step()
    {
        var loop = new TrainingLoop<Tensor>(new Rotten(atUpdate: 4), _ => zeros(1)) { Steps = 10 };
        Should.Throw<DivergedException>(() => loop.Run()).Message.ShouldStartWith("Training stopped at step 4: loss is NaN.");
    }

    [Fact]
    public void A_diverged_run_keeps_its_last_good_checkpoint()
    {
        var file = Path.Combine(folder, "run.checkpoint");
        var loop = new TrainingLoop<Tensor>(new Rotten(atUpdate: 4), _ => zeros(1)) { Steps = 10, CheckpointFile = file, CheckpointEvery = 2 };
        Should.Throw<DivergedException>(() => loop.Run());
        Checkpoint.Load(file, []).ShouldBe(2);
    }

    [Fact]
    public void Numbers_are_read_for_reports_and_checkpoints_only()
    {
        var loop = new TrainingLoop<Tensor>(new Rotten(atUpdate: 999), _ => zeros(1)) { Steps = 100, ReportEvery = 20, Report = _ => { } };
        loop.Run();
        loop.Reads.ShouldBe(5);
        var saving = new TrainingLoop<Tensor>(new Rotten(atUpdate: 999), _ => zeros(1))
        {
            Steps = 100,
            ReportEvery = 50,
            CheckpointEvery = 25,
            CheckpointFile = Path.Combine(folder, "run.checkpoint"),
        };
        saving.Run();
        saving.Reads.ShouldBe(4);
    }

    [Fact]
    public void Progress_averages_between_reports_and_knows_the_time_left()
    {
        var reports = new List<Progress>();
        new TrainingLoop<Tensor>(new Rotten(atUpdate: 99), _ => zeros(1)) { Steps = 4, ReportEvery = 2, Report = reports.Add }.Run();
        reports.Select(r => r.Numbers[0]).ShouldBe([new("loss", Quantity.Loss, 1.5), new("loss", Quantity.Loss, 3.5)]); // the losses are 1, 2, 3, 4
        reports[^1].Remaining.ShouldBe(TimeSpan.Zero);
        (reports[0].Remaining!.Value / reports[0].Elapsed).ShouldBe(1, 0.01);
    }

    private static GanStep Player()
    {
        var g = new Dcgan.Generator(width: 4);
        var d = new Dcgan.Discriminator(width: 4);
        Peer.Initialise(g);
        Peer.Initialise(d);
        return new GanStep(g, d, new NonSaturating(), new NormalPrior(g.Latent), (new FusedAdam(g.parameters(), 2e-4, 0.5), new FusedAdam(d.parameters(), 2e-4, 0.5)));
    }

    private static TrainingLoop<Tensor> Loop(GanStep step, long steps, string? file = null, Action<Progress>? report = null) =>
        new(step, i => Peer.Fill(0.1 * i, -1, 1, 4, 1, 28, 28)) { Steps = steps, Seed = 3, CheckpointFile = file, Report = report };

    private static float[] Weights(GanStep step) =>
        [.. step.Players.SelectMany(p => p.Network.state_dict().Values).SelectMany(t => t.to_type(ScalarType.Float32).flatten().data<float>().ToArray())];

    /// <summary>Reports 1, 2, 3 … as its loss, and NaN at one update.</summary>
    private sealed class Rotten(int atUpdate) : IStep<Tensor>
    {
        private int updates;

        public IReadOnlyList<Player> Players => [];

        public Report Update(Tensor batch) => new(("loss", tensor(++updates == atUpdate ? double.NaN : updates)));
    }
}
