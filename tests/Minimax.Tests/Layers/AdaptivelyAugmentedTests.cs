using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class AdaptivelyAugmentedTests
{
    [Theory]
    [InlineData(10, 0.16)] // r = 1: up, by 4 steps of 10 of 250 images
    [InlineData(9, 0.16)]  // r = 0.8
    [InlineData(8, 0)]     // r = 0.6, the target: it stays
    [InlineData(7, 0)]     // r = 0.4: down, but not below 0
    public void Hand_computed_p_after_four_batches_of_ten(int sure, double p)
    {
        var d = Augmented(250);
        for (var i = 0; i < 4; i++) d.Heed(Scores(sure));
        d.P.ShouldBe(p, 1e-5);
    }

    [Fact]
    public void P_rises_to_one_and_no_further_and_falls_at_the_same_pace()
    {
        var d = Augmented(100);
        for (var i = 0; i < 12; i++) d.Heed(Scores(10));
        d.P.ShouldBe(1, 1e-6);
        for (var i = 0; i < 3; i++) d.Heed(Scores(0));
        d.P.ShouldBe(0.7, 1e-5);
    }

    [Fact]
    public void With_p_of_zero_D_sees_the_images_and_with_one_none_as_it_is()
    {
        manual_seed(1);
        var (d, x) = (Augmented(1), ones(200, 1, 8, 8));
        Changed().ShouldBe(0);
        d.Heed(Scores(10)[..1]);
        d.P.ShouldBe(1);
        Changed().ShouldBe(200);

        double Changed() => d.call(x).ne(64).sum().item<long>();
    }

    [Fact]
    public void A_share_p_of_the_images_is_augmented()
    {
        manual_seed(2);
        var d = Augmented(1000);
        for (var i = 0; i < 30; i++) d.Heed(Scores(10));
        d.call(ones(4000, 1, 8, 8)).ne(64).to_type(ScalarType.Float32).mean().item<float>().ShouldBe(0.3f, 0.03f); // four standard deviations
    }

    [Fact]
    public void A_checkpoint_holds_p()
    {
        var (d, other) = (Augmented(100), Augmented(100));
        d.Heed(Scores(10));
        other.load_state_dict(d.state_dict());
        other.P.ShouldBe(0.1, 1e-6);
    }

    private static Tensor Scores(int sure) => cat([full([sure], 0.2f), full([10 - sure], -3f)]);

    private static AdaptivelyAugmented Augmented(long images) => new(new Total(), images);

    private sealed class Total() : nn.Module<Tensor, Tensor>("Total")
    {
        public override Tensor forward(Tensor x) => x.flatten(1).sum(1);
    }
}
