namespace Minimax.Metrics;

/// <summary>
/// The cheapest way to give each of n rows a column of its own, and the prices that prove it: Kuhn, "The Hungarian Method for the Assignment
/// Problem" (1955), by shortest augmenting paths, as in Jonker and Volgenant, "A Shortest Augmenting Path Algorithm for Dense and Sparse
/// Linear Assignment Problems" (1987). It takes n³ operations at most.
/// </summary>
/// <remarks>
/// The prices are the dual problem's solution: u_i + v_j ≤ c_ij everywhere, and Σ u + Σ v is the cost, which no assignment can therefore
/// undercut. Where c is a distance, u and −v are the values of the best critic at the points.
/// </remarks>
/// <param name="Columns">The column of each row.</param>
/// <param name="RowPrices">u.</param>
/// <param name="ColumnPrices">v.</param>
/// <param name="Cost">The sum of the n entries.</param>
public sealed record Assignment(IReadOnlyList<int> Columns, IReadOnlyList<double> RowPrices, IReadOnlyList<double> ColumnPrices, double Cost)
{
    private const int Nobody = -1;

    /// <summary>Finds it.</summary>
    /// <param name="cost">(n, n), finite: what it costs that row i has column j.</param>
    /// <exception cref="ArgumentException">It is not square, or holds a number that is not finite.</exception>
    public static Assignment Cheapest(double[,] cost)
    {
        var n = cost.GetLength(0);
        if (cost.GetLength(1) != n) throw new ArgumentException($"As many columns as rows are needed, not {n} × {cost.GetLength(1)}.", nameof(cost));
        if (cost.Cast<double>().Any(c => !double.IsFinite(c))) throw new ArgumentException("A cost is not a finite number.", nameof(cost));

        var (u, v) = (new double[n], new double[n + 1]);    // column n is where a row waits that has none yet
        var rowOf = Enumerable.Repeat(Nobody, n + 1).ToArray();
        for (var row = 0; row < n; row++) Admit(row, cost, u, v, rowOf);

        var columns = new int[n];
        for (var column = 0; column < n; column++) columns[rowOf[column]] = column;
        return new Assignment(columns, u, v[..n], columns.Select((column, row) => cost[row, column]).Sum());
    }

    // Searches the cheapest chain of changes from the new row to a free column, by Dijkstra's method on the costs less the prices.
    private static void Admit(int row, double[,] cost, double[] u, double[] v, int[] rowOf)
    {
        var n = u.Length;
        var (way, from, isDone) = (Enumerable.Repeat(double.PositiveInfinity, n).ToArray(), new int[n], new bool[n + 1]);
        var column = n;
        for (rowOf[n] = row; rowOf[column] != Nobody;)
        {
            isDone[column] = true;
            var (i, nearest) = (rowOf[column], Nobody);
            for (var j = 0; j < n; j++)
            {
                if (isDone[j]) continue;
                var reduced = cost[i, j] - u[i] - v[j];
                if (reduced < way[j]) (way[j], from[j]) = (reduced, column);
                if (nearest == Nobody || way[j] < way[nearest]) nearest = j;
            }

            Reprice(way[nearest], way, isDone, u, v, rowOf);
            column = nearest;
        }

        for (; column != n; column = from[column]) rowOf[column] = rowOf[from[column]];
    }

    // Moves the prices until one more column costs nothing to reach; none of those that were assigned gets dearer.
    private static void Reprice(double step, double[] way, bool[] isDone, double[] u, double[] v, int[] rowOf)
    {
        for (var j = 0; j < isDone.Length; j++)
        {
            if (isDone[j]) (u[rowOf[j]], v[j]) = (u[rowOf[j]] + step, v[j] - step);
            else if (j < way.Length) way[j] -= step;
        }
    }
}
