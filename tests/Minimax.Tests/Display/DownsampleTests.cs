using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class DownsampleTests
{
    [Fact]
    public void No_spike_of_a_long_line_gets_lost()
    {
        var x = Enumerable.Range(0, 100_000).Select(i => (double)i).ToArray();
        var y = new double[x.Length];
        (y[33_333], y[77_777]) = (9, -9);

        var thin = Downsample.Line(x, y, 400);

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
        var thin = Downsample.Line(x, y, 400);
        thin.X.Zip(thin.Y).Where(point => double.IsNaN(point.Second)).ShouldAllBe(point => point.First >= 1000 && point.First < 2000);
        thin.Y.Count(double.IsNaN).ShouldBe(50); // of 200 stretches a quarter
    }

    [Fact]
    public void A_cloud_keeps_every_nth_point()
    {
        var x = Enumerable.Range(0, 1200).Select(i => (double)i).ToArray();
        Downsample.Cloud(x, x, 100).X.ShouldBe(Enumerable.Range(0, 100).Select(i => 12.0 * i));
        Downsample.Cloud([7], [8], 100).Y.ShouldBe([8.0]);
        Downsample.Cloud([], [], 100).X.ShouldBeEmpty();
    }

    [Fact]
    public void Means_leave_out_what_is_not_finite()
    {
        var (x, y) = Downsample.Means([0, 1, 2, 3, 4, 5], [1, 3, double.NaN, 5, double.NaN, double.NaN], 3);
        x.ShouldBe([0.5, 2.5, 4.5]);
        y.ShouldBe([2, 5, double.NaN]);
    }
}
