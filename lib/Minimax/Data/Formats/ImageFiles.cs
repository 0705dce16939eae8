using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Pictures (PNG, JPEG, BMP, GIF, WebP, TIFF) in a folder, a <c>.zip</c> or a <c>.tar.gz</c>: named, and not decoded before they are
/// needed. Nothing is unpacked to disk. What macOS adds of its own (<c>__MACOSX/</c>, <c>._NAME</c>) is passed over.
/// </summary>
public abstract class ImageFiles(string path) : IDisposable
{
    private const long LargestFile = 64L << 20; // of one picture; the largest of the course's data sets has 0.5 MB

    private static readonly HashSet<string> Extensions = new(
        [".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The folder or archive.</summary>
    public string Path { get; } = path;

    /// <summary>The pictures' names below the folder or in the archive, with <c>/</c> between steps, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Looks into a folder or an archive.</summary>
    /// <exception cref="DataFileException">It is absent or damaged, holds no picture, or holds a name that would lead out of it.</exception>
    public static ImageFiles Open(string path) => DataFileException.Explain<ImageFiles>(path, () =>
    {
        if (Directory.Exists(path)) return new ImageFolder(path);
        return path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? new ImageZip(path) : new ImageTarGz(path);
    });

    /// <summary>The names that begin with a folder, such as <c>horse2zebra/trainA</c>.</summary>
    /// <exception cref="DataFileException">There is no picture in it.</exception>
    public IReadOnlyList<string> In(string folder)
    {
        folder = $"{folder.TrimEnd('/')}/";
        var names = Names.Where(name => name.StartsWith(folder, StringComparison.Ordinal)).ToList();
        return names.Count > 0 ? names : throw new DataFileException(Path, $"it holds no pictures in {folder}");
    }

    /// <summary>
    /// Decodes pictures on all cores: the middle square of each (or of its half), averaged down to <paramref name="size"/>.
    /// The labels are all 0, of the one class <paramref name="title"/>.
    /// </summary>
    /// <returns>Images (N, 3, size, size), in the order of <paramref name="names"/>.</returns>
    /// <exception cref="DataFileException">A picture is damaged.</exception>
    /// <exception cref="ArgumentException">They are more than 2 GB.</exception>
    public ImageSet Load(string title, IReadOnlyList<string> names, int size, Crop crop = Crop.Whole) =>
        new(title, Decode(names, size, crop), zeros(names.Count, ScalarType.Int64), [title]);

    /// <summary>Decodes one picture into planes of bytes, as <see cref="Load"/> does with many. Safe to call from several threads.</summary>
    /// <param name="name">The picture.</param>
    /// <param name="size">Height and width.</param>
    /// <param name="target">3·size² bytes.</param>
    /// <param name="crop">The part of the picture that is taken.</param>
    /// <exception cref="DataFileException">It is damaged.</exception>
    public void Decode(string name, int size, Span<byte> target, Crop crop = Crop.Whole) =>
        ImageDecoder.Decode(Read(name), NameOf(name), crop, size, target);

    /// <summary>Decodes pictures on all cores; see <see cref="Load"/>.</summary>
    /// <returns>(N, 3, size, size) uint8.</returns>
    internal Tensor Decode(IReadOnlyList<string> names, int size, Crop crop)
    {
        var area = 3 * size * size;
        var bytes = (long)names.Count * area;
        if (bytes > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{names.Count:N0} images of {size}×{size} take {bytes / 1e9:0.0} GB, more than one array holds. "
                + "Give their names to StreamedBatches, which decodes pictures when they are needed, or load fewer or smaller ones.",
                nameof(names));
        }
        var images = new byte[bytes];
        try
        {
            Parallel.For(0, names.Count, i => Decode(names[i], size, images.AsSpan(i * area, area), crop));
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<DataFileException>().FirstOrDefault() is { } first)
        {
            throw first;
        }
        return tensor(images, [names.Count, 3, size, size], ScalarType.Byte);
    }

    /// <summary>A file's bytes. Safe to call from several threads.</summary>
    /// <exception cref="DataFileException">It is damaged, or larger than a picture is.</exception>
    public byte[] Read(string name) => DataFileException.Explain(NameOf(name), () => ReadFile(name));

    /// <summary>Closes the archive.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>What an error calls a file.</summary>
    protected string NameOf(string name) => $"{Path}/{name}";

    /// <summary>A file's bytes; what the framework throws at a damaged one is explained by the caller.</summary>
    protected abstract byte[] ReadFile(string name);

    /// <summary>Picks the pictures out of all names that there are.</summary>
    protected void Pick(IReadOnlyList<string> all)
    {
        Names = [.. all.Where(IsPicture).Order(StringComparer.Ordinal)];
        if (Names.Count > 0) return;

        var found = all.Where(name => !IsMacExtra(name)).CountBy(name => System.IO.Path.GetExtension(name).ToLowerInvariant())
            .OrderByDescending(kind => kind.Value)
            .Select(kind => $"{kind.Value:N0} {(kind.Key.Length > 0 ? kind.Key : "without extension")}").ToList();
        throw new DataFileException(
            Path, $"it holds no picture that can be read ({ImageDecoder.Readable}), but {(found.Count > 0 ? string.Join(", ", found.Take(5)) : "nothing")}");
    }

    /// <summary>A picture, or a text that says something of pictures.</summary>
    protected static bool IsOfUse(string name) =>
        IsPicture(name) || (name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && !IsMacExtra(name));

    private static bool IsPicture(string name) => Extensions.Contains(System.IO.Path.GetExtension(name)) && !IsMacExtra(name);

    private static bool IsMacExtra(string name) =>
        name.Split('/') is var steps && (steps.Contains("__MACOSX") || steps[^1].StartsWith("._", StringComparison.Ordinal));

    /// <summary>Refuses a file that no picture needs.</summary>
    protected static void CheckLength(long length, string file)
    {
        if (length > LargestFile) throw new DataFileException(file, $"it claims {length:N0} bytes; a picture has at most {LargestFile:N0}");
    }
}
