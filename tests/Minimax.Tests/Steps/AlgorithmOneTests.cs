using Minimax.Models;
using Minimax.Objectives;
using Minimax.Steps;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class AlgorithmOneTests
{
    private const int Latent = 10;
    private const int M = 8;

    [Theory]
    [InlineData("minimax")]
    [InlineData("non_saturating")]
    [InlineData("maximum_likelihood")]
    public void Three_rounds_with_two_updates_of_D_have_the_losses_of_PyTorch(string game)
    {
        IObjective objective = game switch { "minimax" => new MinimaxGame(), "non_saturating" => new NonSaturating(), _ => new MaximumLikelihood() };
        var step = Small(objective, k: 2, learningRate: 0.1);
        var real = Peer.Fill(0.5, 0, 1, 2 * M, 1, 28, 28);
        var losses = Peer.Reference("algorithm_one_parity")[game]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            var numbers = step.Update(real).Read();
            var expected = losses[i]!.Doubles();
            numbers[0].ShouldBe(expected[0], 1e-5);
            numbers[1].ShouldBe(expected[1], 1e-5);
        }
    }

    [Fact]
    public void D_is_updated_k_times_on_k_different_batches_and_G_once()
    {
        var (draws, judged) = (new List<long>(), new List<float>());
        var g = new LineGan.Generator();
        var d = new Witness(judged);
        var step = new AlgorithmOne(g, d, new NonSaturating(), Prior, (optim.SGD(g.parameters(), 0), optim.SGD(d.parameters(), 0)), k: 3);
        step.Update(tensor(new[] { 10f, 10, 20, 20, 30, 30 }).view(6, 1));
        draws.ShouldBe([2, 2, 2, 2]);                                        // three times for D, once for G
        judged.Where(x => x >= 10).ShouldBe([10, 20, 30]);
        judged.Count.ShouldBe(3 + 3 + 1);

        Tensor Prior(long count)
        {
            draws.Add(count);
            return (rand(count, 1) * 2) - 1;
        }
    }

    [Fact]
    public void Each_half_of_a_round_moves_one_player_only()
    {
        var g = new LineGan.Generator();
        var d = new LineGan.Discriminator();
        var step = new AlgorithmOne(g, d, new MinimaxGame(), n => rand(n, 1), (optim.SGD(g.parameters(), 0.1), optim.SGD(d.parameters(), 0.1)));
        var (beforeG, beforeD) = (Weights(g), Weights(d));
        step.UpdateDiscriminator(randn(16, 1));
        Weights(g).ShouldBe(beforeG);
        Weights(d).ShouldNotBe(beforeD);
        beforeD = Weights(d);
        step.UpdateGenerator(16);
        Weights(g).ShouldNotBe(beforeG);
        Weights(d).ShouldBe(beforeD);
    }

    [Fact]
    public void A_batch_that_is_not_k_batches_is_refused() =>
        Should.Throw<ArgumentException>(() => Small(new NonSaturating(), k: 2, learningRate: 0).Update(rand(7, 1, 28, 28)))
            .Message.ShouldContain("A batch of 7 is not 2 mini-batches of equal size.");

    [Fact]
    public void A_hundred_more_rounds_leave_no_more_tensors_alive()
    {
        var step = Small(new NonSaturating(), k: 2, learningRate: 0.1);
        var real = rand(2 * M, 1, 28, 28);
        var after10 = 0L;
        for (var i = 0; i < 110; i++)
        {
            using (NewDisposeScope()) step.Update(real).Read();
            if (i == 9) after10 = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        }

        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.ShouldBe(after10);
    }

    private static AlgorithmOne Small(IObjective objective, int k, double learningRate)
    {
        var g = new MlpGan.Generator(Latent, width: 32);
        var d = new MlpGan.Discriminator(width: 16);
        Peer.Initialise(g);
        Peer.Initialise(d);
        return new AlgorithmOne(g, d, objective, count => (rand(count, Latent) * 2) - 1,
            (optim.SGD(g.parameters(), learningRate, 0.5), optim.SGD(d.parameters(), learningRate, 0.5)), k);
    }

    private static float[] Weights(nn.Module network) => [.. network.parameters().SelectMany(p => p.data<float>().ToArray())];

    // Notes the first number of every batch that it judges.
    private sealed class Witness(List<float> judged) : nn.Module<Tensor, Tensor>("Witness")
    {
        private readonly TorchSharp.Modules.Parameter scale = new(ones(1));

        public override Tensor forward(Tensor x)
        {
            judged.Add(x[0, 0].item<float>());
            return (x * scale).view(-1);
        }
    }
}
