using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class EmaTests
{
    [Fact]
    public void The_average_follows_at_the_rate_that_beta_says()
    {
        // The weight goes 1, 2, 3 (its gradient is −1, its rate 1); the average from 1 by β = 0.75: 1.25, then 1.6875.
        var (source, average) = (new Rising(1), new Rising(-7));
        var step = new Ema<Tensor>(new RisingStep(source), source, average, decay: 0.75);
        average.Value.ShouldBe(1, 1e-6f);
        step.Update(zeros(1));
        average.Value.ShouldBe(1.25f, 1e-6f);
        step.Update(zeros(1));
        average.Value.ShouldBe(1.6875f, 1e-6f);
        source.Value.ShouldBe(3, 1e-6f);
    }

    [Fact]
    public void Statistics_of_batch_normalisation_are_taken_over_as_they_are()
    {
        var (g, average, d) = (new Dcgan.Generator(width: 4), new Dcgan.Generator(width: 4), new Dcgan.Discriminator(width: 4));
        var game = new GanStep(g, d, new NonSaturating(), new NormalPrior(g.Latent), (optim.SGD(g.parameters(), 0.1), optim.SGD(d.parameters(), 0.1)));
        var step = new Ema<Tensor>(game, g, average, decay: 0.9);
        step.Update(rand(4, 1, 28, 28));
        foreach (var (mean, now) in average.buffers().Zip(g.buffers())) mean.Equals(now).ShouldBeTrue();
    }

    [Fact]
    public void A_checkpoint_holds_the_average_too()
    {
        var (source, average) = (new Rising(1), new Rising(1));
        new Ema<Tensor>(new RisingStep(source), source, average, 0.5).Players.Select(p => p.Network).ShouldBe([source, average]);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    public void A_beta_outside_its_range_is_refused(double decay)
    {
        var source = new Rising(1);
        Should.Throw<ArgumentOutOfRangeException>(() => new Ema<Tensor>(new RisingStep(source), source, new Rising(1), decay));
    }

    private sealed class Rising : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter weight;

        public Rising(float value) : base("Rising")
        {
            weight = new Parameter(tensor(new[] { value }));
            RegisterComponents();
        }

        public float Value => weight.item<float>();

        public override Tensor forward(Tensor x) => weight + x;
    }

    private sealed class RisingStep(Rising network) : IStep<Tensor>
    {
        private readonly Player player = new("G", network, optim.SGD(network.parameters(), 1));

        public IReadOnlyList<Player> Players => [player];

        public Report Update(Tensor batch)
        {
            var value = network.call(batch).sum();
            player.Descend(-value);
            return new Report(("value", value));
        }
    }
}
