namespace Minimax.Data;

/// <summary>How far a download is.</summary>
/// <param name="File">The file, as <c>SET/FILE</c>.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Received">Bytes that are here, those of an earlier, interrupted download included.</param>
/// <param name="Total">Bytes of the whole file; null where nobody has told yet.</param>
/// <param name="BytesPerSecond">The rate since this download began.</param>
public readonly record struct DownloadProgress(string File, string Source, long Received, long? Total, double BytesPerSecond)
{
    /// <summary>How long the rest takes at this rate; null while there is no rate to tell from.</summary>
    public TimeSpan? Left => BytesPerSecond > 0 && Total is { } total ? TimeSpan.FromSeconds((total - Received) / BytesPerSecond) : null;
}
