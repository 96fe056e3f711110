
namespace Pastiche.Foundation;

/// <summary>What is wrong with pictures that cannot be decoded.</summary>
internal static partial class Errors
{
    public static PasticheException UnsupportedImage(string path, string what, Exception? cause = null) =>
        new PasticheException(
            $"{path}: cannot be read: {Tame(what)} is not supported; save the picture as PNG in the program that made it.", cause);

    public static PasticheException UnsupportedColors(string path, string what) =>
        new PasticheException($"{path}: its colors ({what}) are not supported; save it in sRGB in the program that made it.");

    public static PasticheException CutShort(string path, string reason) =>
        new PasticheException($"{path}: the picture is cut short ({reason}); get a whole copy of it.");
}
