using System.Diagnostics.CodeAnalysis;

namespace Pastiche;

/// <summary>What can be wrong with masks.</summary>
internal static partial class Throw
{
    [DoesNotReturn]
    public static void BlankMask(string which, string style, string consequence) => throw new PasticheException(
        $"The {which} of {style} is black, or transparent, everywhere: {consequence}; make white what is to count.");

    [DoesNotReturn]
    public static void NoSuchPart(string where, string part, string kind, string there) =>
        throw new PasticheException($"{where}: there is no {part} in it; its {kind}: {there}.");

    [DoesNotReturn]
    public static void NoLabels(string where, string colors) => throw new PasticheException(
        $"{where}: its values are no labels: it is in colours, or not of whole steps of 8 or 16 bits; "
        + $"choose one of its colours: {colors}.");

    [DoesNotReturn]
    public static void OpaqueMask(string where) =>
        throw new PasticheException(
            $"{where}: it is opaque everywhere, so that its alpha says nothing; leave #alpha out for its brightness.");
}
