using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class ImageSetTests
{
    [Fact]
    public void A_batch_is_the_images_that_were_asked_for_scaled_to_both_signs()
    {
        using var set = Small();
        var batch = set.Batch(tensor(new long[] { 2, 0 }));

        batch.Images.shape.ShouldBe([2L, 1, 2, 2]);
        batch.Images.data<float>().ToArray().ShouldBe([-1, 1, 0.0039216f, -0.0039216f, -1, -1, -1, -1], 1e-6);
        batch.Labels.data<long>().ToArray().ShouldBe([2L, 0]);
    }

    [Fact]
    public void A_batch_can_be_scaled_to_the_unit_range()
    {
        using var set = Small();
        set.Batch(tensor(new long[] { 2 }), PixelRange.Unit).Images.data<float>().ToArray().ShouldBe([0, 1, 0.5019608f, 0.4980392f], 1e-6);
    }

    [Fact]
    public void A_set_outlives_the_scope_that_it_was_made_in()
    {
        ImageSet set;
        using (NewDisposeScope()) set = Small();
        set.Images.sum().item<long>().ShouldBe((4 * 7) + 255 + 128 + 127);
        set.Dispose();
    }

    [Fact]
    public void Images_of_another_type_are_refused() =>
        Should.Throw<ArgumentException>(() => new ImageSet("x", zeros(1, 1, 2, 2), tensor(new long[] { 0 }), ["0"])).Message.ShouldContain("Byte");

    [Fact]
    public void Labels_of_another_number_are_refused()
    {
        var images = zeros(2, 1, 2, 2, dtype: ScalarType.Byte);
        Should.Throw<ArgumentException>(() => new ImageSet("x", images, tensor(new long[] { 0 }), ["0"])).Message.ShouldContain("(2)");
    }

    [Fact]
    public void The_first_images_are_a_set_of_their_own()
    {
        using var set = Small();
        using var first = set.Take(2);
        first.Count.ShouldBe(2);
        first.Labels.data<long>().ToArray().ShouldBe([0L, 1]);
    }

    [Fact]
    public void A_set_that_is_moved_to_where_it_lies_is_not_copied_and_outlives_the_first()
    {
        ImageSet there;
        using (var set = Small())
        {
            there = set.To(CPU);
            set.Images.fill_(9);
        }

        using (there) there.Images.sum().item<long>().ShouldBe(3 * 4 * 9);
    }

    /// <summary>Three images of 2×2: black, 7 throughout, and 0 255 128 127.</summary>
    private static ImageSet Small()
    {
        var images = tensor(new byte[] { 0, 0, 0, 0, 7, 7, 7, 7, 0, 255, 128, 127 }, [3, 1, 2, 2], ScalarType.Byte);
        return new ImageSet("small", images, tensor(new long[] { 0, 1, 2 }), ["a", "b", "c"]);
    }
}
