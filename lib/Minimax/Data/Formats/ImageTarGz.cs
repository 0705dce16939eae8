namespace Minimax.Data;

/// <summary>A <c>.tar.gz</c> has no directory, so it is read once from end to end; its pictures stay in memory as they are, compressed.</summary>
internal sealed class ImageTarGz : ImageFiles
{
    private readonly Dictionary<string, byte[]> files = [];

    public ImageTarGz(string path)
        : base(path)
    {
        var all = new List<string>();
        foreach (var (name, content) in PackedTar.Files(path, name =>
        {
            all.Add(name);
            return IsOfUse(name);
        }, claim: (name, bytes) => CheckLength(bytes, NameOf(name))))
        {
            files[name] = content;
        }
        Pick(all);
    }

    protected override byte[] ReadFile(string name) =>
        files.TryGetValue(name, out var content) ? content : throw new FileNotFoundException(name);
}
