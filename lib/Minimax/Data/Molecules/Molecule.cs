using System.Collections.Immutable;

namespace Minimax.Data;

/// <summary>
/// A neutral molecule of carbon, nitrogen, oxygen and fluorine, as a graph: atoms, and bonds of order 1, 2 or 3. Aromatic rings are written with double and
/// single bonds in turn. Hydrogen is left out. It may break the rules of valence: <see cref="IsValid"/> asks.
/// </summary>
public sealed class Molecule
{
    private readonly int[,] bonds; // 0 where there is none

    /// <param name="atoms">One or more.</param>
    /// <param name="bonds">Each once: two atoms and an order from 1 to 3.</param>
    /// <exception cref="ArgumentException">A bond leads nowhere, or is there twice, or has another order.</exception>
    public Molecule(IEnumerable<Element> atoms, IEnumerable<(int A, int B, int Order)> bonds)
    {
        Atoms = [.. atoms];
        this.bonds = new int[Atoms.Length, Atoms.Length];
        foreach (var (a, b, order) in bonds)
        {
            if (a == b || Math.Min(a, b) < 0 || Math.Max(a, b) >= Atoms.Length || order is < 1 or > 3)
                throw new ArgumentException($"({a}, {b}, {order}) is no bond of a molecule of {Atoms.Length} atoms.", nameof(bonds));
            if (this.bonds[a, b] > 0) throw new ArgumentException($"The bond of {a} and {b} is there twice.", nameof(bonds));
            this.bonds[a, b] = this.bonds[b, a] = order;
        }
    }

    /// <summary>The heavy atoms.</summary>
    public ImmutableArray<Element> Atoms { get; }

    /// <summary>How many heavy atoms.</summary>
    public int Count => Atoms.Length;

    /// <summary>The order of a bond; 0 where there is none.</summary>
    public int this[int a, int b] => bonds[a, b];

    /// <summary>Each bond once, the smaller number first.</summary>
    public IEnumerable<(int A, int B, int Order)> Bonds =>
        from a in Enumerable.Range(0, Count) from b in Enumerable.Range(a + 1, Count - a - 1) where bonds[a, b] > 0 select (a, b, bonds[a, b]);

    /// <summary>How many bonds an atom of an element has, a double one counted twice, hydrogen with them.</summary>
    public static int Valence(Element element) => element switch { Element.C => 4, Element.N => 3, Element.O => 2, _ => 1 };

    /// <summary>How many hydrogen atoms an atom has; negative, if it has more bonds than it may have.</summary>
    public int Hydrogens(int atom) => Valence(Atoms[atom]) - Enumerable.Range(0, Count).Sum(other => bonds[atom, other]);

    /// <summary>Whether no atom has more bonds than it may have, and all hang together.</summary>
    public bool IsValid => Count > 0 && Enumerable.Range(0, Count).All(atom => Hydrogens(atom) >= 0) && IsConnected;

    /// <summary>Whether there is a way from each atom to each other.</summary>
    public bool IsConnected => Reached(0).TrueForAll(reached => reached);

    /// <summary>The atoms and bonds as a graph that knows neither elements nor orders.</summary>
    public Graph Skeleton => new(Count, Bonds.Select(bond => (bond.A, bond.B)));

    /// <summary>The share of the atoms that are part of a ring: that have a bond which may be cut without cutting the molecule in two.</summary>
    public double RingShare => Bonds.Where(bond => IsRingBond(bond.A, bond.B)).SelectMany(bond => new[] { bond.A, bond.B }).Distinct().Count() / (double)Count;

    /// <summary>Whether there is another way from one of a bond's ends to the other.</summary>
    public bool IsRingBond(int a, int b) => Reached(a, (a, b))[b];

    /// <summary>The same molecule with its atoms in another order: atom i of the new one is atom <paramref name="order"/>[i] of this one.</summary>
    public Molecule Reordered(IReadOnlyList<int> order)
    {
        var place = new int[Count];
        foreach (var (to, from) in order.Index()) place[from] = to;
        return new(order.Select(i => Atoms[i]), Bonds.Select(bond => (place[bond.A], place[bond.B], bond.Order)));
    }

    /// <summary>A text that two molecules share exactly if they differ in nothing but the order of their atoms.</summary>
    public string Key => CanonicalForm.Of(this);

    /// <inheritdoc cref="Smiles.Write(Molecule)"/>
    public override string ToString() => Smiles.Write(this);

    // Which atoms there is a way to, with one bond cut if one is named.
    private List<bool> Reached(int from, (int A, int B)? cut = null)
    {
        var reached = new List<bool>(new bool[Count]) { [from] = true };
        var next = new Stack<int>([from]);
        while (next.TryPop(out var atom))
        {
            for (var other = 0; other < Count; other++)
            {
                if (bonds[atom, other] == 0 || reached[other] || cut == (atom, other) || cut == (other, atom)) continue;
                reached[other] = true;
                next.Push(other);
            }
        }

        return reached;
    }
}
