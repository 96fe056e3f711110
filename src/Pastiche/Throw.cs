using System.Diagnostics.CodeAnalysis;

namespace Pastiche;

/// <summary>Every message of this library, in one place, so that they stay alike: got, expected, where, and the way out.</summary>
internal static class Throw
{
    [DoesNotReturn]
    public static void OutOfRange(string setting, string got, string accepted) =>
        throw new PasticheException($"{setting} is {got}; accepted: {accepted}.");
}
