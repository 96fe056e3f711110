using System.Text.Json;

namespace Pastiche.Benchmarks.Sizes;

/// <summary>What a run took.</summary>
/// <param name="Width">Columns of the picture.</param>
/// <param name="Height">Rows of the picture.</param>
/// <param name="SecondsPerCall">The median time of an iteration after the first one.</param>
/// <param name="EstimatedBytes">The estimate before the run.</param>
/// <param name="PeakBytes">The peak that the operating system saw.</param>
internal sealed record SizeResult(int Width, int Height, double SecondsPerCall, long EstimatedBytes, long PeakBytes)
{
    /// <summary>Seconds for a million pixels and one call.</summary>
    public double SecondsPerMegapixel => SecondsPerCall * 1e6 / ((double)Width * Height);

    /// <summary>Reads the events of the program.</summary>
    /// <param name="lines">What --json printed.</param>
    public static SizeResult Of(IEnumerable<string> lines)
    {
        JsonElement[] events = [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
        double[] ends = [.. Named("step").Select(step => step.GetProperty("seconds").GetDouble())];
        double[] times = [.. ends.Skip(1).Zip(ends, (end, before) => end - before).Order()];
        var (planned, done) = (Named("planned").Single(), Named("done").Single());
        return new SizeResult(
            done.GetProperty("width").GetInt32(),
            done.GetProperty("height").GetInt32(),
            times[times.Length / 2],
            planned.GetProperty("memoryBytes").GetInt64(),
            done.GetProperty("peakMemoryBytes").GetInt64());

        IEnumerable<JsonElement> Named(string name) => events.Where(one => one.GetProperty("event").GetString() == name);
    }
}
