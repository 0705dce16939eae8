namespace Minimax.Data;

/// <summary>One place that may have one file.</summary>
internal abstract class Mirror(string address)
{
    /// <summary>A URL or a path.</summary>
    protected string Address { get; } = address;

    /// <summary>The mirror at a URL or a path, with <paramref name="steps"/> below it.</summary>
    public static Mirror At(string address, params string[] steps) =>
        IsUrl(address) ? new HttpMirror(new Uri(string.Join('/', [address.TrimEnd('/'), .. steps]))) : new FolderMirror(Path.Combine([address, .. steps]));

    /// <summary>Appends to <paramref name="part"/> what it lacks, but never more than <paramref name="most"/> bytes in all.</summary>
    /// <param name="part">What an earlier attempt received; may be empty.</param>
    /// <param name="most">Bytes of the longest form that the file may have.</param>
    /// <param name="silence">How long nothing may come.</param>
    /// <param name="received">Told the length of <paramref name="part"/> as it grows.</param>
    /// <param name="cancellation">Stops; what has arrived stays.</param>
    /// <exception cref="MirrorException">The mirror does not have the file, or does not give it.</exception>
    public abstract Task AppendToAsync(FileStream part, long most, TimeSpan silence, Action<long> received, CancellationToken cancellation);

    public sealed override string ToString() => Address;

    /// <summary>Copies until <paramref name="read"/> gives nothing. A fault of the part, such as a full disk, is an <see cref="IOException"/>.</summary>
    protected static async Task CopyAsync(
        FileStream part, long most, Func<Memory<byte>, ValueTask<int>> read, Action<long> received, CancellationToken cancellation)
    {
        var buffer = new byte[1 << 17];
        part.Position = part.Length;
        while (true)
        {
            var got = await read(buffer);
            if (got == 0) return;
            if (part.Length + got > most) throw new MirrorException($"it gave more than {most:N0} bytes");
            await part.WriteAsync(buffer.AsMemory(0, got), cancellation);
            received(part.Length);
        }
    }

    private static bool IsUrl(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
