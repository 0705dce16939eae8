namespace Minimax.Data;

/// <summary>
/// pix2pix's aerial photographs and the maps of the same places (Isola et al. 2017), paired: image i of one set belongs to image i of the
/// other.
/// </summary>
public static class Maps
{
    /// <summary>Both sides of one split, (N, 3, size, size), from the folder that <c>DataSets.Maps</c> was fetched into.</summary>
    /// <param name="folder">Holds the original archive (600×600) or the reduced one (128×128).</param>
    /// <param name="split">Which places; the set's own name for its test images is <c>val</c>.</param>
    /// <param name="size">Height and width that they are averaged down to.</param>
    /// <exception cref="DataFileException">The archive is absent or damaged.</exception>
    public static (ImageSet Photographs, ImageSet Maps) Load(string folder, Split split, int size = 128)
    {
        using var files = ImageFiles.Open(DataSets.Maps.Files[0].In(folder));
        var names = files.In(split == Split.Train ? "maps/train" : "maps/val");
        return (files.Load($"aerial photographs {split.Title}", names, size, Crop.LeftHalf),
            files.Load($"maps {split.Title}", names, size, Crop.RightHalf));
    }
}
