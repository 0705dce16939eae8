namespace Minimax.Data;

/// <summary>
/// pix2pix's aerial photographs and the maps of the same places (Isola et al. 2017), paired: image i of one set belongs to image i of the
/// other. No checksum of the original is published.
/// </summary>
public sealed class Maps() : DataSet(
    "maps",
    "1,096 + 1,098 aerial photographs beside the maps of the same places, two times 600×600 RGB, paired",
    "its images, from Google Maps, belong to their owners",
    "Isola et al., pix2pix, arXiv:1611.07004",
    new DataFile(
        new FileForm(
            "maps.tar.gz",
            250_242_400,
            null,
            "original",
            "https://efrosgans.eecs.berkeley.edu/pix2pix/datasets/maps.tar.gz",
            "https://people.eecs.berkeley.edu/~tinghuiz/projects/pix2pix/datasets/maps.tar.gz"),
        new FileForm(
            "maps-128.zip",
            15_377_225,
            Checksum.Sha256("84a39d27bca99525ccc3126123f7623e11ff6ef9f067065bd8b39376af28ed52"),
            "1,096 + 200 pairs reduced to two times 128×128")))
{
    /// <summary>Both sides of both splits, (N, 3, size, size), downloaded first where they are not there yet.</summary>
    /// <param name="size">Height and width that they are averaged down to, from 600×600 or, in the smaller form, 128×128.</param>
    /// <param name="progress">Told of the download.</param>
    /// <param name="cancellation">Stops the download.</param>
    /// <exception cref="DownloadException">They cannot be had.</exception>
    /// <exception cref="DataFileException">The archive is damaged.</exception>
    public Task<((ImageSet Photographs, ImageSet Maps) Train, (ImageSet Photographs, ImageSet Maps) Test)> LoadAsync(
        int size = 128, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        LoadAsync((folder, split) => Load(folder, split, size), progress, cancellation);

    internal (ImageSet Photographs, ImageSet Maps) Load(string folder, Split split, int size = 128)
    {
        using var files = ImageFiles.Open(Files[0].In(folder));
        var names = files.In(split == Split.Train ? "maps/train" : "maps/val"); // the set's own name for its test images
        return (files.Load($"aerial photographs {split.Title}", names, size, Crop.LeftHalf),
            files.Load($"maps {split.Title}", names, size, Crop.RightHalf));
    }
}
