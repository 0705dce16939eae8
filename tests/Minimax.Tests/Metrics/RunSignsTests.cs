using Minimax.Metrics;
using Minimax.Steps;
using Minimax.Training;

namespace Minimax.Tests.Metrics;

public sealed class RunSignsTests
{
    [Fact]
    public void Four_reports_by_hand()
    {
        var signs = RunSigns.Of([Report(9, 0.5, 7, 2), Report(5, 0.6, 1, 3), Report(1, 0.7, 2, 1), Report(2, 0.9, 4, 1)]);
        signs.LossOfG.ShouldBe(2);                  // the last quarter is the last report
        signs.OnReal.ShouldBe(0.9);
        signs.OnFake.ShouldBe(0.1, 1e-12);
        signs.Swing.ShouldBe(0.5, 1e-12);           // of 1 and 2
        signs.GradientOfG.ShouldBe((7, 4, 7));
        signs.GradientOfD.ShouldBe(3);
        signs.LossOfD.ShouldBe(double.NaN);         // was not recorded
        signs.FirstBad.ShouldBeNull();
    }

    [Fact]
    public void One_score_beyond_0_and_1_and_none_is_a_probability()
    {
        var signs = RunSigns.Of([Report(1, 1.2, 1, 1), Report(1, 0.9, 1, 1)]);
        signs.OnReal.ShouldBe(double.NaN);
        signs.OnFake.ShouldBe(double.NaN);
        signs.AreProbabilities.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_shows_nothing() => RunSigns.Of([]).ShouldBe(new RunSigns());

    private static Progress Report(double loss, double onReal, double gradientOfG, double gradientOfD) => new(1, 4,
    [
        new("G loss", Quantity.Loss, loss), new("D(x)", Quantity.Output, onReal), new("D(G(z))", Quantity.Output, 1 - onReal),
        new("‖∇G‖", Quantity.Norm, gradientOfG), new("‖∇D‖", Quantity.Norm, gradientOfD),
    ], TimeSpan.Zero);
}
