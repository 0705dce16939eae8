namespace Minimax.Data;

/// <summary>What the course knows of a data set: its files, and what a reader has to know before using it.</summary>
/// <param name="Name">What commands, scripts and folders call it.</param>
/// <param name="Summary">What it holds, in a line.</param>
/// <param name="Licence">On what terms it may be used, as its publisher states them.</param>
/// <param name="Source">Who made it, and where it is described.</param>
/// <param name="Files">What a complete copy consists of.</param>
public sealed record DataSet(string Name, string Summary, string Licence, string Source, params IReadOnlyList<DataFile> Files)
{
    /// <summary>Where an agreement has to be accepted first: which, and how.</summary>
    public string? Agreement { get; init; }

    /// <summary>Brings the files that are not in the data folder yet, and verifies those that are.</summary>
    /// <param name="progress">Told of every download, several times a second.</param>
    /// <param name="cancellation">Stops; what has arrived stays, and the next call goes on from there.</param>
    /// <returns>The folder that the files lie in, for the set's loader.</returns>
    /// <exception cref="DownloadException">No mirror has a right copy of a file.</exception>
    public Task<string> FetchAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        new Downloader(DataFolder.Default).FetchAsync(this, progress, cancellation);
}
