namespace Minimax.Data;

internal sealed class ImageFolder : ImageFiles
{
    private static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.Hidden };

    public ImageFolder(string path)
        : base(path) => Pick([.. Files(path, []).Select(file => System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'))]);

    protected override byte[] ReadFile(string name)
    {
        using var file = File.OpenRead(System.IO.Path.Combine(Path, name)); // a link has a length of its own, what it leads to has this one
        CheckLength(file.Length, NameOf(name));
        return file.ReadClaimed(file.Length, NameOf(name));
    }

    /// <summary>All files, links followed; a link back to a folder that one came through is not.</summary>
    private static IEnumerable<string> Files(string folder, IReadOnlyList<string> cameThrough)
    {
        var real = Real(folder);
        if (cameThrough.Any(outer => outer == real || outer.StartsWith(real + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))) return [];
        return Directory.EnumerateFiles(folder, "*", Visible)
            .Concat(Directory.EnumerateDirectories(folder, "*", Visible).SelectMany(inner => Files(inner, [.. cameThrough, real])));
    }

    /// <summary>The path without links.</summary>
    private static string Real(string path)
    {
        path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (System.IO.Path.GetDirectoryName(path) is not { } parent) return path;
        var real = System.IO.Path.Combine(Real(parent), System.IO.Path.GetFileName(path));
        return Directory.ResolveLinkTarget(real, returnFinalTarget: true) is { } target ? Real(target.FullName) : real;
    }
}
