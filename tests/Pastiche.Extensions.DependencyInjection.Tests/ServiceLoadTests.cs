using System.Net;
using Xunit;

namespace Pastiche.Extensions.DependencyInjection.Tests;

/// <summary>
/// Eight clients of the sample service, which is replaced in the middle. PASTICHE_LOAD_REQUESTS asks for more requests than the 20 of
/// <c>.ci/run</c>; with 100 and more, the memory of the service is looked at too.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ServiceLoadTests : IDisposable
{
    private const int Clients = 8;

    private static readonly int Requests =
        int.Parse(Environment.GetEnvironmentVariable("PASTICHE_LOAD_REQUESTS") ?? "20", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly byte[] Style = Pictures.Png(50, 50, 0.9);

    private readonly Dictionary<int, string> _sums = Enumerable.Range(0, 5).ToDictionary(i => i, i => Pictures.Painted(Content(i), Style));
    private readonly List<long> _memory = [];
    private WebService _service = new();
    private int _painted;
    private int _canceled;
    private int _again;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Stylize_ManyClientsCancellationsAndAShutdown_LosesNoPicture()
    {
        await Send(Enumerable.Range(0, Requests / 2));
        using var first = _service;
        var others = Send(Enumerable.Range(Requests / 2, Requests / 2));
        await Task.Delay(300, Token);
        _service = new WebService();
        first.Terminate();
        await others;

        Assert.Equal(0, first.Wait());
        Assert.Equal((Requests - (Requests / 10), Requests / 10), (_painted, _canceled));
        Assert.DoesNotContain("fail:", first.Log + _service.Log, StringComparison.Ordinal);
        var memory = string.Join(' ', _memory.Select(bytes => bytes >> 20));
        TestContext.Current.TestOutputHelper?.WriteLine($"sent again: {_again}; memory in MB: {memory}");
        if (Requests >= 100) Assert.InRange((double)_memory[^1] / _memory[^(Requests / 4)], 0, 1.1);
    }

    private static byte[] Content(int i) => Pictures.Png(64, 48, 0.1 + (0.1 * i));

    private Task Send(IEnumerable<int> requests) => Parallel.ForEachAsync(
        requests, new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = Token }, async (i, _) => await Send(i));

    /// <summary>Sends a request until it is answered by a picture; every tenth is one that never ends, and is canceled.</summary>
    private async Task Send(int i)
    {
        while (true)
        {
            var service = _service;
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
            if (i % 10 == 9) cancellation.CancelAfter(TimeSpan.FromMilliseconds(50 + (i * 7 % 200)));
            try
            {
                var query = i % 10 == 9 ? "size=32&iterations=100000" : Pictures.Query;
                using var response = await service.Post(Content(i % 5), Style, query, cancellation.Token);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    Assert.Equal(_sums[i % 5], Pictures.Sum(await response.Content.ReadAsByteArrayAsync(Token)));
                    if (service == _service) lock (_memory) _memory.Add(service.Memory);
                    Interlocked.Increment(ref _painted);
                    return;
                }

                Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            }
            catch (OperationCanceledException) when (!Token.IsCancellationRequested)
            {
                Interlocked.Increment(ref _canceled);
                return;
            }
            catch (HttpRequestException) when (service != _service)
            {
                // It has ended, and refuses connections; the other one answers.
            }

            Interlocked.Increment(ref _again);
        }
    }
}
