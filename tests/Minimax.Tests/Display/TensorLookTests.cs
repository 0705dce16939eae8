using Microsoft.DotNet.Interactive.Formatting;
using static TorchSharp.torch;

namespace Minimax.Tests.Display;

public sealed class TensorLookTests
{
    [Fact]
    public void A_number_is_shown_at_once() => Show(tensor(2.5f)).ShouldBe("() Float32 on cpu: 2.5");

    [Fact]
    public void A_matrix_is_shown_with_its_range_and_values() =>
        Show(tensor(new long[,] { { 1, -20 }, { 3, 4 } })).ShouldBe("(2, 2) Int64 on cpu, from −20 to 4, mean −3\n  1 −20\n  3   4");

    [Fact]
    public void Many_values_are_cut_short() => Show(zeros(7, 9)).ShouldBe(
        "(7, 9) Float32 on cpu, from 0 to 0, mean 0\n" + string.Concat(Enumerable.Repeat("0 0 0 0 0 0 0 0 …\n", 6)) + "…");

    [Fact]
    public void Images_are_shown_by_their_range_only() => Show(ones(64, 1, 28, 28)).ShouldBe("(64, 1, 28, 28) Float32 on cpu, from 1 to 1, mean 1");

    [Fact]
    public void Nothing_is_shown_as_its_shape() => Show(zeros(0, 3)).ShouldBe("(0, 3) Float32 on cpu");

    private static string Show(Tensor tensor)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(Minimax.Display.Chart).Module.ModuleHandle);
        return ((object)tensor).ToDisplayString("text/plain");
    }
}
