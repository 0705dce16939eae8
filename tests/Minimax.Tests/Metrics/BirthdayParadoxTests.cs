using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class BirthdayParadoxTests
{
    [Theory]
    [InlineData(2, 365, 1 / 365.0)]
    [InlineData(3, 4, 1 - (3 / 8.0))]
    [InlineData(23, 365, 0.50730)]
    [InlineData(366, 365, 1)]
    public void Twenty_three_people(int draws, long support, double probability) =>
        BirthdayParadox.Probability(draws, support).ShouldBe(probability, 1e-5);

    [Theory]
    [InlineData(50)]
    [InlineData(2000)]
    public void The_pairs_tell_the_support(int support)
    {
        manual_seed(0);
        var images = randn(support, 6);
        var estimate = BirthdayParadox.Support(800, BirthdayParadox.Pairs(images[randint(support, [800])], same: 0));
        estimate.ShouldBe(support, 0.25 * support); // 160 pairs or more: a deviation of at most 8 %
    }

    [Fact]
    public void What_is_seldom_made_hardly_counts() // half of the draws are one image, the others all different: Σ p² is near ¼
    {
        var draws = cat([zeros(500, 1), arange(1, 501).to_type(ScalarType.Float32).view(-1, 1)]);
        BirthdayParadox.Support(1000, BirthdayParadox.Pairs(draws, same: 0.5)).ShouldBe(4, 0.02);
    }

    [Fact]
    public void Pairs_are_those_within_the_distance()
    {
        var points = tensor(new[] { 0f, 1, 3, 3 }).view(4, 1);
        BirthdayParadox.Pairs(points, same: 0).ShouldBe(1);
        BirthdayParadox.Pairs(points, same: 1).ShouldBe(2);
        BirthdayParadox.Pairs(points, same: 2).ShouldBe(4);
        BirthdayParadox.Pairs(points, same: 3).ShouldBe(6);
    }

    [Fact]
    public void Without_a_pair_there_is_no_telling() => BirthdayParadox.Support(100, 0).ShouldBe(double.PositiveInfinity);
}
