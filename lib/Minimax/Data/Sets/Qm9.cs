namespace Minimax.Data;

/// <summary>
/// Molecules of up to nine heavy atoms, C, N, O and F (Ramakrishnan et al. 2014), as SMILES: the subset on which MolGAN's authors trained (arXiv
/// 1805.11973). The whole set is <see cref="Qm9Whole"/>.
/// </summary>
public sealed class Qm9() : DataSet(
    "qm9",
    "molecules of up to nine heavy atoms, 4,989 of 133,885, as SMILES",
    "CC0",
    "Ramakrishnan et al., Quantum chemistry structures and properties of 134 kilo molecules, Scientific Data 1 (2014)",
    new DataFile(new FileForm(
        "qm9-5k.smi",
        81_938,
        Checksum.Sha256("4f5f7c16e7cea506651fe2d489924c31bdd744c74dd4a0db3a98af05b957d7eb"),
        "the 4,989 molecules on which MolGAN's authors trained",
        "https://raw.githubusercontent.com/kfzyqin/Implementation-MolGAN-PyTorch/eb12cffb1f498954207a9e50c7d822d065048e3c/data/qm9_5k.smi")))
{
    /// <summary>The molecules, downloaded first where they are not there yet.</summary>
    /// <returns>The neutral ones with all their bonds, in the file's order, and how many others there are.</returns>
    /// <exception cref="DownloadException">They cannot be had.</exception>
    /// <exception cref="DataFileException">The file holds none.</exception>
    public async Task<(IReadOnlyList<Molecule> Molecules, int LeftOut)> LoadAsync(
        IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        Load(Files[0].In(await FetchAsync(progress, cancellation)));

    /// <summary>
    /// The molecules; where they cannot be had, as many that <see cref="MoleculeEnumeration.Grown"/> makes, and a sentence that says so.
    /// </summary>
    /// <param name="say">Told in a sentence which molecules these are.</param>
    public async Task<IReadOnlyList<Molecule>> LoadOrGrowAsync(Action<string> say)
    {
        try
        {
            var (molecules, leftOut) = await LoadAsync();
            say($"QM9, the subset of MolGAN's authors: {molecules.Count:N0} molecules; {leftOut} with charges or radicals are left out.");
            return molecules;
        }
        catch (IOException e)
        {
            var grown = MoleculeEnumeration.Grown(2000, atoms: 9, seed: 1);
            say($"QM9 cannot be had ({e.Message.Split('\n')[0].TrimEnd('.')}), so these are {grown.Count:N0} molecules that the library grows itself; "
                + "numbers measured on them are not comparable with QM9's.");
            return grown;
        }
    }

    internal static (IReadOnlyList<Molecule> Molecules, int LeftOut) Load(string path) =>
        Neutral(File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0), path);

    /// <summary>The molecules of SMILES; those with a charge or a radical, which <see cref="Molecule"/> does not know, are counted.</summary>
    internal static (IReadOnlyList<Molecule> Molecules, int LeftOut) Neutral(IEnumerable<string> smiles, string path)
    {
        var (molecules, leftOut) = (new List<Molecule>(), 0);
        foreach (var line in smiles)
        {
            try
            {
                molecules.Add(Smiles.Parse(line));
            }
            catch (FormatException)
            {
                leftOut++;
            }
        }

        return molecules.Count > 0 ? (molecules, leftOut) : throw new DataFileException(path, "it holds no neutral molecule");
    }
}
