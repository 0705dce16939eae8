namespace Minimax.Data;

internal sealed class ImageFolder : ImageFiles
{
    public ImageFolder(string path)
        : base(path)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        Names =
        [
            .. Directory.EnumerateFiles(path, "*", options)
                .Where(IsPicture)
                .Select(file => System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
    }

    protected override byte[] ReadFile(string name)
    {
        var file = System.IO.Path.Combine(Path, name);
        CheckLength(new FileInfo(file).Length, file);
        return File.ReadAllBytes(file);
    }
}
