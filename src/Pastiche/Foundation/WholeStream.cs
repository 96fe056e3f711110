namespace Pastiche.Foundation;

/// <summary>Reads streams to their ends, up to a limit, since pipes do not state their length and devices never end.</summary>
internal static class WholeStream
{
    /// <summary>The name of a stream in messages.</summary>
    public const string Name = "The stream";

    private const int PartLength = 1 << 16;

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="tooLong">Makes the exception for more.</param>
    /// <param name="length">The length, if it is known; 0 if not.</param>
    /// <returns>The content, at its start.</returns>
    public static MemoryStream Read(Stream stream, int most, Func<Exception> tooLong, long length = 0)
    {
        var content = new MemoryStream((int)Math.Min(length, most));
        var part = new byte[PartLength];
        for (int read; (read = stream.Read(part)) > 0;) Append(content, part.AsSpan(0, read), most, tooLong);
        content.Position = 0;
        return content;
    }

    /// <summary>Reads a stream without occupying the caller's thread.</summary>
    /// <inheritdoc cref="Read"/>
    public static async Task<MemoryStream> ReadAsync(
        Stream stream, int most, Func<Exception> tooLong, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var part = new byte[PartLength];
        for (int read; (read = await stream.ReadAsync(part, cancellationToken).ConfigureAwait(false)) > 0;)
            Append(content, part.AsSpan(0, read), most, tooLong);
        content.Position = 0;
        return content;
    }

    private static void Append(MemoryStream content, ReadOnlySpan<byte> part, int most, Func<Exception> tooLong)
    {
        if (content.Length + part.Length > most) throw tooLong();
        content.Write(part);
    }
}
