using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class PrecisionRecallTests
{
    [Fact]
    public void On_the_line_by_hand()
    {
        var real = Line(-10, 0, 1, 3, 6);                           // radii 10, 1, 1, 2, 3: balls [-20, 0], [-1, 1], [0, 2], [1, 5], [3, 9]
        var samples = Line(0.5, 3.5, 8.5, 20);                      // radii 3, 3, 5, 11.5: balls [-2.5, 3.5], [0.5, 6.5], [3.5, 13.5], [8.5, 31.5]
        var judged = PrecisionRecall.Of(real, samples, k: 1);
        judged.Precision.ShouldBe(3 / 4.0, 1e-12);                  // 20 is in none
        judged.Recall.ShouldBe(4 / 5.0, 1e-12);                     // and so is −10
        judged.Density.ShouldBe(5 / 4.0, 1e-12);                    // 0.5 and 3.5 are in two balls each, 8.5 in one
        judged.Coverage.ShouldBe(4 / 5.0, 1e-12);                   // the ball of −10 is empty
    }

    [Fact]
    public void Samples_far_away_have_none_of_the_four()
    {
        manual_seed(0);
        PrecisionRecall.Of(randn(50, 3), randn(50, 3) + 100).ShouldBe(new PrecisionRecall(0, 0, 0, 0));
    }

    [Fact]
    public void One_image_repeated_is_precise_and_has_no_recall()
    {
        manual_seed(1);
        var real = randn(200, 4);
        var judged = PrecisionRecall.Of(real, zeros(200, 4));
        judged.Precision.ShouldBe(1);
        judged.Recall.ShouldBe(0);
        judged.Density.ShouldBeGreaterThan(1);                      // the middle of the cloud is where it is densest
        judged.Coverage.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void A_stray_sample_buys_recall_but_no_coverage()
    {
        manual_seed(2);
        var repeated = cat([10 * randn(12, 4), zeros(188, 4)]);     // the twelve have their fifth neighbours far away: large balls
        var judged = PrecisionRecall.Of(randn(200, 4), repeated);
        judged.Recall.ShouldBeGreaterThan(0.9);
        judged.Coverage.ShouldBeLessThan(0.5);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(5, 20)]
    public void Data_beside_data_have_density_1_and_the_coverage_of_the_formula(int k, int dimensions)
    {
        manual_seed(3);
        var runs = Enumerable.Range(0, 20).Select(_ => PrecisionRecall.Of(randn(200, dimensions), randn(200, dimensions), k)).ToArray();
        runs.Average(run => run.Density).ShouldBe(1, 0.05);
        runs.Average(run => run.Coverage).ShouldBe(PrecisionRecall.BestCoverage(200, k), 0.01);
    }

    [Fact]
    public void The_best_coverage_by_hand() => PrecisionRecall.BestCoverage(2, k: 1).ShouldBe(1 - (1 / 3.0), 1e-12);

    [Fact]
    public void As_many_rows_as_neighbours_are_refused() =>
        Should.Throw<ArgumentException>(() => PrecisionRecall.Of(zeros(5, 2), zeros(9, 2))).Message.ShouldContain("More than 5 rows");

    private static Tensor Line(params double[] places) => tensor(places).view(-1, 1);
}
