using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>The colour that stored numbers stand for.</summary>
internal delegate Color Meaning(ReadOnlySpan<ushort> pixel);

/// <summary>How near a picture has to come.</summary>
internal enum Nearness
{
    /// <summary>To the bit.</summary>
    Exact,

    /// <summary>Some steps of 16 bits.</summary>
    Close,

    /// <summary>One step of 8 bits.</summary>
    Step,

    /// <summary>ΔE of 2, alpha to one step.</summary>
    DeltaE,

    /// <summary>The same away from the edges between the four corners, where JPEG and WebP blur.</summary>
    Lossy,
}

/// <summary>A file, and what should be seen: worked out from what it stores, without a library of pictures.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="File">All its bytes.</param>
/// <param name="Stored">The numbers in it.</param>
/// <param name="Meaning">What they mean.</param>
/// <param name="Nearness">How near it has to come.</param>
/// <param name="Orientation">As in EXIF.</param>
internal sealed record RealWorldImage(
    string Name, byte[] File, Raster Stored, Meaning Meaning, Nearness Nearness = Nearness.Exact, int Orientation = 1)
{
    /// <summary>How far JPEG and WebP spread what is beside an edge.</summary>
    private const int Blur = 8;

    public (int Width, int Height) Size =>
        Files.Orientation.Exchanges(Orientation) ? (Stored.Height, Stored.Width) : (Stored.Width, Stored.Height);

    /// <summary>The pixels to look at, where they are to be seen, and their colours.</summary>
    public IEnumerable<(int X, int Y, Color Expected)> Pixels()
    {
        for (var row = 0; row < Stored.Height; row++)
        {
            for (var column = 0; column < Stored.Width; column++)
            {
                if (Nearness == Nearness.Lossy && IsBlurred(column, row)) continue;
                var (x, y) = Files.Orientation.Place(Orientation, column, row, Stored.Width, Stored.Height);
                yield return (x, y, Meaning(Stored.At(column, row)));
            }
        }
    }

    private bool IsBlurred(int column, int row) =>
        Math.Abs(column + 0.5 - (Stored.Width / 2)) < Blur || Math.Abs(row + 0.5 - (Stored.Height / 2)) < Blur;
}
