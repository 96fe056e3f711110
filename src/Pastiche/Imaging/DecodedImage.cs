using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>A picture file that is opened, whose pixels libvips decodes on demand.</summary>
/// <param name="Pixels">The pixels as they are stored.</param>
/// <param name="Format">The format of the pixels.</param>
internal sealed record DecodedImage(VipsImage Pixels, PixelFormat Format) : IDisposable
{
    /// <summary>Remarks on the file, such as a missing end, though all of the picture can be read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The remark on a file whose end marker is missing.</summary>
    public static string NoEnd(string path, string format) =>
        $"{path}: the end marker of the {format} file is missing, but every row of the picture is there";

    public void Dispose() => Pixels.Dispose();
}
