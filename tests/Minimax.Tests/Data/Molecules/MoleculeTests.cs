using Minimax.Data;

namespace Minimax.Tests.Data.Molecules;

public sealed class MoleculeTests
{
    [Theory]
    [InlineData("C", "C", 4)]
    [InlineData("CCO", "OCC", 6)]               // ethanol: C₂H₅OH
    [InlineData("c1ccccc1", "C1=CC=CC=C1", 6)]  // benzene
    [InlineData("c1cc[nH]c1", "C1=CNC=C1", 5)]  // pyrrole
    [InlineData("c1ccoc1", "O1C=CC=C1", 4)]     // furan
    [InlineData("O=c1cc[nH]cc1", "O=C1C=CNC=C1", 5)]
    [InlineData("C#N", "N#C", 1)]
    [InlineData("CC(=O)N", "NC(C)=O", 5)]
    [InlineData("F/C=C/F", "FC=CF", 2)]
    [InlineData("C%12CC%12", "C1CC1", 6)]
    public void A_line_is_the_molecule_that_it_writes(string line, string same, int hydrogens)
    {
        var molecule = Smiles.Parse(line);
        molecule.Key.ShouldBe(Smiles.Parse(same).Key);
        Enumerable.Range(0, molecule.Count).Sum(molecule.Hydrogens).ShouldBe(hydrogens);
        Smiles.Parse(molecule.ToString()).Key.ShouldBe(molecule.Key);
    }

    [Theory]
    [InlineData("", "there is no atom")]
    [InlineData("CC(", "a branch is not closed")]
    [InlineData("C)", "')' is not expected")]
    [InlineData("C1CC", "ring 1 is not closed")]
    [InlineData("C=1CC-1", "ring 1 begins and ends with different bonds")]
    [InlineData("C=", "a bond leads nowhere")]
    [InlineData("C(=)C", "')' is not expected")]
    [InlineData("C=(C)C", "'(' is not expected")]
    [InlineData("CS", "'S' is not expected")]
    [InlineData("C[Si]", "[Si] is no atom of C, N, O or F")]
    [InlineData("C[NH3+]", "[NH3+] has a charge")]
    [InlineData("FF(C)", "atom 2, F, has 1 bond too many")]
    [InlineData("O=[C]", "atom 2, C, is a radical: 0 H where 2 fit")]
    [InlineData("c1ccc1c", "its aromatic atoms cannot be paired by double bonds")]
    [InlineData("C[N", "a bracket is not closed")]
    [InlineData("C11", "two atoms are bound twice")]
    public void What_is_no_such_molecule_is_refused_with_a_reason(string line, string reason)
    {
        var message = Should.Throw<FormatException>(() => Smiles.Parse(line)).Message;
        message.ShouldContain(reason);
        message.ShouldStartWith($"'{line}', character ");
    }

    [Fact]
    public void Random_text_is_read_or_refused_and_nothing_else_happens()
    {
        const string letters = "CNOFcno()[]=#1234%-+H/\\.";
        var random = new SplitMix64(1);
        for (var i = 0; i < 3000; i++)
        {
            var line = string.Concat(Enumerable.Range(0, 1 + random.Below(9)).Select(_ => letters[random.Below(letters.Length)]));
            try
            {
                Smiles.Parse(line).Atoms.ShouldNotBeEmpty();
            }
            catch (FormatException)
            {
            }
        }
    }

    [Fact]
    public void Copies_in_another_order_have_the_same_key_and_others_another()
    {
        var molecules = MoleculeEnumeration.Grown(60, 8, seed: 1);
        var random = new SplitMix64(2);
        foreach (var molecule in molecules)
            molecule.Reordered([.. random.Permutation(8).Select(place => (int)place)]).Key.ShouldBe(molecule.Key);
        molecules.Select(molecule => molecule.Key).Distinct().Count().ShouldBe(60);
        Smiles.Parse("C12C3C4C1C5C2C3C45").Key.ShouldBe(Smiles.Parse("C12C3C4C1C5C2C3C45").Reordered([7, 6, 5, 4, 3, 2, 1, 0]).Key); // cubane: all atoms alike
        Smiles.Parse("C1CC1C1CC1").Key.ShouldNotBe(Smiles.Parse("C1CCCCC1").Key);                                                  // both have six C with two bonds or three
    }

    [Fact]
    public void The_enumeration_finds_each_alkane_once()
    {
        var all = MoleculeEnumeration.All(5);
        int[] known = [1, 1, 1, 2, 3]; // methane, ethane, propane, two butanes, three pentanes
        for (var size = 1; size <= 5; size++)
            all.Count(m => m.Count == size && m.Atoms.All(a => a == Element.C) && m.Bonds.Sum(bond => bond.Order) == size - 1).ShouldBe(known[size - 1]);
        all.Select(molecule => molecule.Key).Distinct().Count().ShouldBe(all.Count);
        all.ShouldAllBe(molecule => MoleculeEnumeration.IsPlain(molecule));
    }

    [Fact]
    public void Two_heavy_atoms_make_nine_molecules() => // CC CN CO CF, C=C C=N C=O, C#C C#N
        MoleculeEnumeration.All(2).Where(molecule => molecule.Count == 2).Select(molecule => molecule.Key).Order()
            .ShouldBe(new[] { "CC", "CN", "CO", "CF", "C=C", "C=N", "C=O", "C#C", "C#N" }.Select(line => Smiles.Parse(line).Key).Order());

    [Fact]
    public void What_is_grown_is_in_the_enumeration()
    {
        var all = MoleculeEnumeration.All(4).Select(molecule => molecule.Key).ToHashSet();
        foreach (var molecule in MoleculeEnumeration.Grown(60, 4, seed: 5)) all.ShouldContain(molecule.Key);
    }

    [Theory]
    [InlineData("CCO", 0)]
    [InlineData("C1CC1C", 0.75)]
    [InlineData("C1CC1CC1CC1", 6 / 7.0)]
    public void Atoms_of_rings_are_counted(string line, double share) => Smiles.Parse(line).RingShare.ShouldBe(share, 1e-9);

    [Fact]
    public void Too_many_bonds_and_parts_that_do_not_hang_together_are_not_valid()
    {
        new Molecule([Element.F, Element.C, Element.C], [(0, 1, 1), (0, 2, 1)]).IsValid.ShouldBeFalse();
        new Molecule([Element.C, Element.C], []).IsValid.ShouldBeFalse();
        new Molecule([Element.C, Element.C], [(0, 1, 3)]).IsValid.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => new Molecule([Element.C, Element.C], [(0, 1, 4)]));
    }

    [Fact]
    public void A_row_is_read_as_the_molecule_that_it_was_made_of()
    {
        var molecules = MoleculeEnumeration.All(3);
        var rows = MoleculeRows.Of(molecules, 5);
        rows.shape.ShouldBe([molecules.Count, MoleculeRows.Length(5)]);
        MoleculeRows.Read(rows, 5).Select(molecule => molecule!.Key).ShouldBe(molecules.Select(molecule => molecule.Key));
        Should.Throw<ArgumentException>(() => MoleculeRows.Of(molecules, 2)).Message.ShouldContain("there are 2 places");
    }

    [Fact]
    public void A_bond_to_an_empty_place_is_no_molecule()
    {
        var rows = MoleculeRows.Of([Smiles.Parse("CC")], 3);
        rows[0, (((0 * 3) + 2) * MoleculeRows.Orders) + 1] = 2; // places 0 and 2; 2 is empty
        MoleculeRows.Read(rows, 3).ShouldBe([null]);
    }
}
