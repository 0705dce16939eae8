using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// PNG and JPEG files in a folder, a <c>.zip</c> or a <c>.tar.gz</c>: named, and not decoded before they are needed. Nothing is unpacked
/// to disk.
/// </summary>
public abstract class ImageFiles(string path) : IDisposable
{
    private const long LargestFile = 64L << 20; // of one picture; the largest of the course's data sets has 0.5 MB

    private static readonly HashSet<string> Extensions = new([".png", ".jpg", ".jpeg"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The folder or archive.</summary>
    public string Path { get; } = path;

    /// <summary>The pictures' names below the folder or in the archive, with <c>/</c> between steps, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; protected init; } = [];

    /// <summary>Looks into a folder or an archive.</summary>
    /// <exception cref="DataFileException">It is absent or damaged, or holds a name that would lead out of it.</exception>
    public static ImageFiles Open(string path) => DataFileException.Explain<ImageFiles>(path, () =>
    {
        if (Directory.Exists(path)) return new ImageFolder(path);
        return path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? new ImageZip(path) : new ImageTarGz(path);
    });

    /// <summary>The names that begin with a folder, such as <c>horse2zebra/trainA</c>.</summary>
    /// <exception cref="DataFileException">There is no picture in it.</exception>
    public IReadOnlyList<string> In(string folder)
    {
        var names = Names.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).ToList();
        return names.Count > 0 ? names : throw new DataFileException(Path, $"it holds no pictures in {folder}/");
    }

    /// <summary>
    /// Decodes pictures on all cores: the middle square of each (or of its half), averaged down to <paramref name="size"/>.
    /// The labels are all 0, of the one class <paramref name="title"/>.
    /// </summary>
    /// <returns>Images (N, 3, size, size), in the order of <paramref name="names"/>.</returns>
    /// <exception cref="DataFileException">A picture is damaged.</exception>
    public ImageSet Load(string title, IReadOnlyList<string> names, int size, Crop crop = Crop.Whole) =>
        new(title, Decode(names, size, crop), zeros(names.Count, ScalarType.Int64), [title]);

    /// <summary>Decodes pictures on all cores; see <see cref="Load"/>.</summary>
    /// <returns>(N, 3, size, size) uint8.</returns>
    internal Tensor Decode(IReadOnlyList<string> names, int size, Crop crop)
    {
        var area = 3 * size * size;
        var images = new byte[checked(names.Count * area)];
        try
        {
            Parallel.For(0, names.Count, i => ImageDecoder.Decode(Read(names[i]), NameOf(names[i]), crop, size, images.AsSpan(i * area, area)));
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

    /// <summary>A picture, or a text that says something of pictures.</summary>
    protected static bool IsOfUse(string name) => IsPicture(name) || name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>By its extension.</summary>
    protected static bool IsPicture(string name) => Extensions.Contains(System.IO.Path.GetExtension(name));

    /// <summary>Refuses a file that no picture needs.</summary>
    protected static void CheckLength(long length, string file)
    {
        if (length > LargestFile) throw new DataFileException(file, $"it claims {length:N0} bytes; a picture has at most {LargestFile:N0}");
    }
}
