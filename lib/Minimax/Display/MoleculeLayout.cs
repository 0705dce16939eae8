using Minimax.Data;

namespace Minimax.Display;

/// <summary>
/// Where a molecule's atoms lie on paper: such that two atoms are as far apart as there are bonds between them, as nearly as the plane allows (Kamada and
/// Kawai 1989, by the majorisation of de Leeuw 1977). Of a few beginnings the best is taken.
/// </summary>
internal static class MoleculeLayout
{
    private const int Starts = 6, Rounds = 120; // nine atoms are at rest after some fifty rounds

    /// <summary>Points, whose bonds are about 1 long.</summary>
    public static (double X, double Y)[] Of(Molecule molecule)
    {
        var distances = Distances(molecule);
        return Enumerable.Range(0, Starts).Select(start => Settled(Circle(molecule.Count, (ulong)start), distances))
            .MinBy(points => Stress(points, distances))!;
    }

    private static (double X, double Y)[] Circle(int count, ulong seed)
    {
        var order = new SplitMix64(seed).Permutation(count);
        return [.. order.Select(place => (Math.Cos(2 * Math.PI * place / count), Math.Sin(2 * Math.PI * place / count)))];
    }

    private static int[,] Distances(Molecule molecule)
    {
        var (graph, distances) = (molecule.Skeleton, new int[molecule.Count, molecule.Count]);
        for (var root = 0; root < molecule.Count; root++)
        {
            var parents = graph.BreadthFirst(root).Parents;
            for (var atom = 0; atom < molecule.Count; atom++)
            {
                distances[root, atom] = parents[atom] < 0 ? 3 : 0;                          // parts that do not hang together lie a little apart
                for (var at = atom; parents[atom] >= 0 && at != root; at = parents[at]) distances[root, atom]++;
            }
        }

        return distances;
    }

    // Each point moves to the weighted mean of where the others want it: the stress falls each time.
    private static (double X, double Y)[] Settled((double X, double Y)[] points, int[,] distances)
    {
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < points.Length; i++)
            {
                var (x, y, weights) = (0.0, 0.0, 0.0);
                for (var j = 0; j < points.Length; j++)
                {
                    if (i == j) continue;
                    var (dx, dy, want) = (points[i].X - points[j].X, points[i].Y - points[j].Y, distances[i, j]);
                    var (weight, scale) = (1.0 / (want * want), want / Math.Max(1e-9, Math.Sqrt((dx * dx) + (dy * dy))));
                    (x, y, weights) = (x + (weight * (points[j].X + (dx * scale))), y + (weight * (points[j].Y + (dy * scale))), weights + weight);
                }

                if (weights > 0) points[i] = (x / weights, y / weights);
            }
        }

        return points;
    }

    private static double Stress((double X, double Y)[] points, int[,] distances) =>
        (from i in Enumerable.Range(0, points.Length)
         from j in Enumerable.Range(0, i)
         let apart = Math.Sqrt(Math.Pow(points[i].X - points[j].X, 2) + Math.Pow(points[i].Y - points[j].Y, 2))
         select Math.Pow((apart - distances[i, j]) / distances[i, j], 2)).Sum();
}
