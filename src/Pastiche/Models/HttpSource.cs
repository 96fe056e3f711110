using System.Net;
using System.Net.Http.Headers;

namespace Pastiche.Models;

/// <summary>Requests files, or the rest of them, from web servers.</summary>
internal static class HttpSource
{
    private const int MostRedirections = 10;

    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
    })
    {
        // There is no timeout for a whole file; the reader watches that bytes arrive.
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", "Pastiche" }, { "Accept-Encoding", "identity" } },
    };

    /// <summary>Whether a text is a URL of the web and not a path.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <summary>Requests a file.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="from">The first byte to send.</param>
    /// <param name="edition">The entity tag of the bytes before; another edition is sent from its beginning.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The response, whose body has not been read.</returns>
    /// <exception cref="TransferException">There is no response, or an error.</exception>
    public static async Task<HttpResponseMessage> AskAsync(
        string url, long from, EntityTagHeaderValue? edition, CancellationToken cancellationToken)
    {
        var address = new Uri(url);
        for (var redirections = 0; redirections <= MostRedirections; redirections++)
        {
            var response = await SendAsync(address, from, edition, cancellationToken).ConfigureAwait(false);
            if (!IsRedirection(response.StatusCode) || response.Headers.Location is not { } location) return response;
            response.Dispose();
            var next = new Uri(address, location);
            // A request by https must not be redirected to http.
            if (next.Scheme != Uri.UriSchemeHttps && !(next.Scheme == Uri.UriSchemeHttp && address.Scheme == Uri.UriSchemeHttp))
                throw new TransferException($"it leads on to {next.Scheme}, which is not safe");
            address = next;
        }

        throw new TransferException($"it leads on more than {MostRedirections} times");
    }

    private static async Task<HttpResponseMessage> SendAsync(
        Uri address, long from, EntityTagHeaderValue? edition, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
            if (edition is not null) request.Headers.IfRange = new RangeConditionHeaderValue(edition);
        }

        try
        {
            return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException problem)
        {
            throw new TransferException(Errors.Reason(problem), cause: problem);
        }
    }

    private static bool IsRedirection(HttpStatusCode status) => status is
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
