using System.Diagnostics.CodeAnalysis;
using static System.FormattableString;

namespace Pastiche;

/// <summary>What is said of the pixels of pictures.</summary>
internal static partial class Throw
{
    [DoesNotReturn]
    public static void InfiniteFeatures(string kind, string layer) => throw new PasticheException(
        $"The features of the {kind} picture in layer {layer} are infinite or undefined; "
        + "use a picture with values near 0 to 1 and a network with the weights that training gave it.");

    [DoesNotReturn]
    public static void NoNumber(string kind, float got, string plane, int column, int row) => throw new PasticheException(
        $"The {kind} is {(float.IsNaN(got) ? "NaN" : "infinite")} "
        + Invariant($"in column {column} of row {row} ({plane}), counted from 0; ")
        + "give every pixel a number, 0 for black to 1 for white.");
}
