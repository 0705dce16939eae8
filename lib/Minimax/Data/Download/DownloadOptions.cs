namespace Minimax.Data;

/// <summary>How patient a <see cref="Downloader"/> is, and where it asks first.</summary>
public sealed record DownloadOptions
{
    /// <summary>A folder or a URL that holds <c>SET/FILE</c> and is asked before the publishers. Defaults to <c>MINIMAX_MIRROR</c>.</summary>
    public string? Mirror { get; init; } = Environment.GetEnvironmentVariable("MINIMAX_MIRROR") is { Length: > 0 } mirror ? mirror : null;

    /// <summary>How long a mirror may be silent before the next one is asked.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often one mirror is asked for one file, if it breaks off or is overloaded.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The pause before the second attempt; it doubles from one to the next.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}
