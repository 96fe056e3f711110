using System.Text;

namespace Pastiche.Imaging;

/// <summary>
/// PNG files as wholes. Their decoder leaves out chunks that were changed since they were written, transparency too, and does not miss the
/// last one.
/// </summary>
internal static class PngImage
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Whether a file begins as PNG does.</summary>
    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Requires that every chunk is as it was written; those of pixels are left to the decoder.</summary>
    /// <returns>Whether the last one is there.</returns>
    /// <exception cref="PasticheException">One was changed.</exception>
    public static bool HasEnd(ReadOnlySpan<byte> file, string path)
    {
        for (var place = Signature.Length; PngChunk.TryRead(file, ref place, out var chunk);)
        {
            if (!chunk.Name.SequenceEqual("IDAT"u8) && !chunk.IsAsWritten)
                throw Errors.DamagedImage(path, $"its chunk {Printable.Text(Encoding.ASCII.GetString(chunk.Name))} is not as it was written");
            if (chunk.Name.SequenceEqual("IEND"u8)) return true;
        }

        return false;
    }

    /// <summary>The content of the first chunk of a name before the pixels, or null where there is none.</summary>
    /// <param name="file">A PNG file.</param>
    /// <param name="name">Four letters.</param>
    public static byte[]? Find(ReadOnlySpan<byte> file, ReadOnlySpan<byte> name)
    {
        for (var place = Signature.Length; PngChunk.TryRead(file, ref place, out var chunk) && !chunk.Name.SequenceEqual("IDAT"u8);)
            if (chunk.Name.SequenceEqual(name)) return chunk.Content.ToArray();

        return null;
    }
}
