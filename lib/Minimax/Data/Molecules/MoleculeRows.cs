using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Molecules as rows of numbers, as MolGAN's networks (arXiv 1805.11973) see them: first A, of each pair of places a vector with a 1 at the order of its
/// bond (none, 1, 2, 3), then X, of each place a vector with a 1 at its element (C, N, O, F, none).
/// </summary>
public static class MoleculeRows
{
    /// <summary>Kinds of bonds: none, single, double, triple.</summary>
    public const int Orders = 4;

    /// <summary>Kinds of atoms: C, N, O, F, none.</summary>
    public const int Kinds = 5;

    /// <summary>Numbers in a row.</summary>
    /// <param name="places">For atoms; a smaller molecule leaves the last ones empty.</param>
    public static int Length(int places) => (places * places * Orders) + (places * Kinds);

    /// <summary>Molecules as rows.</summary>
    /// <param name="molecules">B, of no more atoms than there are places.</param>
    /// <param name="places">n.</param>
    /// <returns>(B, 4 n² + 5 n).</returns>
    public static Tensor Of(IReadOnlyList<Molecule> molecules, int places)
    {
        var rows = new float[molecules.Count, Length(places)];
        foreach (var (i, molecule) in molecules.Index())
        {
            if (molecule.Count > places) throw new ArgumentException($"{molecule} has {molecule.Count} atoms, there are {places} places.", nameof(molecules));
            for (var a = 0; a < places; a++)
            {
                for (var b = 0; b < places; b++)
                    rows[i, (((a * places) + b) * Orders) + (Math.Max(a, b) < molecule.Count ? molecule[a, b] : 0)] = 1;
                rows[i, (places * places * Orders) + (a * Kinds) + (a < molecule.Count ? (int)molecule.Atoms[a] : Kinds - 1)] = 1;
            }
        }

        return tensor(rows);
    }

    /// <summary>A and X of rows: views, through which gradients flow.</summary>
    /// <returns>(B, n, n, 4) and (B, n, 5).</returns>
    public static (Tensor Bonds, Tensor Atoms) Split(Tensor rows, int places)
    {
        var bonds = places * places * Orders;
        return (rows.narrow(1, 0, bonds).view(-1, places, places, Orders), rows.narrow(1, bonds, places * Kinds).view(-1, places, Kinds));
    }

    /// <summary>What rows say: at each place and pair the kind with the largest number, of a pair's two the one above the diagonal.</summary>
    /// <returns>One a row; null, where no place has an atom, or a bond leads to an empty place.</returns>
    public static IReadOnlyList<Molecule?> Read(Tensor rows, int places)
    {
        using var scope = NewDisposeScope();
        var (a, x) = Split(rows.detach(), places);
        var (bonds, atoms) = (a.argmax(-1).cpu().data<long>().ToArray(), x.argmax(-1).cpu().data<long>().ToArray());
        var pairs = places * places;
        return [.. Enumerable.Range(0, (int)rows.shape[0]).Select(row => Read(bonds.AsSpan(row * pairs, pairs), atoms.AsSpan(row * places, places)))];
    }

    private static Molecule? Read(ReadOnlySpan<long> bonds, ReadOnlySpan<long> kinds)
    {
        var places = kinds.Length;
        List<int> taken = [];
        for (var place = 0; place < places; place++)
        {
            if (kinds[place] < Kinds - 1) taken.Add(place);
        }

        List<(int, int, int)> found = [];
        for (var i = 0; i < places; i++)
        {
            for (var j = i + 1; j < places; j++)
            {
                if (bonds[(i * places) + j] is not (> 0 and var order)) continue;
                if (!taken.Contains(i) || !taken.Contains(j)) return null;
                found.Add((taken.IndexOf(i), taken.IndexOf(j), (int)order));
            }
        }

        var elements = new List<Element>();
        foreach (var place in taken) elements.Add((Element)kinds[place]);
        return taken.Count == 0 ? null : new Molecule(elements, found);
    }
}
