using System.Diagnostics.CodeAnalysis;

namespace Pastiche;

/// <summary>What is wrong with pictures that cannot be decoded.</summary>
internal static partial class Throw
{
    [DoesNotReturn]
    public static void UnsupportedImage(string path, string what, Exception? cause = null) =>
        throw new PasticheException(
            $"{path}: cannot be read: {Tame(what)} is not supported; save the picture as PNG in the program that made it.", cause);

    [DoesNotReturn]
    public static void UnsupportedColors(string path, string what) =>
        throw new PasticheException($"{path}: its colors ({what}) are not supported; save it in sRGB in the program that made it.");

    [DoesNotReturn]
    public static void CutShort(string path, string reason) =>
        throw new PasticheException($"{path}: the picture is cut short ({reason}); get a whole copy of it.");
}
