using System.Diagnostics.CodeAnalysis;
using Pastiche.Weights;

namespace Pastiche;

/// <summary>What is said of files that are given as weights.</summary>
internal static partial class Throw
{
    [DoesNotReturn]
    public static void ForeignFile(string path, ForeignFile foreign) =>
        throw new PasticheException($"{path}: it is {Tame(foreign.What)}; {Tame(foreign.WayOut)}.");
}
