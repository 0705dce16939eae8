using System.Globalization;
using System.Text;

namespace Minimax.Data;

/// <summary>
/// The whole of QM9 (Ramakrishnan et al. 2014): 133,885 molecules of up to nine heavy atoms, C, N, O and F, read straight out of the publisher's
/// <c>.tar.bz2</c>.
/// </summary>
/// <remarks>
/// The archive holds an <c>.xyz</c> for each molecule: a line with n, how many atoms it has, hydrogen with them; a line of properties that begins with
/// <c>gdb</c> and its number; n lines of an element, a place and a charge; a line of frequencies; a line of two SMILES, GDB-17's and that of the relaxed geometry; a
/// line of two InChIs. What is read is GDB-17's SMILES. For 3,054 molecules the publisher found that the relaxed geometry is another molecule; they are
/// kept, because only the geometry is in doubt.
/// </remarks>
public sealed class Qm9Whole() : DataSet(
    "qm9-whole",
    "molecules of up to nine heavy atoms, all 133,885, with their geometries",
    "CC0",
    "Ramakrishnan et al., Quantum chemistry structures and properties of 134 kilo molecules, Scientific Data 1 (2014)",
    new DataFile(new FileForm(
        "dsgdb9nsd.xyz.tar.bz2",
        86_144_227,
        Checksum.Md5("ad1ebd51ee7f5b3a6e32e974e5d54012"),
        "original",
        "https://ndownloader.figshare.com/files/3195389",
        "https://springernature.figshare.com/ndownloader/files/3195389")))
{
    private const int Size = 133_885;
    private const int MostAtoms = 29; // nonane, C9H20

    /// <summary>The molecules, downloaded first where they are not there yet.</summary>
    /// <returns>The neutral ones with all their bonds, in the archive's order, and how many others there are.</returns>
    /// <exception cref="DownloadException">They cannot be had.</exception>
    /// <exception cref="DataFileException">The archive is damaged, a file in it is not as described, or there are too few.</exception>
    public async Task<(IReadOnlyList<Molecule> Molecules, int LeftOut)> LoadAsync(
        IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        Load(Files[0].In(await FetchAsync(progress, cancellation)));

    internal static (IReadOnlyList<Molecule> Molecules, int LeftOut) Load(string path, int size = Size) => DataFileException.Explain(path, () =>
    {
        var smiles = PackedTar.Files(path, name => name.EndsWith(".xyz", StringComparison.Ordinal)).Select(file => SmilesOf(file.Content, $"{path}/{file.Name}")).ToList();
        if (smiles.Count != size) throw new DataFileException(path, $"it holds {smiles.Count:N0} of {size:N0} molecules");
        return Qm9.Neutral(smiles, path);
    });

    /// <summary>GDB-17's SMILES in an <c>.xyz</c>.</summary>
    private static string SmilesOf(byte[] content, string file)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        if (!int.TryParse(lines[0], NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var atoms) || atoms is < 1 or > MostAtoms)
            throw new DataFileException(file, $"line 1 is no number of atoms from 1 to {MostAtoms}");
        if (lines.Length < atoms + 5) throw new DataFileException(file, $"it ends after {lines.Length} lines; {atoms} atoms need {atoms + 5}");
        if (!lines[1].StartsWith("gdb ", StringComparison.Ordinal)) throw new DataFileException(file, "line 2 does not begin with 'gdb'");
        for (var i = 2; i < atoms + 2; i++)
        {
            if (lines[i] is not [_, '\t', ..] || !"HCNOF".Contains(lines[i][0])) throw new DataFileException(file, $"line {i + 1} is no atom of H, C, N, O or F");
        }

        return lines[atoms + 3].TrimEnd().Split('\t') is [{ Length: > 0 } smiles, { Length: > 0 }]
            ? smiles
            : throw new DataFileException(file, $"line {atoms + 4} is not two SMILES");
    }
}
