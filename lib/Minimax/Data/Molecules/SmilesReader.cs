namespace Minimax.Data;

/// <summary>Reads one SMILES: <see cref="Smiles.Parse"/>.</summary>
internal sealed class SmilesReader(string text)
{
    private const int Aromatic = 0; // of a bond: of order 1 or 2, as Kekulé says

    private readonly List<(Element Element, bool IsAromatic, int? Hydrogens)> atoms = [];
    private readonly Dictionary<(int A, int B), int> bonds = [];
    private readonly Dictionary<int, (int Atom, int? Order)> open = [];
    private readonly Stack<int> branches = [];
    private int at;
    private int last = -1;
    private int? order; // of the bond that was written before the next atom

    /// <summary>The molecule.</summary>
    /// <exception cref="FormatException">Says what is wrong.</exception>
    public Molecule Read()
    {
        while (at < text.Length) ReadNext();
        if (atoms.Count == 0) throw Fault("there is no atom");
        if (branches.Count > 0) throw Fault("a branch is not closed");
        if (open.Count > 0) throw Fault($"ring {open.Keys.First()} is not closed");
        if (order is not null) throw Fault("a bond leads nowhere");
        var molecule = new Molecule(atoms.Select(atom => atom.Element), Kekule().Select(bond => (bond.Key.A, bond.Key.B, bond.Value)));
        foreach (var (i, atom) in atoms.Index()) Check(molecule, i, atom.Hydrogens);
        return molecule;
    }

    private void ReadNext()
    {
        var sign = text[at++];
        switch (sign)
        {
            case '(' when last >= 0 && order is null: branches.Push(last); break;
            case ')' when branches.Count > 0 && order is null: last = branches.Pop(); break;
            case '-' or '=' or '#' or ':' when last >= 0 && order is null: order = sign switch { '-' => 1, '=' => 2, '#' => 3, _ => Aromatic }; break;
            case '/' or '\\': break;                                                        // which side of a double bond: ignored
            case >= '0' and <= '9' when last >= 0: Ring(sign - '0'); break;
            case '%' when last >= 0 && at + 2 <= text.Length && int.TryParse(text.AsSpan(at, 2), out var number): at += 2; Ring(number); break;
            case '[': Bracket(); break;
            default: Atom(sign, hydrogens: null); break;
        }
    }

    private void Atom(char sign, int? hydrogens)
    {
        if (!Enum.TryParse<Element>(char.ToUpperInvariant(sign).ToString(), out var element) || !char.IsLetter(sign) || sign == 'f')
            throw Fault($"'{sign}' is not expected");
        atoms.Add((element, char.IsLower(sign), hydrogens));
        if (last >= 0) Bond(last, atoms.Count - 1, order);
        (last, order) = (atoms.Count - 1, null);
    }

    // [nH], [NH2] and their kind: an element, then how many hydrogen atoms it has.
    private void Bracket()
    {
        var end = text.IndexOf(']', at);
        if (end < 0) throw Fault("a bracket is not closed");
        var inside = text[at..end].Replace("@", "", StringComparison.Ordinal);
        if (inside.AsSpan().IndexOfAny('+', '-') >= 0) throw Fault($"[{inside}] has a charge");
        if (inside is not ([_] or [_, 'H'] or [_, 'H', >= '1' and <= '4'])) throw Fault($"[{inside}] is no atom of C, N, O or F");
        Atom(inside[0], inside.Length switch { 1 => 0, 2 => 1, _ => inside[2] - '0' });
        at = end + 1;
    }

    private void Ring(int number)
    {
        if (!open.Remove(number, out var begin)) open[number] = (last, order);
        else if (begin.Order is { } a && order is { } b && a != b) throw Fault($"ring {number} begins and ends with different bonds");
        else Bond(begin.Atom, last, order ?? begin.Order);
        order = null;
    }

    private void Bond(int a, int b, int? written)
    {
        var both = atoms[a].IsAromatic && atoms[b].IsAromatic;
        if (a == b || !bonds.TryAdd((Math.Min(a, b), Math.Max(a, b)), written ?? (both ? Aromatic : 1))) throw Fault("two atoms are bound twice");
    }

    /// <summary>The bonds, where each aromatic atom that can has one double bond to another one.</summary>
    private Dictionary<(int A, int B), int> Kekule()
    {
        var aromatic = bonds.Where(bond => bond.Value == Aromatic).Select(bond => bond.Key).ToList();
        var needs = Enumerable.Range(0, atoms.Count).Where(NeedsDouble).ToHashSet();
        if (!Paired(needs, aromatic, out var pairs)) throw Fault("its aromatic atoms cannot be paired by double bonds");
        return bonds.ToDictionary(bond => bond.Key, bond => bond.Value != Aromatic ? bond.Value : pairs.Contains(bond.Key) ? 2 : 1);
    }

    private bool NeedsDouble(int atom)
    {
        var (element, isAromatic, hydrogens) = atoms[atom];
        var around = bonds.Where(bond => bond.Key.A == atom || bond.Key.B == atom).Select(bond => Math.Max(1, bond.Value)).ToList();
        return isAromatic && around.Sum() + (hydrogens ?? 0) < Molecule.Valence(element);   // an [nH] or an o has its bonds already
    }

    private static bool Paired(HashSet<int> needs, List<(int A, int B)> bonds, out HashSet<(int A, int B)> pairs)
    {
        pairs = [];
        if (needs.Count == 0) return true;
        var first = needs.Min();
        foreach (var bond in bonds.Where(bond => needs.Contains(bond.A) && needs.Contains(bond.B) && (bond.A == first || bond.B == first)))
        {
            if (!Paired([.. needs.Where(atom => atom != bond.A && atom != bond.B)], bonds, out pairs)) continue;
            pairs.Add(bond);
            return true;
        }

        return false;
    }

    private void Check(Molecule molecule, int atom, int? written)
    {
        var hydrogens = molecule.Hydrogens(atom);
        if (hydrogens < 0) throw Fault($"atom {atom + 1}, {molecule.Atoms[atom]}, has {-hydrogens} bond{(hydrogens == -1 ? "" : "s")} too many");
        if (written is { } count && count != hydrogens) throw Fault($"atom {atom + 1}, {molecule.Atoms[atom]}, is a radical: {count} H where {hydrogens} fit");
    }

    private FormatException Fault(string what) => new($"'{text}', character {at}: {what}.");
}
