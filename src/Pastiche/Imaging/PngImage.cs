using System.Text;

namespace Pastiche.Imaging;

/// <summary>Validates PNG files, since their decoder skips damaged chunks, even those of transparency, and ignores a missing end.</summary>
internal static class PngImage
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Whether a file begins as PNG does.</summary>
    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Requires that the checksum of every chunk is right; those of pixels are left to the decoder.</summary>
    /// <returns>Whether the last chunk is there.</returns>
    /// <exception cref="PasticheException">A chunk is damaged.</exception>
    public static bool HasEnd(ReadOnlySpan<byte> file, string path)
    {
        for (var place = Signature.Length; PngChunk.TryRead(file, ref place, out var chunk);)
        {
            if (!chunk.Name.SequenceEqual("IDAT"u8) && !chunk.IsAsWritten)
            {
                var name = Printable.Text(Encoding.ASCII.GetString(chunk.Name));
                throw Errors.DamagedImage(path, $"its chunk {name} is not as it was written");
            }

            if (chunk.Name.SequenceEqual("IEND"u8)) return true;
        }

        return false;
    }

    /// <summary>The content of the first chunk of a name before the pixels; null if there is none.</summary>
    /// <param name="file">A PNG file.</param>
    /// <param name="name">The name, of four letters.</param>
    public static byte[]? Find(ReadOnlySpan<byte> file, ReadOnlySpan<byte> name)
    {
        for (var place = Signature.Length; PngChunk.TryRead(file, ref place, out var chunk) && !chunk.Name.SequenceEqual("IDAT"u8);)
            if (chunk.Name.SequenceEqual(name)) return chunk.Content.ToArray();

        return null;
    }
}
