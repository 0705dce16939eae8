using Minimax.Notebooks.Running;

namespace Minimax.Notebooks.Tests.Running;

public sealed class CellDependenciesTests
{
    [Theory]
    [InlineData("var a = 1;", "a", true)]
    [InlineData("var (a, b) = (1, 2);", "b", true)]
    [InlineData("int F(int x) => x;", "F(1)", true)]
    [InlineData("sealed record R(int A);", "new R(1)", true)]
    [InlineData("class C<T> { }", "new C<int>()", true)]
    [InlineData("#r \"some.dll\"", "1", true)]
    [InlineData("using System.Text;", "1", true)]
    [InlineData("var a = 1;", "b", false)]
    [InlineData("var a = 1;", "x.a", false)]
    [InlineData("var a = 1;", "F(a: 1)", false)]
    [InlineData("var a = 1;", "int G(int a) => a;", false)]
    [InlineData("var a = 1;", "new[] { 1 }.Select(a => a)", false)]
    [InlineData("void F() { var a = 1; }", "a", false)]
    public void A_cell_is_needed_for_the_names_that_it_declares_or_brings(string earlier, string wanted, bool isNeeded) =>
        CellDependencies.Needed([earlier, wanted], i => i == 1).ShouldBe(isNeeded ? [0, 1] : [1]);

    [Fact]
    public void What_is_needed_needs_others_in_its_turn_and_nothing_below_runs() =>
        CellDependencies.Needed(["var a = 1;", "var z = 0;", "var b = a;", "b", "var a = 2;"], i => i == 3).ShouldBe([0, 2, 3]);
}
