using System.Text;
using Minimax.Display;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using SkiaSharp;
using Tensorboard;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Training;

/// <summary>What is kept of a training besides what its cell shows.</summary>
public sealed class TrainingRecordTests : IDisposable
{
    private const int Steps = 20;
    private readonly string folder = Directory.CreateTempSubdirectory("minimax-").FullName;
    private readonly Dcgan.Generator g = new(width: 4);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_checksum_is_Castagnolis() => EventFile.Crc32C(Encoding.ASCII.GetBytes("123456789")).ShouldBe(0xE3069283);

    [Fact]
    public void TensorBoard_gets_numbers_samples_weights_and_settings_in_whole_records()
    {
        List<Progress> told = [];
        Train(new TensorBoard(folder), told.Add);
        var events = EventFile.Read(Directory.GetDirectories(folder).ShouldHaveSingleItem());
        events[0].FileVersion.ShouldBe("brain.Event:2");
        var values = events.Where(e => e.Summary is not null).SelectMany(e => e.Summary.Value.Select(value => (e.Step, e.WallTime, Value: value))).ToList();

        var losses = values.Where(v => v.Value.Tag == "Loss/D loss").ToList();
        losses.Select(v => v.Step).ShouldBe(told.Select(progress => progress.Step));
        losses.Select(v => (double)v.Value.SimpleValue).ShouldBe(told.Select(progress => progress.Numbers[0].Value), tolerance: 1e-6);
        losses.ShouldAllBe(v => Math.Abs(v.WallTime - DateTimeOffset.UtcNow.ToUnixTimeSeconds()) < 600); // seconds since 1970

        var pictures = values.Where(v => v.Value.ValueCase == Summary.Types.Value.ValueOneofCase.Image).ToList();
        pictures.Select(v => v.Step).ShouldBe([0, 10, 20]);
        using var last = SKBitmap.Decode(pictures[^1].Value.Image.EncodedImageString.ToByteArray());
        using var shown = SampleGrid.Of(Images()).ToPicture();
        (last.Width, last.Height).ShouldBe((shown.Width, shown.Height));
        last.GetPixel(40, 40).ShouldBe(shown.GetPixel(40, 40));

        var weights = values.Where(v => v.Value.Tag == "G/layers.0.weight").ToList();
        weights.Select(v => v.Step).ShouldBe([0, 10, 20]);
        var (histogram, now) = (weights[^1].Value.Histo, g.parameters().First().detach());
        histogram.Num.ShouldBe(now.numel());
        histogram.Min.ShouldBe(now.min().item<float>(), 1e-6);
        histogram.Bucket.Sum().ShouldBe(now.numel());
        values.ShouldContain(v => v.Value.Tag.StartsWith("settings") && v.Value.Tensor.StringVal[0].ToStringUtf8().Contains("| steps | 20 |"));
    }

    [Fact]
    public void Weights_are_kept_with_what_is_known_of_them_and_fit_the_network_again()
    {
        Train(new WeightsRecord(folder));
        var kept = KeptTraining.In(folder).ShouldHaveSingleItem();
        (kept.StepsDone, kept.Steps, kept.Seed).ShouldBe((Steps, Steps, 3));
        kept.Numbers.Keys.ShouldContain("G loss");
        kept.Networks.Select(network => (network.Player, network.Kind)).ShouldBe([("G", "Dcgan.Generator"), ("D", "Dcgan.Discriminator")]);

        var other = new Dcgan.Generator(width: 4);
        Weights.Load(other, Path.Combine(folder, kept.Networks[0].File));
        other.parameters().Last().Equals(g.parameters().Last()).ShouldBeTrue();
    }

    [Fact]
    public void A_training_that_was_stopped_keeps_its_weights_and_goes_on_in_the_same_record()
    {
        using var stop = new CancellationTokenSource();
        var record = new WeightsRecord(folder);
        var loop = Loop(record, progress => { if (progress.Step == 5) stop.Cancel(); });
        Should.Throw<OperationCanceledException>(() => loop.Run(stop.Token));
        KeptTraining.In(folder).ShouldHaveSingleItem().StepsDone.ShouldBe(5);
        loop.Run();
        KeptTraining.In(folder).ShouldHaveSingleItem().StepsDone.ShouldBe(Steps);
    }

    [Fact]
    public void Records_change_nothing_of_the_training()
    {
        Train(new TensorBoard(folder));
        var kept = g.parameters().Last().detach().clone();
        var again = new Dcgan.Generator(width: 4);
        Loop(again, [], null).Run();
        again.parameters().Last().Equals(kept).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_kept_unless_it_is_asked_for() => Loop(g, TrainingRecords.Asked(), null).Records.ShouldBeEmpty();

    private void Train(ITrainingRecord record, Action<Progress>? report = null) => Loop(record, report).Run();

    private TrainingLoop<Tensor> Loop(ITrainingRecord record, Action<Progress>? report) => Loop(g, [record], report);

    private static TrainingLoop<Tensor> Loop(Dcgan.Generator g, IReadOnlyList<ITrainingRecord> records, Action<Progress>? report)
    {
        var (d, view) = (new Dcgan.Discriminator(width: 4), new TrainingView());
        Peer.Initialise(g);
        Peer.Initialise(d);
        var step = new GanStep(g, d, new NonSaturating(), new NormalPrior(g.Latent), (new FusedAdam(g.parameters(), 2e-4, 0.5), new FusedAdam(d.parameters(), 2e-4, 0.5)));
        return new TrainingLoop<Tensor>(step, i => Peer.Fill(0.1 * i, -1, 1, 4, 1, 28, 28))
        {
            Steps = Steps,
            Seed = 3,
            SampleEvery = 10,
            Report = report,
            Sample = _ => view.Samples(Images()),
            Records = records,
        };
    }

    private static Tensor Images() => Peer.Fill(0.5, -1, 1, 8, 1, 28, 28);
}
