using Minimax.Native;

namespace Minimax.Tests.Native;

public sealed class GrowthTests
{
    [Fact]
    public void A_process_that_stays_as_it_is_is_left_alone() => Due(500, 500, 500, 500, 500, 755, 500, 755).ShouldBeEmpty();

    [Fact]
    public void One_that_has_grown_by_256_MiB_is_asked() => Due(500, 500, 500, 500, 500, 600, 755, 756).ShouldBe([7]);

    [Fact]
    public void What_it_takes_again_within_a_second_is_needed() =>
        Due(500, 500, 500, 500, 800, 400, 640, 640, 640, 640, 890, 640, 890, 896).ShouldBe([4, 13]);

    [Fact]
    public void But_not_more_than_256_MiB_of_it() => Due(500, 1000, 1012, 500, 600).ShouldBe([2]);

    [Fact]
    public void Who_has_given_memory_back_himself_starts_from_there() => Due(900, 900, 900, 900, 500, 755, 756).ShouldBe([6]);

    /// <summary>After which looks memory is given back, if it is of so many MiB at each of them.</summary>
    private static int[] Due(params int[] mebibytes)
    {
        var growth = new Growth();
        return [.. Enumerable.Range(0, mebibytes.Length).Where(i => growth.IsDue((long)mebibytes[i] << 20))];
    }
}
