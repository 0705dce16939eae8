using System.Text;

namespace Minimax.Data;

/// <summary>CelebA's aligned faces (Liu et al. 2015): 202,599 photographs of 178×218, split by person; put into their folder by hand.</summary>
public sealed class CelebA : DataSet
{
    private const string Folder = "img_align_celeba";

    internal CelebA()
        : base(
            "celeba",
            "202,599 faces of well-known people, aligned, 178×218 RGB",
            "non-commercial research only, under an agreement that each user accepts",
            "Liu et al., Deep Learning Face Attributes in the Wild, arXiv:1411.7766",
            Original("img_align_celeba.zip", 1_443_490_838, "46fb89443c578308acf364d7d379fe1b9efb793042c0af734b6112e4fd3a8c74"),
            Original("list_eval_partition.txt", 2_836_386, "fc955bcb3ef8fbdf7d5640d9a8693a8431b5f2ee291a5c1449a1549e7e073fe7")) =>
        Agreement = "CelebA comes under an agreement that only you can accept (non-commercial research, no passing on): read it at "
            + "https://mmlab.ie.cuhk.edu.hk/projects/CelebA.html. If you agree, follow that page's link to the aligned images, and download "
            + "Img/img_align_celeba.zip and Eval/list_eval_partition.txt.";

    /// <summary>The archive of faces and the names of those of each split, for <see cref="StreamedBatches"/>: they are too many for memory.</summary>
    /// <returns>The set's own validation split is in neither.</returns>
    /// <exception cref="DownloadException">They are not there.</exception>
    /// <exception cref="DataFileException">A file is damaged, or a face is missing that the list of splits names.</exception>
    public async Task<(ImageFiles Files, IReadOnlyList<string> Train, IReadOnlyList<string> Test)> OpenAsync(CancellationToken cancellation = default) =>
        Open(await FetchAsync(cancellation: cancellation));

    internal (ImageFiles Files, IReadOnlyList<string> Train, IReadOnlyList<string> Test) Open(string folder)
    {
        var files = ImageFiles.Open(Files[0].In(folder));
        var present = files.Names.ToHashSet();
        var faces = Partition(Files[1].In(folder)).ToLookup(face => face.Part, face => face.Name);
        if (faces.SelectMany(part => part).FirstOrDefault(name => !present.Contains(name)) is { } missing)
            throw new DataFileException(files.Path, $"it lacks {missing}");
        return (files, [.. faces['0']], [.. faces['2']]);
    }

    private static IEnumerable<(string Name, char Part)> Partition(string path)
    {
        var line = 0;
        foreach (var text in File.ReadLines(path, Encoding.UTF8))
        {
            line++;
            if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var file, [>= '0' and <= '2' and var part]])
                throw new DataFileException(path, $"line {line} is not a file and 0, 1 or 2");
            yield return ($"{Folder}/{file}", part);
        }
    }
}
