namespace Minimax.Data;

/// <summary>
/// CycleGAN's horses and zebras (Zhu et al. 2017): 1,067 + 120 and 1,334 + 140 photographs, unpaired. The smaller form has all of them at
/// half the size.
/// </summary>
public sealed class Horse2Zebra() : DataSet(
    "horse2zebra",
    "1,067 + 120 photographs of horses and 1,334 + 140 of zebras, 256×256 RGB, unpaired",
    "its photographs, from ImageNet, are for non-commercial research and education",
    "Zhu et al., CycleGAN, arXiv:1703.10593",
    new DataFile(
        new FileForm(
            "horse2zebra.zip",
            116_867_962,
            Checksum.Sha256("a74d9d392eecca9966b51287a76ca126af473d9de4f3e8fc0e9cda08fa1730a1"),
            "original",
            "https://efrosgans.eecs.berkeley.edu/cyclegan/datasets/horse2zebra.zip",
            "https://people.eecs.berkeley.edu/~taesung_park/CycleGAN/datasets/horse2zebra.zip"),
        new FileForm(
            "horse2zebra-128.zip",
            19_105_857,
            Checksum.Sha256("50188b0720c3437cf6c8efe22ce0895339f8a8f680dbcc77ad2fd8e046b02919"),
            "reduced to 128×128")))
{
    /// <summary>Both sides of both splits, (N, 3, size, size), downloaded first where they are not there yet.</summary>
    /// <param name="size">Height and width that they are averaged down to, from 256×256 or, in the smaller form, 128×128.</param>
    /// <param name="progress">Told of the download.</param>
    /// <param name="cancellation">Stops the download.</param>
    /// <exception cref="DownloadException">They cannot be had.</exception>
    /// <exception cref="DataFileException">The archive is damaged.</exception>
    public Task<((ImageSet Horses, ImageSet Zebras) Train, (ImageSet Horses, ImageSet Zebras) Test)> LoadAsync(
        int size = 128, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        LoadAsync((folder, split) => Load(folder, split, size), progress, cancellation);

    internal (ImageSet Horses, ImageSet Zebras) Load(string folder, Split split, int size = 128)
    {
        using var files = ImageFiles.Open(Files[0].In(folder));
        return (files.Load($"horses {split.Title}", files.In($"horse2zebra/{split.Title}A"), size),
            files.Load($"zebras {split.Title}", files.In($"horse2zebra/{split.Title}B"), size));
    }
}
