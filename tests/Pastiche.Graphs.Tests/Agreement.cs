using Xunit;

namespace Pastiche.Graphs.Tests;

/// <summary>What equal means between executors: every output within a part of its largest element.</summary>
internal static class Agreement
{
    /// <summary>Addends near 1 leave their rounding behind even where they cancel.</summary>
    private const double SmallestScale = 0.5;

    public static void Check(
        IReadOnlyDictionary<string, double[]> expected, IReadOnlyDictionary<string, double[]> actual, double tolerance, object context)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (name, reference) in expected)
        {
            var length = actual[name].Length;
            Assert.True(length == reference.Length, $"{name} has {length} elements, not {reference.Length}\n{context}");
            var largest = Math.Max(SmallestScale, reference.Max(Math.Abs));
            var difference = reference.Zip(actual[name], (a, b) => Math.Abs(a - b)).Max();
            Assert.True(difference <= tolerance * largest, $"{name} differs by {difference:G3} of {largest:G3}\n{context}");
        }
    }
}
