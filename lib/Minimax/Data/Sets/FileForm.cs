using ICSharpCode.SharpZipLib.GZip;

namespace Minimax.Data;

/// <summary>One form of a file that a data set accepts: the original, or a smaller one made of it.</summary>
/// <param name="Name">The file's name in the data folder and on a mirror.</param>
/// <param name="Bytes">Its length; null where its publisher does not tell.</param>
/// <param name="Checksum">
/// What its content adds up to; null where its publisher does not tell. Such a file is a gzip, and has to agree with the CRC-32 within it.
/// </param>
/// <param name="Description">What sets this form apart, such as <c>original</c>.</param>
/// <param name="Urls">Where it is published, best first. Empty where it can only be put there by hand or come from <c>MINIMAX_MIRROR</c>.</param>
public sealed record FileForm(string Name, long? Bytes, Checksum? Checksum, string Description, params IReadOnlyList<string> Urls)
{
    /// <summary>What the form is known by, for people: its length and checksum.</summary>
    public string Evidence => $"{(Bytes is { } bytes ? $"{bytes:N0} bytes" : "length unknown")}, {Checksum?.ToString() ?? "no published checksum"}";

    /// <summary>What is wrong with a file's content; null if it is this form.</summary>
    internal async Task<string?> FaultOfAsync(Stream content, CancellationToken cancellation)
    {
        if (Bytes is { } bytes && content.Length != bytes) return $"it has {content.Length:N0} bytes, expected {bytes:N0}";
        if (Checksum is null) return await Task.Run(() => FaultOfGzip(content), cancellation);

        var found = await Checksum.OfAsync(content, cancellation);
        return found == Checksum ? null : $"it has {found}, expected {Checksum.Hex}";
    }

    private string? FaultOfGzip(Stream content)
    {
        try
        {
            return DataFileException.Explain<string?>(Name, () =>
            {
                using var unpacked = new GZipInputStream(content, StreamReads.BufferSize) { IsStreamOwner = false };
                unpacked.CopyTo(Stream.Null);
                return null;
            });
        }
        catch (DataFileException e)
        {
            return $"it is no whole gzip ({e.Fault})";
        }
    }
}
