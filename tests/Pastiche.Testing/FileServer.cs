using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pastiche.Testing;

/// <summary>A web server for files on this computer, as badly behaved as a test wants.</summary>
public sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentDictionary<string, Func<FileRequest, FileAnswer>> _answers = new();
    private readonly ConcurrentQueue<FileRequest> _requests = new();

    public FileServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<FileRequest> Requests => [.. _requests];

    /// <summary>Bytes of bodies that were sent so far.</summary>
    public long BytesSent => Requests.Sum(request => request.BytesSent);

    /// <summary>An address at which nobody listens.</summary>
    public static string NobodysUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/file";
    }

    /// <summary>Answers requests for a path, and says its address.</summary>
    /// <param name="path">Begins with a slash.</param>
    /// <param name="answers">One for each request; the last for all that follow.</param>
    public string Serve(string path, params FileAnswer[] answers)
    {
        var count = -1;
        _answers[path] = _ => answers[Math.Min(Interlocked.Increment(ref count), answers.Length - 1)];
        return Url(path);
    }

    public string Url(string path) => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}";

    public void Dispose()
    {
        _closed.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_closed.Token));
            }
            catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await FileRequest.ReadAsync(stream, _closed.Token);
                _requests.Enqueue(request);
                var answer = _answers.TryGetValue(request.Path, out var find) ? find(request) : new FileAnswer { Status = 404 };
                await SendAsync(stream, request, answer);
            }
            catch (Exception problem) when (problem is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // Whoever asked has gone.
            }
        }
    }

    private async Task SendAsync(NetworkStream stream, FileRequest request, FileAnswer answer)
    {
        var isRest = answer.Status == 200 && request.From is not null && !answer.IgnoresRanges
            && (request.IfRange is null || request.IfRange == answer.Tag);
        var from = isRest ? (int)Math.Min(request.From!.Value, answer.Content.Length) : 0;
        var status = isRest ? from == answer.Content.Length ? 416 : 206 : answer.Status;
        var body = answer.Content.AsMemory(from);
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Status\r\nConnection: close\r\n");
        if (answer.Tag is not null) head.Append(CultureInfo.InvariantCulture, $"ETag: {answer.Tag}\r\n");
        if (answer.Location is not null) head.Append(CultureInfo.InvariantCulture, $"Location: {answer.Location}\r\n");
        if (status == 206)
        {
            head.Append(
            CultureInfo.InvariantCulture, $"Content-Range: bytes {from}-{answer.Content.Length - 1}/{answer.Content.Length}\r\n");
        }

        if (status == 416) head.Append(CultureInfo.InvariantCulture, $"Content-Range: bytes */{answer.Content.Length}\r\n");
        if (!answer.IsEndless) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.StatedLength ?? body.Length}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _closed.Token);
        var sent = body[..Math.Min(body.Length, answer.CutAfter ?? body.Length)];
        do
        {
            foreach (var block in Blocks(sent, answer.BlockSize))
            {
                await stream.WriteAsync(block, _closed.Token);
                request.Count(block.Length);
                if (answer.Pause > TimeSpan.Zero) await Task.Delay(answer.Pause, _closed.Token);
            }
        }
        while (answer.IsEndless);
        if (answer.Stalls) await Task.Delay(Timeout.Infinite, _closed.Token);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(ReadOnlyMemory<byte> bytes, int size)
    {
        for (var at = 0; at < bytes.Length; at += size) yield return bytes.Slice(at, Math.Min(size, bytes.Length - at));
    }
}
