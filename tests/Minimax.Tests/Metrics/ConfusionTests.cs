using Minimax.Metrics;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class ConfusionTests
{
    private static readonly Tensor Truth = tensor([0L, 0, 0, 0, 0, 0, 1, 1, 2, 2]).view(1, 2, 5);

    [Fact]
    public void It_has_the_numbers_that_one_counts_by_hand()
    {
        var answers = tensor([0L, 0, 0, 0, 0, 1, 1, 0, 2, 2]).view(1, 2, 5);
        var found = Confusion.Of(answers, Truth, 3);
        found.PixelAccuracy.ShouldBe(0.8, 1e-12);
        found.ClassAccuracy.ShouldBe(((5 / 6.0) + 0.5 + 1) / 3, 1e-12);
        found.Overlaps.ShouldBe([5 / 7.0, 1 / 3.0, 1], 1e-12);
        found.MeanOverlap.ShouldBe(((5 / 7.0) + (1 / 3.0) + 1) / 3, 1e-12);
    }

    [Fact]
    public void The_right_answers_have_1_everywhere()
    {
        var found = Confusion.Of(Truth, Truth, 3);
        new[] { found.PixelAccuracy, found.ClassAccuracy, found.MeanOverlap }.ShouldBe([1, 1, 1]);
    }

    [Fact]
    public void To_say_the_largest_class_always_is_good_by_pixels_and_bad_by_classes()
    {
        var found = Confusion.Of(zeros_like(Truth), Truth, 3);
        found.PixelAccuracy.ShouldBe(0.6, 1e-12);
        found.ClassAccuracy.ShouldBe(1 / 3.0, 1e-12);
        found.MeanOverlap.ShouldBe(0.2, 1e-12);
    }

    [Fact]
    public void A_class_of_which_there_is_nothing_does_not_count()
    {
        var found = Confusion.Of(Truth, Truth, 5);
        (found.ClassAccuracy, found.MeanOverlap).ShouldBe((1, 1));
        found.Overlaps[4].ShouldBe(double.NaN);
    }

    [Fact]
    public void A_class_that_is_answered_and_does_not_occur_lowers_the_overlap_alone()
    {
        var found = Confusion.Of(tensor([0L, 3]), tensor([0L, 0]), 4);
        found.ClassAccuracy.ShouldBe(0.5);
        found.MeanOverlap.ShouldBe(0.25); // of classes 0 and 3
    }

    [Fact]
    public void The_order_of_the_pixels_does_not_matter()
    {
        var (truth, answers, order) = (randint(6, [300]), randint(6, [300]), randperm(300));
        Confusion.Of(answers[order], truth[order], 6).MeanOverlap.ShouldBe(Confusion.Of(answers, truth, 6).MeanOverlap);
    }

    [Fact]
    public void Other_shapes_and_classes_that_do_not_exist_are_refused()
    {
        Should.Throw<ArgumentException>(() => Confusion.Of(zeros(2, 3, ScalarType.Int64), zeros(3, 2, ScalarType.Int64), 2));
        Should.Throw<ArgumentException>(() => Confusion.Of(zeros(4, ScalarType.Int64), full(4, 7L, ScalarType.Int64), 2));
        Should.Throw<ArgumentException>(() => Confusion.Of(tensor([2L, 0]), tensor([0L, 0]), 2)); // its cell is another pair's: 1 taken for 0
    }
}
