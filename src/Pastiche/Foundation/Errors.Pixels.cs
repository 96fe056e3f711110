using static System.FormattableString;

namespace Pastiche.Foundation;

/// <summary>What is said of the pixels of pictures.</summary>
internal static partial class Errors
{
    public static PasticheException InfiniteFeatures(string kind, string layer) => new PasticheException(
        $"The features of the {kind} picture in layer {layer} are infinite or undefined; "
        + "use a picture with values near 0 to 1 and a network with the weights that training gave it.");

    public static PasticheException NoNumber(string kind, float got, string plane, int column, int row) => new PasticheException(
        $"The {kind} is {(float.IsNaN(got) ? "NaN" : "infinite")} "
        + Invariant($"in column {column} of row {row} ({plane}), counted from 0; ")
        + "give every pixel a number, 0 for black to 1 for white.");
}
