using Minimax.Metrics;

namespace Minimax.Tests.Metrics;

public sealed class SpreadTests
{
    [Fact]
    public void Mean_and_deviation_of_a_sample_worked_out_by_hand()
    {
        var spread = Spread.Of([2, 4, 4, 4, 5, 5, 7, 9]); // mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, over n − 1 = 7
        spread.Mean.ShouldBe(5, 1e-12);
        spread.Deviation.ShouldBe(2.13809, 1e-5);
        spread.ToString("F1").ShouldBe("5.0 ± 2.1");
    }

    [Fact]
    public void One_run_has_no_spread()
    {
        Spread.Of([3]).Deviation.ShouldBe(double.NaN);
        Spread.Of([3]).ToString("F1").ShouldBe("3.0");
        Should.Throw<ArgumentException>(() => Spread.Of([]));
    }

    [Fact]
    public void A_format_in_an_interpolated_string_is_heard()
    {
        var spread = Spread.Of([0.46, 0.5]);
        $"{spread:P0}".ShouldBe("48 % ± 3 %");
        $"{spread}".ShouldBe("0.48 ± 0.02828");
    }
}
