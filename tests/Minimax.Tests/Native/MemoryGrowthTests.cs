using Minimax.Native;

namespace Minimax.Tests.Native;

public sealed class MemoryGrowthTests
{
    private static readonly int[] Second = [500, 500, 500, 500, 500, 500, 500, 500, 500, 500];

    [Fact]
    public void A_process_that_stays_as_it_is_is_left_alone() => Due([.. Second, 500, 627, 500, 627]).ShouldBeEmpty();

    [Fact]
    public void One_that_has_grown_by_128_MiB_is_asked() => Due([.. Second, 500, 600, 627, 628]).ShouldBe([13]);

    [Fact]
    public void What_it_takes_again_within_a_second_is_needed() =>
        Due([.. Second, 628, 400, 500, 500, 500, 500, 500, 500, 500, 500, 500, 627, 500, 627, 628]).ShouldBe([10, 24]);

    [Fact]
    public void But_not_more_than_128_MiB_of_it() => Due(500, 700, 755, 756, 400, 500).ShouldBe([3]);

    [Fact]
    public void Who_has_given_memory_back_himself_starts_from_there() => Due([.. Second, 300, 427, 428]).ShouldBe([12]);

    /// <summary>At which looks memory is given back, if it is of so many MiB at each of them.</summary>
    private static int[] Due(params int[] mebibytes)
    {
        var growth = new MemoryGrowth();
        return [.. Enumerable.Range(0, mebibytes.Length).Where(i => growth.IsDue((long)mebibytes[i] << 20))];
    }
}
