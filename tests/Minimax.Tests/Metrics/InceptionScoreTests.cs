using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class InceptionScoreTests
{
    [Fact]
    public void One_certain_image_of_each_class_scores_the_number_of_classes() =>
        InceptionScore.Of(eye(10).repeat(5, 1)).ShouldBe(10, 1e-9);

    [Fact]
    public void One_image_for_ever_scores_one() =>
        InceptionScore.Of(tensor(new[] { 0.7f, 0.2f, 0.1f }).expand(50, 3)).ShouldBe(1, 1e-6);

    [Fact]
    public void Two_rows_worked_out_by_hand()
    {
        // p(y) = (0.5, 0.5); KL = 0.9 ln 1.8 + 0.1 ln 0.2 for both rows, so the score is e^0.36806.
        var rows = tensor(new[] { 0.9, 0.1, 0.1, 0.9 }).view(2, 2);
        InceptionScore.Of(rows).ShouldBe(1.44494, 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_lies_between_one_and_the_number_of_classes(int seed)
    {
        manual_seed(seed);
        InceptionScore.Of(nn.functional.softmax(randn(200, 7) * 3, 1)).ShouldBeInRange(1, 7);
    }
}
