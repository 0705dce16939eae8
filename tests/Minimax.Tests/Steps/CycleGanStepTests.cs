using Minimax.Models;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class CycleGanStepTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cyclegan-").FullName;

    [Fact]
    public void Three_steps_have_the_losses_of_PyTorch()
    {
        var step = Made().Step;
        var expected = Peer.Reference("cyclegan_parity")["steps"]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            var numbers = step.Update((Peer.Fill(0.5, -1, 1, 2, 1, 28, 28), Peer.Fill(0.3, -1, 1, 2, 1, 28, 28))).Read();
            numbers[..3].ShouldBe(expected[i]!.Doubles(), 1e-5);
        }
    }

    [Fact]
    public void A_perfect_translation_has_no_cycle_loss_and_no_more_loss_than_the_game()
    {
        var copy = new Affine(scale: 1, shift: 0);
        var sure = new Affine(scale: 0, shift: 1);
        var step = new CycleGanStep((copy, copy), (sure, sure), Pools(), new CycleWeights(), (optim.SGD(copy.parameters(), 0.1), optim.SGD(sure.parameters(), 0.1)));
        var x = rand(2, 1, 28, 28);
        var numbers = step.Update((x, x)).Read();
        numbers[0].ShouldBe(1, 1e-6); // D says 1 of all: ½ · 0² + ½ · 1² for X and for Y
        numbers[1].ShouldBe(0, 1e-6); // and G and F have nothing to mend
        numbers[2].ShouldBe(0, 1e-6);
    }

    [Fact]
    public void Generators_learn_from_the_cycle_loss_alone_when_nothing_else_counts()
    {
        var step = Made(new CycleWeights(Cycle: 10, Identity: 0)).Step;
        var batch = (rand(2, 1, 28, 28), rand(2, 1, 28, 28));
        var first = step.Update(batch).Read()[2];
        for (var i = 0; i < 30; i++) step.Update(batch);
        step.Update(batch).Read()[2].ShouldBeLessThan(0.8 * first);
    }

    [Fact]
    public void A_run_that_is_stopped_and_resumed_ends_in_the_same_weights_as_one_that_was_not()
    {
        var whole = Made();
        Loop(whole, file: null).Run();

        var file = Path.Combine(folder, "cyclegan.checkpoint");
        using var stop = new CancellationTokenSource();
        var stopped = Loop(Made(), file, done => StopAt(32, done, stop)); // the pools are full after 25 steps, the rate falls after 20
        Should.Throw<OperationCanceledException>(() => stopped.Run(stop.Token));
        var resumed = Made();
        Loop(resumed, file).Run();
        Weights(resumed.Step).ShouldBe(Weights(whole.Step));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (CycleGanStep Step, LinearDecay Decay) Made(CycleWeights? weights = null)
    {
        var (g, f) = (Generator(), Generator());
        var (dX, dY) = (Discriminator(), Discriminator());
        var (ofGenerators, ofDiscriminators) = (Adam(g, f), Adam(dX, dY));
        return (new CycleGanStep((g, f), (dX, dY), Pools(), weights ?? new CycleWeights(), (ofGenerators, ofDiscriminators)),
            new LinearDecay(2e-4, steps: 40, ofGenerators, ofDiscriminators));
    }

    private static TrainingLoop<(Tensor, Tensor)> Loop((CycleGanStep Step, LinearDecay Decay) made, string? file, Action<long>? sample = null) =>
        new(made.Step, i => (Peer.Fill(0.1 * i, -1, 1, 2, 1, 28, 28), Peer.Fill(0.2 * i, -1, 1, 2, 1, 28, 28)))
        {
            Steps = 40,
            Schedule = made.Decay.Apply,
            SampleEvery = 1,
            Sample = sample,
            CheckpointFile = file,
        };

    private static void StopAt(long step, long done, CancellationTokenSource stop)
    {
        if (done == step) stop.Cancel();
    }

    private static ResNetGenerator Generator()
    {
        var generator = new ResNetGenerator(channels: 1, width: 4, blocks: 2, halvings: 1);
        Peer.Initialise(generator);
        return generator;
    }

    private static PatchDiscriminator Discriminator()
    {
        var discriminator = new PatchDiscriminator(channels: 1, width: 4, halvings: 1);
        Peer.Initialise(discriminator);
        return discriminator;
    }

    private static Adam Adam(nn.Module first, nn.Module second) => new FusedAdam([.. first.parameters(), .. second.parameters()], 2e-4, 0.5);

    private static (ImagePool X, ImagePool Y) Pools() => (new ImagePool(50, [1, 28, 28]), new ImagePool(50, [1, 28, 28]));

    private static float[] Weights(CycleGanStep step) =>
        [.. step.Players.SelectMany(p => p.Network.state_dict().Values).SelectMany(t => t.to_type(ScalarType.Float32).flatten().data<float>().ToArray())];

    /// <summary>scale · x + shift.</summary>
    private sealed class Affine : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale;
        private readonly Parameter shift;

        public Affine(double scale, double shift) : base("Affine")
        {
            this.scale = new Parameter(tensor((float)scale));
            this.shift = new Parameter(tensor((float)shift));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => (scale * x) + shift;
    }
}
