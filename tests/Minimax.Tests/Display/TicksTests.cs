using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 10, 5, "0 2 4 6 8 10")]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-1.3, 1.2, 5, "−1.0 −0.5 0 0.5 1.0")]
    [InlineData(0, 1200, 5, "0 200 400 600 800 1000 1200")]
    [InlineData(0.00012, 0.00018, 3, "1.2e−4 1.4e−4 1.6e−4 1.8e−4")]
    [InlineData(0, 5e6, 5, "0 1e6 2e6 3e6 4e6 5e6")]
    public void Ticks_are_round_numbers_between_the_ends(double low, double high, int count, string labels) =>
        string.Join(' ', Ticks.Linear(low, high, count).Select(tick => tick.Label)).ShouldBe(labels);

    [Fact]
    public void Steps_are_one_two_or_five_times_a_power_of_ten()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var (low, span, count) = ((random.NextDouble() - 0.5) * 1000, Math.Pow(10, 8 * random.NextDouble() - 4), random.Next(2, 9));

            var ticks = Ticks.Linear(low, low + span, count);

            ticks.Count.ShouldBeInRange(1, 2 * count + 1);
            ticks.ShouldAllBe(tick => tick.Value >= low - span * 1e-5 && tick.Value <= low + span * (1 + 1e-5));
            if (ticks.Count < 2) continue;
            var step = ticks[1].Value - ticks[0].Value;
            var factor = step / Math.Pow(10, Math.Floor(Math.Log10(step * 1.0001)));
            new[] { 1, 2, 5 }.Min(round => Math.Abs(round - factor)).ShouldBeLessThan(0.01);
            ticks.Select(tick => tick.Label).Distinct().Count().ShouldBe(ticks.Count);
        }
    }

    [Theory]
    [InlineData(1, 1000, "1 10 100 1000")]
    [InlineData(3, 80, "5 10 20 50")]
    [InlineData(1e-6, 1, "1e−6 1e−5 1e−4 0.001 0.01 0.1 1")]
    public void Logarithmic_ticks_are_powers_of_ten(double low, double high, string labels) =>
        string.Join(' ', Ticks.Logarithmic(low, high).Select(tick => tick.Label)).ShouldBe(labels);

    [Fact]
    public void Sixteen_powers_of_ten_do_not_crowd_the_axis() => Ticks.Logarithmic(1e-8, 1e8).Count.ShouldBe(9);
}
