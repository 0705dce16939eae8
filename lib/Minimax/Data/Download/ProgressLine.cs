namespace Minimax.Data;

/// <summary>A download in one line: file, part, rate, time left. On a screen it is written over; elsewhere there is a new one every few seconds.</summary>
internal sealed class ProgressLine(TextWriter output, bool live) : IProgress<DownloadProgress>
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);
    private DateTime next = DateTime.UtcNow + BetweenLines;
    private int width;

    public void Report(DownloadProgress progress)
    {
        if (live) output.Write($"\r{Text(progress).PadRight(width)}");
        else if (DateTime.UtcNow >= next) output.WriteLine(Text(progress));
        else return;

        width = live ? Text(progress).Length : 0;
        next = DateTime.UtcNow + BetweenLines;
    }

    /// <summary>Wipes the line, for what is to be said next.</summary>
    public void Clear()
    {
        if (width > 0) output.Write($"\r{new string(' ', width)}\r");
        width = 0;
    }

    private static string Text(DownloadProgress progress)
    {
        var part = progress.Total is { } total ? $"{100.0 * progress.Received / total:0} % of {total / 1e6:0.0} MB" : $"{progress.Received / 1e6:0.0} MB";
        var left = progress.Left is { } time ? $", {(time < TimeSpan.FromMinutes(2) ? $"{time.TotalSeconds:0} s" : $"{time.TotalMinutes:0} min")} left" : "";
        return $"{progress.File}  {part}  {progress.BytesPerSecond / 1e6:0.0} MB/s{left}";
    }
}
