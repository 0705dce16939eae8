namespace Minimax.Data;

/// <summary>What <c>./minimax data</c> and the scripts in <c>data-scripts/</c> do, for a terminal that the caller names.</summary>
public static class DataCommand
{
    /// <summary>Brings data sets, with a line of progress.</summary>
    /// <param name="sets">Which.</param>
    /// <param name="output">Told what is there.</param>
    /// <param name="errors">Told what could not be had, and what to do about it.</param>
    /// <param name="live">Whether <paramref name="output"/> is a screen, where a line can be written over.</param>
    /// <param name="cancellation">Stops; what has arrived stays, and the next call goes on from there.</param>
    /// <returns>The exit code: 0 if all are there, those aside that wait for an agreement while others were asked for as well; else 1.</returns>
    public static async Task<int> FetchAsync(
        IReadOnlyList<DataSet> sets, TextWriter output, TextWriter errors, bool live, CancellationToken cancellation = default)
    {
        var missing = new List<string>();
        foreach (var set in sets)
        {
            var line = new ProgressLine(output, live);
            try
            {
                var folder = await set.FetchAsync(line, cancellation);
                line.Clear();
                output.WriteLine($"{set.Name}: verified, in {folder}");
            }
            catch (IOException) when (set.Agreement is not null && sets.Count > 1)
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

    /// <summary>A table of the sets: what is there, in which form, whether it is verified, how large it is, on what terms it may be used, and whose it is.</summary>
    public static async Task ListAsync(TextWriter output, CancellationToken cancellation = default)
    {
        var folder = DataFolder.Default;
        output.WriteLine($"Data sets in {folder.Root}");
        foreach (var set in DataSets.All)
        {
            output.WriteLine();
            output.WriteLine($"{set.Name,-15}{set.Summary}");
            output.WriteLine($"{"",-15}{await StateAsync(folder, set, cancellation)}");
            output.WriteLine($"{"",-15}licence: {set.Licence}");
            output.WriteLine($"{"",-15}source: {set.Source}");
        }
    }

    private static async Task<string> StateAsync(DataFolder folder, DataSet set, CancellationToken cancellation)
    {
        var (here, bytes, forms) = (0, 0L, new HashSet<string>());
        foreach (var file in set.Files)
        {
            if (await folder.FindAsync(set, file, cancellation) is { } form)
            {
                here++;
                bytes += new FileInfo(Path.Combine(folder.Of(set), form.Name)).Length;
                forms.Add(form.Description);
            }
            else if (folder.Holds(set, file))
            {
                return $"not usable: {file.Forms[0].Name} is there, but it is not what it should be";
            }
        }
        if (here < set.Files.Count) return $"{(here == 0 ? "not there" : $"incomplete: {here} of {set.Files.Count} files")} ({Size(set)} to download)";
        return $"there and verified, {Megabytes(bytes)}: {string.Join(", ", forms)}";
    }

    private static string Size(DataSet set) =>
        set.Files.All(file => file.Forms[0].Bytes is not null) ? Megabytes(set.Files.Sum(file => file.Forms[0].Bytes!.Value)) : "size unknown";

    private static string Megabytes(long bytes) => $"{bytes / 1e6:0.#} MB";
}
