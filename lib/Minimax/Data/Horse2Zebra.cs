namespace Minimax.Data;

/// <summary>CycleGAN's horses and zebras (Zhu et al. 2017): 1,067 + 120 and 1,334 + 140 photographs, unpaired.</summary>
public static class Horse2Zebra
{
    /// <summary>Both sides of one split, (N, 3, size, size), from the folder that <c>DataSets.Horse2Zebra</c> was fetched into.</summary>
    /// <param name="folder">Holds the original archive (256×256) or the reduced one (128×128).</param>
    /// <param name="split">Which photographs.</param>
    /// <param name="size">Height and width that they are averaged down to.</param>
    /// <exception cref="DataFileException">The archive is absent or damaged.</exception>
    public static (ImageSet Horses, ImageSet Zebras) Load(string folder, Split split, int size = 128)
    {
        using var files = ImageFiles.Open(DataSets.Horse2Zebra.Files[0].In(folder));
        return (files.Load($"horses {split.Title}", files.In($"horse2zebra/{split.Title}A"), size),
            files.Load($"zebras {split.Title}", files.In($"horse2zebra/{split.Title}B"), size));
    }
}
