using Minimax.Data;

namespace Minimax.Tests.Data.Molecules;

public sealed class Qm9Tests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_authors_subset_has_4508_neutral_molecules_of_up_to_nine_atoms()
    {
        var (molecules, leftOut) = Qm9.Load(DataSets.Qm9.Files[0].In(SharedData.Of(DataSets.Qm9)));
        (molecules.Count, leftOut).ShouldBe((4508, 481));
        molecules.ShouldAllBe(molecule => molecule.IsValid && molecule.Count <= 9);
        molecules.Select(molecule => molecule.Key).Distinct().Count().ShouldBe(4508);
    }

    [Fact]
    public void Charges_and_radicals_are_counted_and_a_file_without_a_molecule_is_an_error()
    {
        var (molecules, leftOut) = Qm9.Load(folder.Write("some.smi", "CCO\n[NH3+]C\n\nO=[C]\nC#N\n"u8.ToArray()));
        (string.Join(" ", molecules), leftOut).ShouldBe(("CCO C#N", 2));
        var file = folder.Write("none.smi", "<html>"u8.ToArray());
        Should.Throw<DataFileException>(() => Qm9.Load(file)).Message.ShouldBe($"{file}: it holds no neutral molecule");
    }
}
