using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>A picture in a file, opened and not decoded yet.</summary>
/// <param name="Pixels">The pixels as they are stored.</param>
/// <param name="Format">What they mean.</param>
internal sealed record DecodedImage(VipsImage Pixels, PixelFormat Format) : IDisposable
{
    /// <summary>What is odd about the file, though all of the picture can be read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The note on a file of which nothing is missing but its end.</summary>
    public static string NoEnd(string path, string format) =>
        $"{path}: the end marker of the {format} file is missing, but every row of the picture is there";

    public void Dispose() => Pixels.Dispose();
}
