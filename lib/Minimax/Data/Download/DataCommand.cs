namespace Minimax.Data;

/// <summary>What <c>./minimax data</c> and the scripts in <c>data-scripts/</c> do.</summary>
/// <param name="output">Told what is there.</param>
/// <param name="errors">Told what could not be had, and what to do about it.</param>
/// <param name="live">Whether <paramref name="output"/> is a screen, where a line of progress can be written over.</param>
public sealed class DataCommand(TextWriter output, TextWriter errors, bool live)
{
    /// <summary>Where the sets go.</summary>
    public DataFolder Folder { get; init; } = DataFolder.Default;

    /// <summary>How they are fetched.</summary>
    public DownloadOptions Options { get; init; } = new();

    /// <summary>Brings data sets, with a line of progress.</summary>
    /// <returns>
    /// The exit code: 0 if all are there, those aside that wait for an agreement while others were asked for as well; else 1.
    /// </returns>
    public async Task<int> FetchAsync(IReadOnlyList<DataSet> sets, CancellationToken cancellation = default)
    {
        var missing = new List<string>();
        foreach (var set in sets)
        {
            var line = new ProgressLine(output, live);
            try
            {
                var folder = await new Downloader(Folder, Options).FetchAsync(set, line, cancellation);
                line.Clear();
                output.WriteLine($"{set.Name}: verified, in {folder}");
            }
            catch (DownloadException) when (set.Agreement is not null && sets.Count > 1)
            {
                output.WriteLine($"{set.Name}: waits for you to accept an agreement; ask for {set.Name} alone to read how");
            }
            catch (IOException e)
            {
                line.Clear();
                errors.WriteLine(e.Message);
                missing.Add(set.Name);
            }
        }
        if (missing.Count > 0 && sets.Count > 1) errors.WriteLine($"Could not be had: {string.Join(", ", missing)}.");
        return missing.Count == 0 ? 0 : 1;
    }

    /// <summary>Tells of each set what it holds, which form of it is there and verified, how large it is, on what terms it comes, and whose it is.</summary>
    public async Task ListAsync(CancellationToken cancellation = default)
    {
        output.WriteLine($"Data sets in {Folder.Root}");
        foreach (var set in DataSets.All)
        {
            output.WriteLine();
            output.WriteLine($"{set.Name,-15}{set.Summary}");
            output.WriteLine($"{"",-15}{await StateAsync(set, cancellation)}");
            output.WriteLine($"{"",-15}licence: {set.Licence}");
            output.WriteLine($"{"",-15}source: {set.Source}");
        }
    }

    private async Task<string> StateAsync(DataSet set, CancellationToken cancellation)
    {
        var here = new List<FileForm>();
        foreach (var file in set.Files)
        {
            if (await Folder.FindAsync(set, file, cancellation) is { } form) here.Add(form);
            else if (Folder.Holds(set, file)) return $"not usable: {file.Forms[0].Name} is there, but it is not what it should be";
        }
        if (here.Count == 0) return $"not there ({SizeToFetch(set)})";
        if (here.Count < set.Files.Count) return $"incomplete: {here.Count} of {set.Files.Count} files";

        var bytes = here.Sum(form => new FileInfo(Path.Combine(Folder.Of(set), form.Name)).Length);
        return $"there and verified, {Megabytes(bytes)}: {string.Join(", ", here.Select(form => form.Description).Distinct())}";
    }

    private static string SizeToFetch(DataSet set)
    {
        var sizes = set.Files.Select(file => file.Forms[0].Bytes).ToList();
        return sizes.Contains(null) ? "its publisher does not tell its size" : Megabytes(sizes.Sum()!.Value);
    }

    private static string Megabytes(long bytes) => $"{bytes / 1e6:0.#} MB";
}
