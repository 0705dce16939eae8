using Minimax.Data;
using Minimax.Metrics;

namespace Minimax.Tests.Metrics;

public sealed class AssignmentTests
{
    [Fact]
    public void Three_rows_by_hand()
    {
        var cheapest = Assignment.Cheapest(new double[,] { { 4, 1, 3 }, { 2, 0, 5 }, { 3, 2, 2 } }); // 1 + 2 + 2; taking 0 first costs 4 + 0 + 2
        cheapest.Columns.ShouldBe([1, 0, 2]);
        cheapest.Cost.ShouldBe(5);
    }

    [Fact]
    public void No_permutation_of_six_is_cheaper()
    {
        for (var seed = 0UL; seed < 30; seed++)
        {
            var cost = Random(6, seed);
            var least = Permutations([0, 1, 2, 3, 4, 5]).Min(columns => columns.Select((column, row) => cost[row, column]).Sum());
            Assignment.Cheapest(cost).Cost.ShouldBe(least, 1e-9);
        }
    }

    [Fact]
    public void The_prices_prove_it() // no entry is below its prices, so no assignment is below their sum
    {
        foreach (var n in new[] { 1, 2, 17, 100 })
        {
            var cost = Random(n, (ulong)n);
            var cheapest = Assignment.Cheapest(cost);
            cheapest.Columns.Order().ShouldBe(Enumerable.Range(0, n));
            (cheapest.RowPrices.Sum() + cheapest.ColumnPrices.Sum()).ShouldBe(cheapest.Cost, 1e-9);
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++) (cost[i, j] - cheapest.RowPrices[i] - cheapest.ColumnPrices[j]).ShouldBeGreaterThan(-1e-9);
        }
    }

    [Fact]
    public void Nothing_costs_nothing() => Assignment.Cheapest(new double[0, 0]).Cost.ShouldBe(0);

    [Fact]
    public void Costs_that_are_no_square_or_no_numbers_are_refused()
    {
        Should.Throw<ArgumentException>(() => Assignment.Cheapest(new double[2, 3])).Message.ShouldStartWith("As many columns as rows are needed, not 2 × 3.");
        Should.Throw<ArgumentException>(() => Assignment.Cheapest(new[,] { { double.NaN } })).Message.ShouldStartWith("A cost is not a finite number.");
    }

    private static double[,] Random(int n, ulong seed)
    {
        var (random, cost) = (SplitMix64.Stream(seed, 0), new double[n, n]);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) cost[i, j] = random.Normal();
        return cost;
    }

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
