using Minimax.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class FewLabelsTests
{
    [Fact]
    public void Every_class_has_as_many_as_asked() =>
        FewLabels.Of(Glyphs.Draw(500, seed: 1), perClass: 10, seed: 3).Labels.bincount(null).data<long>().ToArray().ShouldBe(Enumerable.Repeat(10L, 10));

    [Fact]
    public void An_image_keeps_its_label()
    {
        var set = new ImageSet("numbered", arange(60, ScalarType.Byte).view(60, 1, 1, 1), arange(60).remainder(3), ["0", "1", "2"]);
        var few = FewLabels.Of(set, perClass: 4, seed: 3);
        few.Images.view(-1).to_type(ScalarType.Int64).remainder(3).Equals(few.Labels).ShouldBeTrue();
    }

    [Fact]
    public void The_seed_fixes_the_draw_and_another_seed_draws_others()
    {
        var set = Glyphs.Draw(500, seed: 1);
        FewLabels.Of(set, 10, seed: 3).Images.Equals(FewLabels.Of(set, 10, seed: 3).Images).ShouldBeTrue();
        FewLabels.Of(set, 10, seed: 3).Images.Equals(FewLabels.Of(set, 10, seed: 4).Images).ShouldBeFalse();
    }

    [Fact]
    public void A_class_with_too_few_images_is_named() =>
        Should.Throw<ArgumentException>(() => FewLabels.Of(Glyphs.Draw(500, seed: 1), perClass: 400, seed: 3)).Message.ShouldContain("400");
}
