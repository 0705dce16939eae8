namespace Minimax.Data;

/// <summary>
/// Molecules made by the rules of valence alone, without a list: each with one atom more comes from one with an atom less, by binding an atom to it, then
/// by closing rings and raising bonds. Left out is what is hardly stable: bonds between two of N, O and F, triple bonds in rings, two double bonds at one atom.
/// </summary>
public static class MoleculeEnumeration
{
    private static readonly Element[] Elements = Enum.GetValues<Element>();

    /// <summary>All molecules of up to so many heavy atoms, the smallest first: none is missing and none is there twice.</summary>
    /// <param name="atoms">Up to 5 take a second, 6 a quarter of a minute.</param>
    public static IReadOnlyList<Molecule> All(int atoms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atoms, 1);
        List<Molecule> all = [], level = [.. Elements.Select(element => new Molecule([element], []))];
        for (var size = 1; ; size++)
        {
            all.AddRange(level);
            if (size == atoms) return all;
            level = Closed(level.SelectMany(Larger));
        }
    }

    /// <summary>Some molecules of exactly so many heavy atoms, each grown from one atom by chance.</summary>
    /// <param name="count">How many different ones.</param>
    /// <param name="atoms">Heavy atoms of each; there have to be many more molecules than are asked for.</param>
    /// <param name="seed">Which.</param>
    public static IReadOnlyList<Molecule> Grown(int count, int atoms, ulong seed)
    {
        var random = new SplitMix64(seed);
        var found = new Dictionary<string, Molecule>();
        while (found.Count < count)
        {
            var molecule = new Molecule([Element.C], []);
            while (molecule.Count < atoms && Chosen(Larger(molecule)) is { } larger) molecule = larger;
            for (var raises = random.Below(atoms / 2); raises > 0 && Chosen(Tighter(molecule)) is { } tighter; raises--) molecule = tighter;
            if (molecule.Count == atoms) found.TryAdd(molecule.Key, molecule);
        }

        return [.. found.Values];

        // Carbon is as likely as all others together: QM9's molecules are mostly of carbon.
        Molecule? Chosen(IEnumerable<Molecule> molecules)
        {
            List<Molecule> all = [.. molecules];
            List<Molecule> carbon = random.Uniform() < 0.5 ? [.. all.Where(one => one.Atoms[^1] == Element.C)] : [];
            var some = carbon.Count > 0 ? carbon : all;
            return some.Count == 0 ? null : some[random.Below(some.Count)];
        }
    }

    /// <summary>Whether it is one of those that are not left out.</summary>
    public static bool IsPlain(Molecule molecule)
    {
        var bonds = molecule.Bonds.ToList();
        var hasHetero = bonds.Exists(bond => molecule.Atoms[bond.A] != Element.C && molecule.Atoms[bond.B] != Element.C);
        return molecule.IsValid && !hasHetero
            && !bonds.Exists(bond => bond.Order == 3 && molecule.IsRingBond(bond.A, bond.B))
            && Enumerable.Range(0, molecule.Count).All(atom => bonds.Count(bond => bond.Order == 2 && (bond.A == atom || bond.B == atom)) < 2);
    }

    // Every connected molecule has a tree of single bonds in it, and a tree has a leaf: so all of one atom more are found.
    private static List<Molecule> Closed(IEnumerable<Molecule> trees)
    {
        var found = new Dictionary<string, Molecule>();
        var next = new Queue<Molecule>(trees);
        while (next.TryDequeue(out var molecule))
        {
            if (!found.TryAdd(molecule.Key, molecule)) continue;
            foreach (var tighter in Tighter(molecule)) next.Enqueue(tighter);
        }

        return [.. found.Values];
    }

    private static IEnumerable<Molecule> Larger(Molecule molecule) =>
        from atom in Free(molecule)
        from element in Elements
        let larger = new Molecule([.. molecule.Atoms, element], [.. molecule.Bonds, (atom, molecule.Count, 1)])
        where IsPlain(larger)
        select larger;

    private static IEnumerable<Molecule> Tighter(Molecule molecule) =>
        from a in Free(molecule)
        from b in Free(molecule)
        where a < b && molecule[a, b] < 3
        let tighter = new Molecule(molecule.Atoms, [.. molecule.Bonds.Where(bond => (bond.A, bond.B) != (a, b)), (a, b, molecule[a, b] + 1)])
        where IsPlain(tighter)
        select tighter;

    private static IEnumerable<int> Free(Molecule molecule) => Enumerable.Range(0, molecule.Count).Where(atom => molecule.Hydrogens(atom) > 0);
}
