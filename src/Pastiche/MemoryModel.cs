using Pastiche.Imaging;
using Pastiche.Optimization;

namespace Pastiche;

/// <summary>About how much memory a run takes: a model fitted to measured peaks, meant to warn in time rather than to be exact.</summary>
internal static class MemoryModel
{
    /// <summary>The program, its libraries and the backbone's weights in their several layouts.</summary>
    private const long FixedBytes = 300_000_000;

    /// <summary>Activations, gradients and buffers of ResNet-18's objective for each pixel, measured from 256×256 to 1024×1024.</summary>
    private const long BytesPerPixel = 1010;

    /// <summary>The peak at one scale, in bytes.</summary>
    public static long Bytes(PlannedScale scale, StylizeOptions options)
    {
        var pixels = (long)Padding.RoundUp(scale.Width, 16) * Padding.RoundUp(scale.Height, 16);
        var parameters = Image.Channels * pixels * (options.Parameterization == ParameterizationKind.Pixels ? 1 : 4.0 / 3);
        var vectors = options.Optimizer == OptimizerKind.Adam ? 7 : (2 * new LbfgsOptions().History) + 5;
        return FixedBytes + (BytesPerPixel * pixels) + (long)(sizeof(float) * parameters * vectors);
    }
}
