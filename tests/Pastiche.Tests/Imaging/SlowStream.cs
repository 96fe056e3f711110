namespace Pastiche.Tests.Imaging;

/// <summary>A stream as a network has it: a few bytes at a time, without a length, a position or a way back.</summary>
internal sealed class SlowStream(byte[] content, int atMost = 7) : Stream
{
    private int _place;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What happens before each read.</summary>
    public Action<int> Reading { get; init; } = _ => { };

    public override int Read(byte[] buffer, int offset, int count)
    {
        Reading(_place);
        var read = Math.Min(Math.Min(count, atMost), content.Length - _place);
        content.AsSpan(_place, read).CopyTo(buffer.AsSpan(offset));
        _place += read;
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
