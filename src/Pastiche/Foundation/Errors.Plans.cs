using static System.FormattableString;

namespace Pastiche.Foundation;

/// <summary>Errors about what is to be run.</summary>
internal static partial class Errors
{
    public static PasticheException NoTile(string size, int stride, string nearest) => new(
        $"A tileable picture cannot be {size}: its sides must be multiples of {stride}, the network's stride; {nearest} would do.");

    public static PasticheException TooNarrow(string image, string scaled, int longSide, int least, int? leastLongSide) => new(
        $"{image} is {scaled} at the scale of {longSide} pixels; both sides need at least {least}: "
        + $"{(leastLongSide is not null ? $"choose scales of {leastLongSide} pixels or more, or " : "")}crop it.");

    public static PasticheException TooLarge(string kind, int width, int height, string accepted) =>
        new(Invariant($"The {kind} picture would be {width}×{height} at its largest scale; accepted: {accepted}. ")
            + "Choose a smaller size or style scale.");

    public static PasticheException DoesNotFit(long least, long budget, int longSide) =>
        new(Invariant($"At {longSide} pixels the picture takes at least {least / 1e6:N0} MB of memory; there are {budget / 1e6:N0} MB. ")
            + "Choose a smaller size, or more memory.");

    public static PasticheException NoTilesOfLayer(string network, string layer) => new(
        $"{network} cannot measure {layer} in tiles: each of its positions depends on the whole picture. "
        + "Choose other layers, or no tiles.");

    public static PasticheException OtherOptimizer(string expected) =>
        new($"The state to resume from is of another optimiser; expected {expected}.");

    public static PasticheException WrongMatches(string got, string expected) =>
        new($"The matches of the state to resume from are {got}; expected {expected}, those that the state was captured with.");
}
