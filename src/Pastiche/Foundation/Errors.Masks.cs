namespace Pastiche.Foundation;

/// <summary>Errors about masks.</summary>
internal static partial class Errors
{
    public static PasticheException BlankMask(string which, string style, string consequence) => new(
        $"The {which} of {style} is black, or transparent, everywhere: {consequence}; make white what is to count.");

    public static PasticheException NoSuchPart(string where, string part, string kind, string there) =>
        new($"{where}: there is no {part} in it; its {kind}: {there}.");

    public static PasticheException NoLabels(string where, string colors) => new(
        $"{where}: its values are no labels: it is in colours, or not of whole steps of 8 or 16 bits; "
        + $"choose one of its colours: {colors}.");

    public static PasticheException OpaqueMask(string where) =>
        new(
            $"{where}: it is opaque everywhere, so that its alpha says nothing; leave #alpha out for its brightness.");
}
