using System.Text;

namespace Minimax.Data;

/// <summary>CelebA's aligned faces (Liu et al. 2015): 202,599 photographs of 178×218, split by person.</summary>
public static class CelebA
{
    private const string Folder = "img_align_celeba";

    /// <summary>The archive of faces, from the folder that <c>DataSets.CelebA</c> lies in.</summary>
    /// <exception cref="DataFileException">It is absent or damaged, or a face is missing that the list of splits names.</exception>
    public static ImageFiles Open(string folder)
    {
        var files = ImageFiles.Open(DataSets.CelebA.Files[0].In(folder));
        var present = files.Names.ToHashSet();
        if (Partition(folder).Select(face => face.Name).FirstOrDefault(name => !present.Contains(name)) is { } missing)
            throw new DataFileException(files.Path, $"it lacks {missing}");
        return files;
    }

    /// <summary>The names of one split's faces; <see cref="Split.Test"/> leaves the set's validation split out.</summary>
    /// <exception cref="DataFileException">The list of splits is absent, or a line of it is not a file and 0, 1 or 2.</exception>
    public static IReadOnlyList<string> Names(string folder, Split split)
    {
        var part = split == Split.Train ? '0' : '2';
        return [.. Partition(folder).Where(face => face.Part == part).Select(face => face.Name)];
    }

    private static IEnumerable<(string Name, char Part)> Partition(string folder)
    {
        var path = DataSets.CelebA.Files[1].In(folder);
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
