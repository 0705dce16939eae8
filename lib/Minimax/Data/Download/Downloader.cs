using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Minimax.Data;

/// <summary>
/// Brings the files of data sets into a <see cref="DataFolder"/>. A file grows under the name <c>FILE.part</c> and gets its own name only
/// when its checksum is right, so nothing under its own name is ever half a file. A <c>.part</c> that was left behind is gone on with.
/// One process at a time downloads a file; the others wait and find it there.
/// </summary>
public sealed class Downloader(DataFolder folder, DownloadOptions? options = null)
{
    private static readonly ConcurrentDictionary<string, DataSet> AllFetched = new();
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100); // two reports of progress
    private readonly DownloadOptions options = options ?? new DownloadOptions();

    /// <summary>The sets that this process has asked for and found or got.</summary>
    internal static IEnumerable<DataSet> Fetched => AllFetched.Values.OrderBy(set => set.Name, StringComparer.Ordinal);

    /// <summary>Brings the files of a set that are not there, verified; does nothing where all are.</summary>
    /// <returns>The set's folder.</returns>
    /// <exception cref="DownloadException">No mirror has a right copy of a file.</exception>
    /// <exception cref="IOException">The data folder cannot be written, or is full.</exception>
    public async Task<string> FetchAsync(DataSet set, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            foreach (var file in set.Files) await FetchAsync(set, file, progress, cancellation);
            AllFetched[set.Name] = set;
            return folder.Of(set);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"{folder.Of(set)}: it may not be written", e);
        }
    }

    private async Task FetchAsync(DataSet set, DataFile file, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        if (await folder.FindAsync(set, file, cancellation) is not null) return;

        Directory.CreateDirectory(folder.Of(set));
        using var turn = await FileLock.AcquireAsync(Path.Combine(folder.Of(set), $".{file.Forms[0].Name}.lock"), Watch(set, file, progress), cancellation);
        if (await folder.FindAsync(set, file, cancellation) is null) await FromAnyAsync(set, file, progress, cancellation);
    }

    // Whoever waits for another process sees what that one has got.
    private Action Watch(DataSet set, DataFile file, IProgress<DownloadProgress>? progress)
    {
        var wanted = file.Forms[0];
        Meter? meter = null;
        return () => (meter ??= new Meter($"{set.Name}/{wanted.Name}", "another process", wanted.Bytes, Received(), progress)).Report(Received());

        long Received() => new FileInfo(Path.Combine(folder.Of(set), wanted.Name + ".part")) is { Exists: true } part ? part.Length : 0;
    }

    private async Task FromAnyAsync(DataSet set, DataFile file, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var (mirror, name) in MirrorsOf(set, file))
        {
            try
            {
                await FromAsync(mirror, set, [.. file.Forms.Where(form => form.Name == name)], progress, cancellation);
                return;
            }
            catch (MirrorException e)
            {
                faults.Add($"{mirror}: {e.Message}");
            }
        }
        throw new DownloadException(Advice(set, file, faults));
    }

    private IEnumerable<(Mirror Mirror, string Name)> MirrorsOf(DataSet set, DataFile file)
    {
        if (options.Mirror is { } first)
        {
            foreach (var name in file.Forms.Select(form => form.Name).Distinct()) yield return (Mirror.At(first, set.Name, name), name);
        }
        foreach (var form in file.Forms)
        {
            foreach (var url in form.Urls) yield return (Mirror.At(url), form.Name);
        }
    }

    private async Task FromAsync(Mirror mirror, DataSet set, FileForm[] forms, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        var path = Path.Combine(folder.Of(set), forms[0].Name);
        var partPath = path + ".part";
        FileForm form;
        try
        {
            await using var part = new FileStream(partPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            var meter = new Meter($"{set.Name}/{forms[0].Name}", mirror.ToString(), forms[0].Bytes, part.Length, progress);
            form = await ReceiveAsync(mirror, part, forms, meter, cancellation);
            part.Flush(flushToDisk: true);
        }
        catch (MirrorException) when (new FileInfo(partPath).Length == 0)
        {
            File.Delete(partPath);
            throw;
        }
        File.Move(partPath, path, overwrite: true);
        DataFolder.Remember(path, form);
    }

    private async Task<FileForm> ReceiveAsync(Mirror mirror, FileStream part, FileForm[] forms, Meter meter, CancellationToken cancellation)
    {
        var most = forms.Max(form => form.Bytes ?? long.MaxValue);
        var resumed = part.Length > 0;
        while (true)
        {
            await FillAsync(mirror, part, most, meter, cancellation);
            var faults = new List<string>();
            foreach (var form in forms)
            {
                part.Position = 0;
                if (await form.FaultOfAsync(part, cancellation) is not { } fault) return form;
                faults.Add(fault);
            }

            part.SetLength(0);
            if (!resumed) throw new MirrorException(string.Join("; or ", faults.Distinct()));
            resumed = false; // what was left behind may have come from another file: once more, from the beginning
        }
    }

    /// <summary>Asks one mirror until the file is whole, with growing pauses.</summary>
    private async Task FillAsync(Mirror mirror, FileStream part, long most, Meter meter, CancellationToken cancellation)
    {
        var pause = options.Pause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await mirror.AppendToAsync(part, most, options.Silence, meter.Report, cancellation);
                return;
            }
            catch (MirrorException e) when (e.MayPass && attempt < options.Attempts)
            {
                await Task.Delay(pause, cancellation);
                pause *= 2;
            }
        }
    }

    private string Advice(DataSet set, DataFile file, List<string> faults)
    {
        var text = new StringBuilder($"{set.Name}/{file.Forms[0].Name} is not there and could not be downloaded.\n");
        foreach (var fault in faults) text.Append($"  tried {fault}\n");
        if (set.Agreement is not null) text.Append($"{set.Agreement}\n");
        text.Append($"By hand: put one of these into {folder.Of(set)}, or set MINIMAX_MIRROR to a folder or URL ");
        text.Append($"that holds it in {set.Name}/, and try again.\n");
        foreach (var form in file.Forms) text.Append($"  {form.Name}: {form.Description}, {form.Evidence}\n");
        return text.ToString().TrimEnd();
    }

    /// <summary>Turns bytes received into reports.</summary>
    private sealed class Meter(string file, string source, long? total, long already, IProgress<DownloadProgress>? progress)
    {
        private readonly long began = Stopwatch.GetTimestamp();
        private TimeSpan reported = -Between;

        public void Report(long received)
        {
            var elapsed = Stopwatch.GetElapsedTime(began);
            if (progress is null || (received != total && elapsed - reported < Between)) return;
            reported = elapsed;
            progress.Report(new DownloadProgress(file, source, received, total, Math.Max(received - already, 0) / elapsed.TotalSeconds));
        }
    }
}
