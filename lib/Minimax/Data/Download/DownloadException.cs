namespace Minimax.Data;

/// <summary>No mirror gave a right copy of a file. The message lists what was tried, and what to do by hand.</summary>
public sealed class DownloadException(string message) : IOException(message);
