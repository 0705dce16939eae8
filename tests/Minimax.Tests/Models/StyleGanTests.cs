using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class StyleGanTests
{
    [Fact]
    public void A_style_generator_paints_with_one_style_or_with_two()
    {
        var g = new StyleGan.Generator(channels: 1, latent: 8, maps: [6, 6]);
        var z = randn(5, 8);
        var w = g.Map(z);
        g.call(z).shape.ShouldBe([5L, 1, 14, 14]);
        g.call(z).allclose(g.Paint(w, w)).ShouldBeTrue();
        g.Paint(w, w.flip(0)).allclose(g.call(z)).ShouldBeFalse();
        g.Paint(w.flip(0), w).allclose(g.call(z)).ShouldBeFalse();
        g.call(z).square().sum().backward();
        foreach (var weight in g.parameters()) weight.grad.ShouldNotBeNull();
    }

    [Fact]
    public void The_coarse_style_decides_below_a_size_and_the_fine_one_from_there()
    {
        manual_seed(1);
        var g = new StyleGan.Generator(32, 3, latent: 8, maps: [8, 6, 4]);
        var (one, other) = (g.Map(randn(4, 8)), g.Map(randn(4, 8)));
        var (first, second) = (g.Paint(one, one), g.Paint(other, other));
        first.shape.ShouldBe([4L, 3, 32, 32]);
        g.Paint(one, other, from: 3).Equals(first).ShouldBeTrue();   // there are three sizes: nothing is left for the fine style
        g.Paint(one, other, from: 0).Equals(second).ShouldBeTrue();
        var distances = Enumerable.Range(0, 4).Select(from => (g.Paint(one, other, from) - first).abs().mean().item<float>()).ToArray();
        distances.ShouldBe(distances.OrderDescending());             // the fewer sizes are of the other style, the nearer
        distances[2].ShouldBeGreaterThan(1e-3f);
    }

    [Fact]
    public void Noise_counts_for_nothing_at_first_and_then_by_its_weight()
    {
        manual_seed(2);
        var (g, plain) = (new StyleGan.Generator(16, 1, latent: 8, maps: [6, 4], noise: true), new StyleGan.Generator(16, 1, latent: 8, maps: [6, 4]));
        var (still, _) = plain.load_state_dict(g.state_dict(), strict: false);
        still.ShouldBeEmpty();
        var z = randn(3, 8);
        g.call(z).Equals(plain.call(z)).ShouldBeTrue();
        var grain = g.get_parameter("grain")!;
        using (no_grad()) grain[2].fill_(0.5);                        // at the largest size alone
        var (once, again) = (g.call(z), g.call(z));
        (once - again).abs().mean().item<float>().ShouldBeGreaterThan(1e-3f);
        once.square().sum().backward();
        grain.grad!.abs().min().item<float>().ShouldBeGreaterThan(0); // each layer can learn how much is left to chance
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 1)]
    public void While_it_trains_a_share_of_the_batches_is_mixed(double mixing, double share)
    {
        manual_seed(3);
        var g = new StyleGan.Generator(16, 1, latent: 4, maps: [4, 4, 4]) { Mixing = mixing };
        var z = randn(2, 4);
        var whole = g.Paint(g.Map(z), g.Map(z));
        Mixed().ShouldBe(share, 0.12);                                // of 200: 3.4 standard deviations
        using (no_grad()) g.get_parameter("styles.3.weight")!.zero_(); // the largest of three sizes has no style any more: a mix from there on is none
        whole = g.Paint(g.Map(z), g.Map(z));
        Mixed().ShouldBe(share / 2, 0.12);
        g.eval();
        Mixed().ShouldBe(0);

        double Mixed() => Enumerable.Range(0, 200).Count(_ => !g.call(z).allclose(whole)) / 200.0;
    }

    [Fact]
    public void One_size_has_nothing_to_mix()
    {
        var g = new StyleGan.Generator(4, 1, latent: 4, maps: [4]) { Mixing = 1 };
        var z = randn(2, 4);
        g.call(z).allclose(g.Paint(g.Map(z), g.Map(z))).ShouldBeTrue();
    }

    [Theory]
    [InlineData(12)]
    [InlineData(2)]
    public void A_side_that_cannot_be_halved_so_often_is_refused(int side) =>
        Should.Throw<ArgumentException>(() => new StyleGan.Generator(side, maps: [4, 4, 4, 4])).Message.ShouldContain($"A side of {side} is not 4 sizes");
}
