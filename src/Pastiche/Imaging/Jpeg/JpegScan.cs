namespace Pastiche.Imaging.Jpeg;

/// <summary>A component of a scan.</summary>
/// <param name="Blocks">The number of its blocks in each unit.</param>
/// <param name="Direct">The table of DC coefficients.</param>
/// <param name="Alternating">The table of AC coefficients.</param>
internal readonly record struct ScanComponent(int Blocks, HuffmanTable Direct, HuffmanTable Alternating);

/// <summary>
/// The single scan of a sequential JPEG picture, whose codes are all read to verify that the data are complete. libvips reports neither
/// missing last rows nor blocks with too many values.
/// </summary>
/// <param name="Components">The components in order.</param>
/// <param name="Units">The number of units in the picture.</param>
/// <param name="RestartInterval">Units between two restart markers; 0 for none.</param>
/// <param name="Start">The position of its data.</param>
internal sealed record JpegScan(ScanComponent[] Components, long Units, int RestartInterval, int Start)
{
    private const int Coefficients = 64;

    /// <summary>The symbol for sixteen zeros.</summary>
    private const int ZeroRun = 0xF0;

    /// <summary>Finds an error in the data; null if there is none.</summary>
    public string? Fault(ReadOnlySpan<byte> file)
    {
        var reader = new EntropyReader(file, Start);
        for (var unit = 0L; unit < Units; unit++)
        {
            var isRestart = RestartInterval > 0 && unit > 0 && unit % RestartInterval == 0;
            if (isRestart && !reader.TryRestart((int)((unit / RestartInterval) - 1) % 8))
                return At(unit, "the restart marker is missing");
            foreach (var component in Components)
            {
                for (var block = 0; block < component.Blocks; block++)
                {
                    if (TryBlock(ref reader, component)) continue;
                    return At(unit, reader.IsOverrun ? "the data end" : "there is a code that cannot be");
                }
            }
        }

        return reader.HasEnded ? null : "there are more data than the picture needs";
    }

    private string At(long unit, string what) => FormattableString.Invariant($"{what} after {100.0 * unit / Units:F0} % of the picture");

    private static bool TryBlock(ref EntropyReader reader, ScanComponent component)
    {
        if (!TryCode(ref reader, component.Direct, out var bits)) return false;
        if (!TrySkip(ref reader, bits)) return false;
        for (var coefficient = 1; coefficient < Coefficients; coefficient++)
        {
            if (!TryCode(ref reader, component.Alternating, out var code)) return false;
            var (run, length) = (code >> 4, code & 0xF);
            // End of block.
            if (length == 0 && code != ZeroRun) return true;
            coefficient += run;
            if (coefficient >= Coefficients || !TrySkip(ref reader, length)) return false;
        }

        return true;
    }

    private static bool TryCode(ref EntropyReader reader, HuffmanTable table, out int symbol)
    {
        (var length, symbol) = table.Find(reader.Peek());
        reader.Skip(length);
        return length > 0 && !reader.IsOverrun;
    }

    private static bool TrySkip(ref EntropyReader reader, int bits)
    {
        if (bits > HuffmanTable.LongestCode) return false;
        _ = reader.Peek();
        reader.Skip(bits);
        return !reader.IsOverrun;
    }
}
