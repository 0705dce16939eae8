using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class GrowingGanTests
{
    private readonly Growth growth = new(4);
    private readonly GrowingGan.Generator g;
    private readonly GrowingGan.Discriminator d;
    private readonly Tensor z;

    public GrowingGanTests()
    {
        manual_seed(0);
        (g, d, z) = (new(growth, latent: 10, width: 4), new(growth, width: 4), randn(8, 10));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 8)]
    [InlineData(2, 16)]
    [InlineData(3, 32)]
    public void Each_stage_doubles_the_side(int stage, long side)
    {
        growth.To(stage);
        var pictures = g.call(z);
        pictures.shape.ShouldBe([8, 3, side, side]);
        d.call(pictures).shape.ShouldBe([8]);
    }

    [Fact]
    public void Without_pixel_norm_louder_weights_make_louder_pictures()
    {
        growth.To(3);
        Louder(g).ShouldBe(1, 1e-4);
        Louder(new GrowingGan.Generator(growth, latent: 10, width: 4, norm: false)).ShouldBe(3, 1e-4);

        double Louder(GrowingGan.Generator which) // what three times the first layer does to the colours
        {
            using var off = no_grad();
            var before = which.call(z);
            which.named_parameters().First(one => one.name.StartsWith("blocks.0.", StringComparison.Ordinal) && one.name.EndsWith("weight", StringComparison.Ordinal)).parameter.mul_(3);
            return (which.call(z).norm() / before.norm()).item<float>();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void At_alpha_zero_they_are_the_networks_of_the_stage_before(int stage)
    {
        growth.To(stage - 1);
        var (small, pictures) = (g.call(z), randn(8, 3, 4 << stage, 4 << stage));
        var scores = d.call(nn.functional.avg_pool2d(pictures, 2));
        growth.To(stage, alpha: 0);
        g.call(z).Equals(Growth.Up(small)).ShouldBeTrue();
        d.call(pictures).Equals(scores).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void At_alpha_one_the_old_path_is_gone(int stage)
    {
        growth.To(stage);
        var (whole, scores) = (g.call(z), d.call(zeros(8, 3, growth.Side, growth.Side)));
        Shake("paint", g, stage - 1);
        Shake("read", d, stage - 1);
        g.call(z).Equals(whole).ShouldBeTrue();
        d.call(zeros(8, 3, growth.Side, growth.Side)).Equals(scores).ShouldBeTrue();
        growth.To(stage, alpha: 0.5);
        g.call(z).Equals(whole).ShouldBeFalse(); // and half-way it is there
    }

    [Fact]
    public void Half_way_the_picture_is_the_mean_of_both_paths()
    {
        growth.To(1);
        var small = g.call(z);
        growth.To(2);
        var large = g.call(z);
        growth.To(2, alpha: 0.25);
        g.call(z).allclose((0.75 * Growth.Up(small)) + (0.25 * large), 1e-5, 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void Only_stages_in_use_learn()
    {
        growth.To(1);
        d.call(g.call(z)).sum().backward();
        g.named_parameters().Where(named => named.parameter.grad is null).Select(named => Later(named.name)).ShouldAllBe(later => later);
        g.named_parameters().Where(named => named.parameter.grad is not null).Select(named => Later(named.name)).ShouldAllBe(later => !later);

        static bool Later(string name) => name.StartsWith("blocks.2") || name.StartsWith("blocks.3") || (name.StartsWith("paint") && !name.StartsWith("paint.1"));
    }

    [Fact]
    public void D_sees_that_all_pictures_are_the_same()
    {
        growth.To(2);
        var one = randn(1, 3, 16, 16);
        (d.call(one.expand(8, -1, -1, -1))[0] - d.call(cat([one, randn(7, 3, 16, 16)]))[0]).abs().item<float>().ShouldBeGreaterThan(1e-3f);
    }

    [Fact]
    public void Half_grown_they_have_the_outputs_and_gradients_of_PyTorch()
    {
        var half = new Growth(2).To(1, alpha: 0.3);
        var (painter, judge) = (new GrowingGan.Generator(half, latent: 6, width: 4), new GrowingGan.Discriminator(half, width: 4));
        Initialise(painter);
        Initialise(judge);
        var pictures = painter.call(Peer.Fill(0.5, -1, 1, 8, 6));
        Numbers(pictures).ShouldBe(Reference("pictures"), 1e-5);
        Numbers(judge.call(Peer.Fill(0.3, -1, 1, 8, 3, 8, 8))).ShouldBe(Reference("scores"), 1e-5);
        judge.call(pictures).sum().backward();
        painter.parameters().Concat(judge.parameters()).Select(p => (double)p.grad!.norm().item<float>()).ToArray().ShouldBe(Reference("gradients"), 2e-5);

        static double[] Reference(string name) => Peer.Reference("growing_parity")[name]!.Doubles();
        static double[] Numbers(Tensor output) => [output.mean().item<float>(), output.square().mean().item<float>(), output.flatten()[5].item<float>()];
    }

    private static void Initialise(nn.Module network)
    {
        Peer.Initialise(network);
        using var still = no_grad();
        foreach (var parameter in network.parameters()) parameter.mul_(20); // of the size of N(0, 1); biases are zeros
    }

    private static void Shake(string list, nn.Module network, int stage)
    {
        using var still = no_grad();
        var shaken = network.named_parameters().Where(named => named.name.StartsWith($"{list}.{stage}.")).ToArray();
        shaken.ShouldNotBeEmpty();
        foreach (var (_, parameter) in shaken) parameter.add_(1);
    }
}
