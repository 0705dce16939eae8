using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class NumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.123456, "0.1235")]
    [InlineData(-3.5, "−3.5")]
    [InlineData(999.96, "1000")]
    [InlineData(12345.6, "12346")]
    [InlineData(150000, "150000")]
    [InlineData(1.5e7, "1.5E+07")]
    [InlineData(double.NaN, "NaN")]
    public void Four_digits_are_kept_and_all_of_a_whole_number(double value, string expected) => Number.Short(value).ShouldBe(expected);

    [Fact]
    public void Two_decimals_stay_two() => (Number.TwoDecimals(1), Number.TwoDecimals(-0.876)).ShouldBe(("1.00", "−0.88"));
}
