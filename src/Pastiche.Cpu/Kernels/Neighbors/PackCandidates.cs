namespace Pastiche.Cpu.Kernels;

/// <summary>Centers candidates, scales each to unit length and packs them. A zero vector stays zero.</summary>
/// <param name="maps">The candidates' feature maps, with their means.</param>
/// <param name="panels">The packed candidates.</param>
internal sealed unsafe class PackCandidates(CenteredMaps maps, CandidatePanels panels)
    : Kernel(KernelKind.Other, [maps.Features, maps.Means], [panels.Buffer])
{
    public override int Parts => panels.Panels;

    public override void Run(int part, Buffer scratch)
    {
        var columns = panels.Columns;
        var first = part * columns;
        var count = Math.Min(columns, maps.Count - first);
        var scales = stackalloc double[count];
        Scales(first, count, scales);
        var target = panels.At(part);
        for (var channel = 0; channel < maps.Channels; channel++, target += columns)
        {
            var mean = maps.Mean(channel);
            var source = maps.At(channel, first, count);
            // Rounded once: vectors of one direction become the same unit vector, whatever their lengths, but for the rarest of cases.
            for (var i = 0; i < count; i++) target[i] = (float)((source[i] - mean) * scales[i]);
            new Span<float>(target + count, columns - count).Fill(target[count - 1]);
        }
    }

    /// <summary>The reciprocal of the length of each centered candidate; 0 for a zero vector.</summary>
    private void Scales(int first, int count, double* scales)
    {
        new Span<double>(scales, count).Clear();
        for (var channel = 0; channel < maps.Channels; channel++)
        {
            var mean = maps.Mean(channel);
            var source = maps.At(channel, first, count);
            for (var i = 0; i < count; i++) scales[i] += (source[i] - mean) * (source[i] - mean);
        }

        for (var i = 0; i < count; i++) scales[i] = scales[i] == 0 ? 0 : 1 / Math.Sqrt(scales[i]);
    }
}
