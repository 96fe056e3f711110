using static System.FormattableString;

namespace Pastiche.Foundation;

/// <summary>Errors about files of pictures, and about pictures.</summary>
internal static partial class Errors
{
    public static PasticheException NotAnImage(string path, string got) =>
        new($"{path}: {got} (JPEG, PNG, WebP, TIFF, GIF or AVIF expected).");

    public static PasticheException UnsupportedImage(string path, string what, Exception? cause = null) =>
        new(
            $"{path}: cannot be read: {Sanitize(what)} is not supported; save the picture as PNG in the program that made it.", cause);

    public static PasticheException UnsupportedColors(string path, string what) =>
        new($"{path}: its colors ({what}) are not supported; save it in sRGB in the program that made it.");

    public static PasticheException DamagedImage(string path, string reason, Exception? cause = null) =>
        new($"{path}: the picture is damaged or cut short ({reason}); get a whole copy of it.", cause);

    public static PasticheException CutShort(string path, string reason) =>
        new($"{path}: the picture is cut short ({reason}); get a whole copy of it.");

    public static PasticheException EmptyImage(string path, int width, int height, long bytes) =>
        new(Invariant(
            $"{path}: the picture claims to be {width}×{height} in a file of {bytes:N0} bytes: it is damaged, or flat; ")
            + "use one with something to see.");

    public static PasticheException NoSixteenBits(string path, string format) =>
        new($"{path}: {format} has 8 bits a channel, not 16; use .png or .tiff, or 8 bits.");

    public static PasticheException NoAlpha(string path, string format) =>
        new($"{path}: {format} cannot be transparent, and the picture is; use .png, .webp or .tiff, or give a background colour.");

    public static PasticheException Invisible(string kind) =>
        new($"The {kind} picture is transparent everywhere; use one with something to see.");

    public static PasticheException FlatImage(string kind, string layer) =>
        new($"The {kind} picture is flat: it excites no feature of layer {layer}; use a picture with some structure. "
            + "If every picture is refused, the network is not trained, or wants its pictures in another way.");

    public static PasticheException InfiniteFeatures(string kind, string layer) => new(
        $"The features of the {kind} picture in layer {layer} are infinite or undefined; "
        + "use a picture with values near 0 to 1 and a network with the weights that training gave it.");

    public static PasticheException NoNumber(string kind, float got, string plane, int column, int row) => new(
        $"The {kind} is {(float.IsNaN(got) ? "NaN" : "infinite")} "
        + Invariant($"in column {column} of row {row} ({plane}), counted from 0; ")
        + "give every pixel a number, 0 for black to 1 for white.");

    public static PasticheException ShortBuffer(int got, long expected, string what) =>
        new(Invariant($"The buffer has {got:N0} bytes; expected {expected:N0} or more for {what}."));

    public static PasticheException NoAlphaInLayout(string layout) =>
        new($"{layout} cannot be transparent, and the picture is; take Rgba32, Bgra32 or Rgba64, or flatten the picture first.");
}
