namespace Minimax.Data;

/// <summary>
/// One order of the atoms for all copies of a molecule, by refinement and individualisation (B. McKay, "Practical Graph Isomorphism", 1981): atoms get
/// colours by what they are bound to, until nothing changes; where some are still alike, each of them is tried as the first of its kind, and the smallest
/// text wins.
/// </summary>
internal static class CanonicalForm
{
    /// <summary>The smallest text.</summary>
    public static string Of(Molecule molecule)
    {
        var colours = Enumerable.Range(0, molecule.Count).Select(atom => (int)molecule.Atoms[atom]).ToArray();
        return Least(molecule, Refined(molecule, colours));
    }

    private static string Least(Molecule molecule, int[] colours)
    {
        var alike = colours.GroupBy(colour => colour).Where(group => group.Count() > 1).Select(group => group.Key).DefaultIfEmpty(-1).Min();
        if (alike < 0) return Text(molecule, colours);
        string? least = null;
        for (var atom = 0; atom < colours.Length; atom++)
        {
            if (colours[atom] != alike) continue;
            var text = Least(molecule, Refined(molecule, [.. colours.Select((colour, i) => (2 * colour) + (i == atom ? 0 : 1))]));
            if (least is null || string.CompareOrdinal(text, least) < 0) least = text;
        }

        return least!;
    }

    /// <summary>Colours from 0 on, such that atoms of one colour have the same bonds to the same colours.</summary>
    private static int[] Refined(Molecule molecule, int[] colours)
    {
        for (var kinds = 0; ;)
        {
            var seen = colours.Select((colour, atom) => $"{colour:D3}|{string.Join(',', Around(atom).Order(StringComparer.Ordinal))}").ToArray();
            string[] sorted = [.. seen.Distinct().Order(StringComparer.Ordinal)];
            colours = [.. seen.Select(one => Array.BinarySearch(sorted, one, StringComparer.Ordinal))];
            if (sorted.Length == kinds) return colours;
            kinds = sorted.Length;
        }

        IEnumerable<string> Around(int atom) =>
            Enumerable.Range(0, molecule.Count).Where(other => molecule[atom, other] > 0).Select(other => $"{molecule[atom, other]}{colours[other]:D3}");
    }

    private static string Text(Molecule molecule, int[] colours)
    {
        var order = Enumerable.Range(0, molecule.Count).OrderBy(atom => colours[atom]).ToArray();
        var rows = order.Select((atom, i) => $"{molecule.Atoms[atom]}{string.Concat(order[..i].Select(other => molecule[atom, other]))}");
        return string.Concat(rows);
    }
}
