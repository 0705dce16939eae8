using System.Net;
using System.Net.Http.Headers;

namespace Minimax.Data;

/// <summary>
/// One place that may have one file: a URL, or a path on a USB stick, a network drive, in another machine's data folder. Of a URL it asks
/// only for what is missing; proxies are those of the environment (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c> …).
/// </summary>
internal sealed class Mirror(string address)
{
    private static readonly HttpClient Client = CreateClient();

    /// <summary>The mirror at a URL or a path, with <paramref name="steps"/> below it.</summary>
    public static Mirror At(string address, params string[] steps) =>
        new(IsUrl(address) ? string.Join('/', [address.TrimEnd('/'), .. steps]) : Path.Combine([address, .. steps]));

    public override string ToString() => address;

    /// <summary>Appends to <paramref name="part"/> what it lacks, but never more than <paramref name="most"/> bytes in all.</summary>
    /// <param name="part">What an earlier attempt received; may be empty. A fault of it, such as a full disk, is an <see cref="IOException"/>.</param>
    /// <param name="most">Bytes of the longest form that the file may have.</param>
    /// <param name="silence">How long nothing may come.</param>
    /// <param name="received">Told the length of <paramref name="part"/> as it grows.</param>
    /// <param name="cancellation">Stops; what has arrived stays.</param>
    /// <exception cref="MirrorException">The mirror does not have the file, or does not give it.</exception>
    public async Task AppendToAsync(FileStream part, long most, TimeSpan silence, Action<long> received, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(silence);
        try
        {
            await using var source = IsUrl(address) ? await AskAsync(part, most, patience.Token) : Open(part);
            var buffer = new byte[1 << 17];
            part.Position = part.Length;
            for (int got; (got = await ReadAsync(source, buffer, patience.Token)) > 0; patience.CancelAfter(silence))
            {
                if (part.Length + got > most) throw new MirrorException($"it gave more than {most:N0} bytes");
                await part.WriteAsync(buffer.AsMemory(0, got), cancellation);
                received(part.Length);
            }
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new MirrorException($"nothing came for {silence.TotalSeconds:0.#} s", inner: e);
        }
        catch (HttpRequestException e)
        {
            throw new MirrorException(FirstLine(e), MayPass(e.HttpRequestError), e);
        }
    }

    /// <summary>The file from where the part ends.</summary>
    private FileStream Open(FileStream part)
    {
        try
        {
            var source = File.OpenRead(address);
            if (part.Length > source.Length) part.SetLength(0);
            source.Position = part.Length;
            return source;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MirrorException("there is no such file", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MirrorException(e.Message, inner: e);
        }
    }

    /// <summary>The response's body from where the part ends.</summary>
    private async Task<Stream> AskAsync(FileStream part, long most, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (part.Length > 0) request.Headers.Range = new RangeHeaderValue(part.Length, null);
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        try
        {
            return Align(part, response, most) ? await response.Content.ReadAsStreamAsync(cancellation) : Stream.Null;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Cuts the part to where the response goes on; false if it goes on nowhere, because all is here.</summary>
    private static bool Align(FileStream part, HttpResponseMessage response, long most)
    {
        var headers = response.Content.Headers;
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && part.Length > 0)
        {
            if (headers.ContentRange?.Length == part.Length) return false;
            part.SetLength(0);
            throw new MirrorException("its file is shorter than what was received before", mayPass: true);
        }
        if (!response.IsSuccessStatusCode)
            throw new MirrorException($"it answers {(int)response.StatusCode} {response.ReasonPhrase}", MayPass(response.StatusCode));

        var from = response.StatusCode == HttpStatusCode.PartialContent ? headers.ContentRange?.From ?? 0 : 0;
        if (from > part.Length) throw new MirrorException($"it begins at byte {from:N0}, asked for was byte {part.Length:N0}");
        if (from + headers.ContentLength is { } all && all > most) throw new MirrorException($"it offers {all:N0} bytes, expected {most:N0}");
        part.SetLength(from);
        return true;
    }

    private static async ValueTask<int> ReadAsync(Stream source, Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellation);
        }
        catch (IOException e)
        {
            throw new MirrorException($"it broke off ({FirstLine(e)})", mayPass: true, e);
        }
    }

    private static bool IsUrl(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool MayPass(HttpStatusCode code) => code is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)code >= 500;

    // A host that has no name or takes no connection is left for the next one.
    private static bool MayPass(HttpRequestError error) =>
        error is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse or HttpRequestError.Unknown;

    private static string FirstLine(Exception e) => e.Message.Split('\n')[0].TrimEnd('.', '\r');

    private static HttpClient CreateClient()
    {
        var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; // each read has a limit of its own
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Minimax", "1.0"));
        return client;
    }
}

/// <summary>Why one mirror did not give a file. <c>MayPass</c>: asking the same mirror again may help.</summary>
internal sealed class MirrorException(string fault, bool mayPass = false, Exception? inner = null) : Exception(fault, inner)
{
    public bool MayPass { get; } = mayPass;
}
