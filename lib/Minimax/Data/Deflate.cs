namespace Minimax.Data;

/// <summary>What zip, gzip and PNG have in common.</summary>
internal static class Deflate
{
    /// <summary>
    /// No deflate stream holds more than 1,032 bytes for each of its own (258 bytes in two bits, at best). A header that claims more is
    /// refused before anything is allocated for it.
    /// </summary>
    public const int MostBytesFromOne = 1032;
}
