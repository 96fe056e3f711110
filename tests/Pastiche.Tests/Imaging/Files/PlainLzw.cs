namespace Pastiche.Tests.Imaging.Files;

/// <summary>Valid LZW that compresses nothing: the table is cleared before its codes would grow beyond 9 bits.</summary>
internal static class PlainLzw
{
    private const int Width = 9;
    private const int Clear = 256;
    private const int End = 257;
    private const int Run = 250;

    /// <param name="bytes">What is to come out.</param>
    /// <param name="highBitsFirst">TIFF fills bytes from the high bits, GIF from the low ones.</param>
    public static byte[] Encode(ReadOnlySpan<byte> bytes, bool highBitsFirst)
    {
        var codes = new List<int>();
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i % Run == 0) codes.Add(Clear);
            codes.Add(bytes[i]);
        }

        codes.Add(End);
        var packed = new byte[((codes.Count * Width) + 7) / 8];
        for (var bit = 0; bit < codes.Count * Width; bit++)
        {
            var (code, place) = (codes[bit / Width], bit % Width);
            var set = (code >> (highBitsFirst ? Width - 1 - place : place)) & 1;
            packed[bit / 8] |= (byte)(set << (highBitsFirst ? 7 - (bit % 8) : bit % 8));
        }

        return packed;
    }
}
