using System.Text;

namespace Minimax.Data;

/// <summary>
/// Molecules as lines of text (D. Weininger, "SMILES, a Chemical Language and Information System", 1988): atoms in the order of a walk, brackets for what
/// branches off, digits where a ring closes. Read are the neutral molecules of <see cref="Element"/>, aromatic ones too; what says which mirror image it
/// is, is ignored.
/// </summary>
public static class Smiles
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is no SMILES, or holds charges, radicals or other elements; the message says what, and at which
    /// character.</exception>
    public static Molecule Parse(string text) =>
        new SmilesReader(text).Read();

    /// <summary>Writes a molecule, with double and single bonds in turn where it is aromatic. Parts that do not hang together are divided by a point.</summary>
    public static string Write(Molecule molecule)
    {
        var closures = new Dictionary<(int, int), int>();
        var seen = new bool[molecule.Count];
        var parents = Enumerable.Repeat(-1, molecule.Count).ToArray();
        Number(molecule, seen, parents, closures);
        var roots = Enumerable.Range(0, molecule.Count).Where(atom => parents[atom] < 0);
        return string.Join('.', roots.Select(root => Write(molecule, root, parents, closures)));
    }

    // A depth-first walk: who was come from, and which bonds close a ring.
    private static void Number(Molecule molecule, bool[] seen, int[] parents, Dictionary<(int, int), int> closures)
    {
        for (var root = 0; root < molecule.Count; root++)
        {
            if (!seen[root]) Visit(root);
        }

        void Visit(int atom)
        {
            seen[atom] = true;
            for (var next = 0; next < molecule.Count; next++)
            {
                if (molecule[atom, next] == 0 || next == parents[atom]) continue;
                if (seen[next]) closures.TryAdd((Math.Min(atom, next), Math.Max(atom, next)), closures.Count + 1);
                else
                {
                    parents[next] = atom;
                    Visit(next);
                }
            }
        }
    }

    private static string Write(Molecule molecule, int atom, int[] parents, Dictionary<(int A, int B), int> closures)
    {
        var text = new StringBuilder(molecule.Atoms[atom].ToString());
        foreach (var ((a, b), number) in closures)
        {
            if (atom == a || atom == b) text.Append(Sign(molecule[a, b])).Append(number < 10 ? $"{number}" : $"%{number:D2}");
        }

        var children = Enumerable.Range(0, molecule.Count).Where(child => parents[child] == atom).ToList();
        foreach (var child in children)
        {
            var branch = Sign(molecule[atom, child]) + Write(molecule, child, parents, closures);
            text.Append(child == children[^1] ? branch : $"({branch})");
        }

        return text.ToString();
    }

    private static string Sign(int order) => order switch { 2 => "=", 3 => "#", _ => "" };
}
