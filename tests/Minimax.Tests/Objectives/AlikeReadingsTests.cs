using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class AlikeReadingsTests
{
    private static readonly double OfTwo = Math.Log(2);

    [Fact]
    public void Two_images_worked_out_by_hand()
    {
        // P = ½ (.8,.2)ᵀ(.6,.4) + ½ (.3,.7)ᵀ(.2,.8) = (.27,.28; .13,.32); made symmetric (.27,.205; .205,.32), with p = (.475, .525).
        var (one, other) = (tensor(new[] { 0.8f, 0.2f, 0.3f, 0.7f }).view(2, 2), tensor(new[] { 0.6f, 0.4f, 0.2f, 0.8f }).view(2, 2));
        AlikeReadings.Common(one, other).item<float>().ShouldBe(0.01591f, 1e-5f);
        AlikeReadings.Common(other, one).item<float>().ShouldBe(0.01591f, 1e-5f);
    }

    [Fact]
    public void Sure_agreeing_and_evenly_spread_readings_hold_all_that_a_code_can() =>
        AlikeReadings.Common(eye(2), eye(2)).item<float>().ShouldBe((float)OfTwo, 1e-5f);

    [Fact]
    public void One_code_for_everything_holds_nothing_however_sure_and_alike()
    {
        var always = tensor(new[] { 1f, 0, 1, 0 }).view(2, 2);
        AlikeReadings.Common(always, always).item<float>().ShouldBe(0, 1e-5f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_lies_between_nothing_and_a_whole_code(int seed)
    {
        manual_seed(seed);
        var (one, other) = ((5 * randn(40, 7)).softmax(1), (5 * randn(40, 7)).softmax(1));
        AlikeReadings.Common(one, other).item<float>().ShouldBeInRange(-1e-6f, MathF.Log(7));
        AlikeReadings.Common(one, one).item<float>().ShouldBeGreaterThan(AlikeReadings.Common(one, other).item<float>()); // the same look tells more than a stranger's
    }

    [Fact]
    public void D_pays_for_what_its_two_looks_do_not_share()
    {
        var sure = nn.Identity();
        var data = tensor(new[] { 3f, 50, 0, 9, -2, 0, 50, 9 }).view(2, 4); // a score, two logits, another number
        var term = new AlikeReadings(2, weight: 0.5);
        term.Weight.ShouldBe(0.5);
        term.Of(sure, data, data).item<float>().ShouldBe(0, 1e-5f);
        term.Of(sure, data[tensor(new[] { 0L, 0L })], data).item<float>().ShouldBe((float)OfTwo, 1e-5f);
    }

    [Fact]
    public void It_asks_for_the_augmentation_anew_at_each_look()
    {
        var looks = 0;
        var d = new Augmented(nn.Identity(), x =>
        {
            looks++;
            return x;
        });
        new AlikeReadings(2).Of(d, eye(3), eye(3));
        looks.ShouldBe(2);
    }
}
