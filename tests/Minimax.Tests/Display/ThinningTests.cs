using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class ThinningTests
{
    [Fact]
    public void No_spike_of_a_long_line_gets_lost()
    {
        var x = Enumerable.Range(0, 100_000).Select(i => (double)i).ToArray();
        var y = new double[x.Length];
        (y[33_333], y[77_777]) = (9, -9);

        var thin = Thinning.Line(x, y, 400);

        thin.X.Length.ShouldBeLessThanOrEqualTo(400);
        thin.X.ShouldBe(thin.X.Order());
        (thin.Y.Max(), thin.Y.Min()).ShouldBe((9, -9));
        thin.X[Array.IndexOf(thin.Y, 9)].ShouldBe(33_333);
    }

    [Fact]
    public void A_gap_stays_a_gap()
    {
        var x = Enumerable.Range(0, 4000).Select(i => (double)i).ToArray();
        var y = x.Select(at => at is >= 1000 and < 2000 ? double.NaN : 1).ToArray();
        var thin = Thinning.Line(x, y, 400);
        thin.X.Zip(thin.Y).Where(point => double.IsNaN(point.Second)).ShouldAllBe(point => point.First >= 1000 && point.First < 2000);
        thin.Y.Count(double.IsNaN).ShouldBe(50); // of 200 stretches a quarter
    }

    [Fact]
    public void A_cloud_keeps_its_first_and_its_last_point()
    {
        var x = Enumerable.Range(0, 1234).Select(i => (double)i).ToArray();
        var thin = Thinning.Cloud(x, x, 100);
        (thin.X.Length, thin.X[0], thin.X[^1]).ShouldBe((100, 0, 1233));
        Thinning.Cloud([], [], 100).X.ShouldBeEmpty();
    }
}
