using System.Net;
using System.Net.Http.Headers;

namespace Minimax.Data;

/// <summary>A file on a web server. Asks only for what is missing; proxies are those of the environment (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c> …).</summary>
internal sealed class HttpMirror(Uri url) : Mirror(url.ToString())
{
    private static readonly HttpClient Client = CreateClient();

    public override async Task AppendToAsync(FileStream part, long most, TimeSpan silence, Action<long> received, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(silence);
        try
        {
            using var response = await AskAsync(part.Length, patience.Token);
            if (!Align(part, response, most)) return;

            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            await CopyAsync(part, most, buffer => ReadAsync(body, buffer, patience, silence), received, cancellation);
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

    private static async ValueTask<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationTokenSource patience, TimeSpan silence)
    {
        patience.CancelAfter(silence);
        try
        {
            return await body.ReadAsync(buffer, patience.Token);
        }
        catch (IOException e)
        {
            throw new MirrorException($"it broke off ({FirstLine(e)})", mayPass: true, e);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(long from, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (from > 0) request.Headers.Range = new RangeHeaderValue(from, null);
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

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
