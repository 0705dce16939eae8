using System.Globalization;

namespace Minimax.Data;

/// <summary>
/// Where the data sets lie, as <c>SET/FILE</c>. A file counts as there only after its checksum was found right; a small note beside it
/// (<c>.FILE.verified</c>) remembers that, and holds for as long as the file's length and time of change stay what they were.
/// </summary>
public sealed class DataFolder(string root)
{
    /// <summary><c>MINIMAX_DATA</c>, else <c>minimax/data</c> in the user's cache folder.</summary>
    public static DataFolder Default =>
        new(Environment.GetEnvironmentVariable("MINIMAX_DATA") is { Length: > 0 } path ? path : Path.Combine(Cache(), "minimax", "data"));

    /// <summary>Absolute.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The folder of one data set, whether or not it exists.</summary>
    public string Of(DataSet set) => Path.Combine(Root, set.Name);

    /// <summary>The form of a file that lies here, verified; null if there is none or none that is right.</summary>
    public async Task<FileForm?> FindAsync(DataSet set, DataFile file, CancellationToken cancellation = default)
    {
        foreach (var form in file.Forms)
        {
            var path = Path.Combine(Of(set), form.Name);
            if (File.Exists(path) && await VerifyAsync(path, form, cancellation)) return form;
        }
        return null;
    }

    /// <summary>The forms of a file that lie here, right or wrong: for telling a reader about a file that <see cref="FindAsync"/> does not trust.</summary>
    internal bool Holds(DataSet set, DataFile file) => file.Forms.Any(form => File.Exists(Path.Combine(Of(set), form.Name)));

    /// <summary>Remembers that the file was found to be <paramref name="form"/>.</summary>
    internal static void Remember(string path, FileForm form) => WholeFile.Write(NoteOf(path), NoteFor(path, form));

    private static async Task<bool> VerifyAsync(string path, FileForm form, CancellationToken cancellation)
    {
        if (File.Exists(NoteOf(path)) && await File.ReadAllTextAsync(NoteOf(path), cancellation) == NoteFor(path, form)) return true;

        await using var content = File.OpenRead(path);
        if (await form.FaultOfAsync(content, cancellation) is not null) return false;
        try
        {
            Remember(path, form);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may only be read, of a class or of a container: the next one verifies again.
        }

        return true;
    }

    private static string NoteOf(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.verified");

    private static string NoteFor(string path, FileForm form)
    {
        var file = new FileInfo(path);
        return string.Create(CultureInfo.InvariantCulture, $"{form.Evidence}; found {file.Length} bytes, last changed {file.LastWriteTimeUtc:O}\n");
    }

    internal static string Cache()
    {
        if (OperatingSystem.IsWindows()) return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Caches");
        return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(home, ".cache");
    }
}
