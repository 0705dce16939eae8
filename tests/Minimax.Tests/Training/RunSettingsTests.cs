using Minimax.Training;
using static TorchSharp.torch;

namespace Minimax.Tests.Training;

public sealed class RunSettingsTests
{
    [Fact]
    public void A_notebook_that_takes_fewer_threads_leaves_the_next_one_all()
    {
        var all = get_num_threads();
        RunSettings.Read(threads: 1);
        new RunSettings(Budget.Quick, 0, CPU).Hardware.ShouldBe("CPU, 1 thread");
        RunSettings.Read();
        get_num_threads().ShouldBe(all);
    }

    [Theory]
    [InlineData(Budget.Smoke, 1)]
    [InlineData(Budget.Quick, 2)]
    [InlineData(Budget.Full, 3)]
    public void Each_budget_has_a_value_of_its_own(Budget budget, int value) =>
        new RunSettings(budget, 0, CPU).Choose(smoke: 1, quick: 2, full: 3).ShouldBe(value);
}
