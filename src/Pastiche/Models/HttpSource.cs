using System.Net;
using System.Net.Http.Headers;

namespace Pastiche.Models;

/// <summary>Asks web servers for files, or for the rest of them.</summary>
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
        // Whole files take as long as they take; whoever reads watches that bytes come.
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", "Pastiche" }, { "Accept-Encoding", "identity" } },
    };

    /// <summary>Whether that is an address of the web, and no path.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <summary>Asks for a file.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="from">The first byte that is wanted.</param>
    /// <param name="edition">The edition that the bytes before are of; another is to come from its beginning.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The answer, whose body has not been read.</returns>
    /// <exception cref="TransferException">There is no answer, or it leads nowhere.</exception>
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
            // What was asked for in secret must not be answered in public.
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
