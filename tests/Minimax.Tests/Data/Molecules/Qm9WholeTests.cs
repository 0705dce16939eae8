using System.Text;
using Minimax.Data;

namespace Minimax.Tests.Data.Molecules;

public sealed class Qm9WholeTests : IDisposable
{
    /// <summary>The archive's first file, as it is published: tabs, and one more at the end of two lines.</summary>
    internal static readonly byte[] Methane = Encoding.ASCII.GetBytes(
        "5\n"
        + "gdb 1\t157.7118\t157.70997\t157.70699\t0.\t13.21\t-0.3877\t0.1171\t0.5048\t35.3641\t0.044749\t-40.47893\t-40.476062\t-40.475117\t-40.498597\t6.469\t\n"
        + "C\t-0.0126981359\t 1.0858041578\t 0.0080009958\t-0.535689\n"
        + "H\t 0.002150416\t-0.0060313176\t 0.0019761204\t 0.133921\n"
        + "H\t 1.0117308433\t 1.4637511618\t 0.0002765748\t 0.133922\n"
        + "H\t-0.540815069\t 1.4475266138\t-0.8766437152\t 0.133923\n"
        + "H\t-0.5238136345\t 1.4379326443\t 0.9063972942\t 0.133923\n"
        + "1341.307\t1341.3284\t1341.365\t1562.6731\t1562.7453\t3038.3205\t3151.6034\t3151.6788\t3151.7078\n"
        + "C\tC\t\n"
        + "InChI=1S/CH4/h1H4\tInChI=1S/CH4/h1H4\n");

    internal static readonly byte[] Methanol = Like(22, "CHHHOH", "CO", "CO");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_archive_is_read_in_its_order_and_what_is_no_molecule_file_is_passed_over()
    {
        var path = Packed(("readme.txt", [1, 2, 3]), ("dsgdb9nsd_000001.xyz", Methane), ("./dsgdb9nsd_000022.xyz", Methanol));
        var (molecules, leftOut) = Qm9Whole.Load(path, size: 2);
        (string.Join(" ", molecules), leftOut).ShouldBe(("C CO", 0));
    }

    [Fact]
    public void It_is_gdb_17s_smiles_that_is_read_and_mirror_images_are_one_molecule()
    {
        var path = Packed(("a.xyz", Like(1, "CHCHHHOHCHHH", "C[C@H](O)C", "CC(C)=O")), ("b.xyz", Like(2, "CHCHHHOHCHHH", "C[C@@H](O)C", "C")));
        var molecules = Qm9Whole.Load(path, size: 2).Molecules;
        (molecules[0].ToString(), molecules[0].Key).ShouldBe(("CC(O)C", molecules[1].Key));
    }

    [Fact]
    public void Charges_are_counted()
    {
        var path = Packed(("a.xyz", Methane), ("b.xyz", Like(2, "NHHHCHHCOO", "[NH3+]CC([O-])=O", "NCC(O)=O")));
        var (molecules, leftOut) = Qm9Whole.Load(path, size: 2);
        (molecules.Count, leftOut).ShouldBe((1, 1));
        Should.Throw<DataFileException>(() => Qm9Whole.Load(Packed(("b.xyz", Like(2, "NHHH", "[NH4+]", "N"))), size: 1)).Fault.ShouldBe("it holds no neutral molecule");
    }

    [Theory]
    [InlineData("5", "30", "line 1 is no number of atoms from 1 to 29")]
    [InlineData("5", "-1", "line 1 is no number of atoms from 1 to 29")]
    [InlineData("5", "five", "line 1 is no number of atoms from 1 to 29")]
    [InlineData("5", "9", "it ends after 11 lines; 9 atoms need 14")]
    [InlineData("5", "6", "line 8 is no atom of H, C, N, O or F")]
    [InlineData("5", "4", "line 8 is not two SMILES")]
    [InlineData("gdb ", "abc ", "line 2 does not begin with 'gdb'")]
    [InlineData("\nC\t-", "\nCl\t-", "line 3 is no atom of H, C, N, O or F")]
    [InlineData("\nC\tC\t\n", "\nC\n", "line 9 is not two SMILES")]
    public void A_file_that_is_not_as_described_is_an_error_that_names_it_and_the_line(string right, string wrong, string fault)
    {
        var text = Encoding.ASCII.GetString(Methane);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        var path = Packed(("dsgdb9nsd_000001.xyz", Encoding.ASCII.GetBytes(text[..at] + wrong + text[(at + right.Length)..])));
        Should.Throw<DataFileException>(() => Qm9Whole.Load(path, size: 1)).Message.ShouldBe($"{path}/dsgdb9nsd_000001.xyz: {fault}");
    }

    [Fact]
    public void An_archive_that_is_no_bzip2_or_lacks_molecules_is_an_error()
    {
        Should.Throw<DataFileException>(() => Qm9Whole.Load(folder.Write("page.tar.bz2", "<html>"u8.ToArray()))).Message.ShouldStartWith(folder["page.tar.bz2"]);
        Should.Throw<DataFileException>(() => Qm9Whole.Load(Packed(("a.xyz", Methane)))).Fault.ShouldBe("it holds 1 of 133,885 molecules");
    }

    private static byte[] Like(int number, string atoms, params string[] smiles)
    {
        var lines = atoms.Select(atom => $"{atom}\t 0.1\t-0.2*^-6\t 0.3\t 0.0\n");
        return Encoding.ASCII.GetBytes($"{atoms.Length}\ngdb {number}\t1.\t2.\t\n{string.Concat(lines)}100.5\t200.5\n{string.Join('\t', smiles)}\t\nInChI=1S/x\tInChI=1S/x\n");
    }

    private string Packed(params (string Name, byte[] Content)[] files) => folder.Write("molecules.tar.bz2", Archives.BZip2(Archives.Tar(files)));
}
