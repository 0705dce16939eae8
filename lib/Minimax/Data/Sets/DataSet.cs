namespace Minimax.Data;

/// <summary>A data set: what it consists of, where its files come from, and what a reader has to know before using it.</summary>
/// <param name="name">What commands, scripts and folders call it.</param>
/// <param name="summary">What it holds, in a line.</param>
/// <param name="licence">On what terms it may be used, as its publisher states them.</param>
/// <param name="source">Who made it, and where it is described.</param>
/// <param name="files">What a complete copy consists of.</param>
public class DataSet(string name, string summary, string licence, string source, params IReadOnlyList<DataFile> files)
{
    /// <summary>What commands, scripts and folders call it.</summary>
    public string Name { get; } = name;

    /// <summary>What it holds, in a line.</summary>
    public string Summary { get; } = summary;

    /// <summary>On what terms it may be used, as its publisher states them.</summary>
    public string Licence { get; } = licence;

    /// <summary>Who made it, and where it is described.</summary>
    public string Source { get; } = source;

    /// <summary>What a complete copy consists of.</summary>
    public IReadOnlyList<DataFile> Files { get; } = files;

    /// <summary>Where an agreement has to be accepted first: which, and how.</summary>
    public string? Agreement { get; init; }

    /// <summary>Brings the files that are not in the data folder yet, and verifies those that are.</summary>
    /// <param name="progress">Told of every download, several times a second.</param>
    /// <param name="cancellation">Stops; what has arrived stays, and the next call goes on from there.</param>
    /// <returns>The folder that the files lie in.</returns>
    /// <exception cref="DownloadException">No mirror has a right copy of a file.</exception>
    public Task<string> FetchAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        new Downloader(DataFolder.Default).FetchAsync(this, progress, cancellation);

    /// <summary>Fetches the set and loads both splits.</summary>
    private protected async Task<(T Train, T Test)> LoadAsync<T>(
        Func<string, Split, T> load, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var folder = await FetchAsync(progress, cancellation);
        return (load(folder, Split.Train), load(folder, Split.Test));
    }

    /// <summary>A file that comes in one form only.</summary>
    private protected static DataFile Original(string name, long bytes, string sha256, params IReadOnlyList<string> urls) =>
        new(new FileForm(name, bytes, Checksum.Sha256(sha256), "original", urls));
}
