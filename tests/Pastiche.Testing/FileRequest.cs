using System.Globalization;
using System.Text;

namespace Pastiche.Testing;

/// <summary>What a <see cref="FileServer"/> was asked for.</summary>
/// <param name="Path">The path.</param>
/// <param name="From">The first byte that is wanted; null for all.</param>
/// <param name="IfRange">The edition that the bytes before are of.</param>
public sealed record FileRequest(string Path, long? From, string? IfRange)
{
    private long _bytesSent;

    /// <summary>Bytes of the body that were sent.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSent);

    internal void Count(int bytes) => Interlocked.Add(ref _bytesSent, bytes);

    internal static async Task<FileRequest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, cancellationToken);
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n");
        var range = Header(lines, "Range: bytes=");
        return new FileRequest(
            lines[0].Split(' ')[1],
            range is null ? null : long.Parse(range.TrimEnd('-'), CultureInfo.InvariantCulture),
            Header(lines, "If-Range: "));
    }

    private static string? Header(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..];
}
