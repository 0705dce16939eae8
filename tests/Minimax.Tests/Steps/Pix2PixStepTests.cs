using Minimax.Models;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class Pix2PixStepTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Three_steps_have_the_losses_of_PyTorch(bool conditional)
    {
        var (g, d) = (new UNetGenerator(channels: 1, width: 4, halvings: 2, outputs: 3), new PatchDiscriminator(conditional ? 4 : 3, width: 4, halvings: 1));
        Peer.Initialise(g);
        Peer.Initialise(d);
        var step = new Pix2PixStep(g, d, (Adam(g), Adam(d))) { Conditional = conditional };
        foreach (var expected in Peer.Reference("pix2pix_parity")[conditional ? "conditional" : "unconditional"]!.AsArray())
            step.Update((Peer.Fill(0.5, -1, 1, 2, 1, 16, 16), Peer.Fill(0.3, -1, 1, 2, 3, 16, 16))).Read().ShouldBe(expected!.Doubles(), 2e-5);
    }

    [Fact]
    public void D_that_says_nothing_leaves_2_ln_2_and_ln_2_and_the_distance()
    {
        var step = new Pix2PixStep(new Shift(0.25f), new Shift(0, scale: 0), Still()) { Lambda = 10 };
        var y = rand(2, 3, 8, 8);
        var numbers = step.Update((y, y)).Read();
        numbers.ShouldBe([2 * Math.Log(2), Math.Log(2) + (10 * 0.25), 0.25, 0.5, 0.5], 1e-6); // G adds ¼ to each pixel
    }

    [Fact]
    public void D_sees_the_pair_as_channels_and_without_the_condition_the_translation_alone()
    {
        Seen(conditional: true).ShouldBe([[2, 5, 8, 8], [2, 5, 8, 8], [2, 5, 8, 8]]);
        Seen(conditional: false).ShouldBe([[2, 3, 8, 8], [2, 3, 8, 8], [2, 3, 8, 8]]);

        static List<long[]> Seen(bool conditional)
        {
            var d = new Recorder();
            new Pix2PixStep(new ToThree(), d, Still()) { Conditional = conditional }.Update((rand(2, 2, 8, 8), rand(2, 3, 8, 8)));
            return d.Shapes;
        }
    }

    [Fact]
    public void With_Adam_half_of_Ds_loss_moves_D_as_far_as_the_whole()
    {
        var whole = Judged(1);
        Judged(0.5).Zip(whole).ShouldAllBe(pair => pair.First.allclose(pair.Second, 1e-4, 1e-6, false));

        static List<Tensor> Judged(double share)
        {
            var d = new PatchDiscriminator(channels: 2, width: 4, halvings: 1);
            Peer.Initialise(d);
            var adam = Adam(d);
            for (var i = 0; i < 10; i++)
            {
                adam.zero_grad();
                (share * nn.functional.softplus(d.call(Peer.Fill(0.1 * i, -1, 1, 2, 2, 16, 16))).mean()).backward();
                adam.step();
            }

            return [.. d.parameters().Select(p => p.detach().clone())];
        }
    }

    [Fact]
    public void A_regression_goes_down_to_the_median_with_L1_and_to_the_mean_with_L2()
    {
        Fitted((made, truth) => nn.functional.l1_loss(made, truth)).ShouldBe(1, 0.02);
        Fitted((made, truth) => (made - truth).square().mean()).ShouldBe(2, 0.02); // of 0, 1 and 5

        static double Fitted(Func<Tensor, Tensor, Tensor> distance)
        {
            var constant = new Shift(0.3f);
            var step = new RegressionStep(constant, distance, optim.SGD(constant.parameters(), 0.02));
            for (var i = 0; i < 1000; i++) step.Update((zeros(3), tensor([0f, 1, 5])));
            return constant.parameters().First().item<float>();
        }
    }

    private static FusedAdam Adam(nn.Module network) => new(network.parameters(), 2e-4, 0.5);

    private static (OptimizerHelper, OptimizerHelper) Still()
    {
        var nothing = new Shift(0);
        return (optim.SGD(nothing.parameters(), 0.1), optim.SGD(nothing.parameters(), 0.1));
    }

    /// <summary>scale · x + shift.</summary>
    private sealed class Shift : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter shift;
        private readonly float scale;

        public Shift(float shift, float scale = 1) : base("Shift")
        {
            this.scale = scale;
            this.shift = new Parameter(tensor(shift));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => (scale * x) + shift;
    }

    /// <summary>Makes three channels of two.</summary>
    private sealed class ToThree : nn.Module<Tensor, Tensor>
    {
        private readonly Conv2d layer = nn.Conv2d(2, 3, 1);

        public ToThree() : base("ToThree") => RegisterComponents();

        public override Tensor forward(Tensor x) => layer.call(x);
    }

    /// <summary>Keeps the shapes that it has seen.</summary>
    private sealed class Recorder : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter shift = new(zeros(1));

        public Recorder() : base("Recorder") => RegisterComponents();

        public List<long[]> Shapes { get; } = [];

        public override Tensor forward(Tensor x)
        {
            Shapes.Add(x.shape);
            return x.mean([1, 2, 3]) + shift;
        }
    }
}
