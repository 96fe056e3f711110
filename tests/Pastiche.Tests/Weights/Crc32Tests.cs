using System.Text;
using Pastiche.Weights;
using Xunit;

namespace Pastiche.Tests.Weights;

public class Crc32Tests
{
    /// <summary>The check value of the catalogue of parametrised CRC algorithms, and those of zlib.</summary>
    [Theory]
    [InlineData("", 0u)]
    [InlineData("a", 0xE8B7BE43u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Value_KnownText_IsThePublishedOne(string text, uint expected)
    {
        var crc = new Crc32();
        crc.Append(Encoding.ASCII.GetBytes(text));

        Assert.Equal(expected, crc.Value);
    }

    [Fact]
    public void Append_InPieces_IsTheSameAsAtOnce()
    {
        var bytes = new byte[1000];
        new Random(3).NextBytes(bytes);
        var (whole, pieces) = (new Crc32(), new Crc32());
        whole.Append(bytes);
        for (var (at, size) = (0, 1); at < bytes.Length; at += size, size = (size % 13) + 1) pieces.Append(bytes.AsSpan(at, Math.Min(size, bytes.Length - at)));

        Assert.Equal(whole.Value, pieces.Value);
    }
}
