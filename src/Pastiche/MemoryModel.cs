using Pastiche.Imaging;
using Pastiche.Optimization;

namespace Pastiche;

/// <summary>About how much memory a run takes: a model fitted to measured peaks, meant to warn in time rather than to be exact.</summary>
internal static class MemoryModel
{
    /// <summary>The program, its libraries and the backbone's weights in their several layouts.</summary>
    private const long FixedBytes = 300_000_000;

    /// <summary>Activations, gradients and buffers of ResNet-18's objective for each pixel, measured from 256×256 to 1024×1024.</summary>
    private const long ObjectiveBytesPerPixel = 1010;

    /// <summary>Activations of a forward pass alone, which is how targets are measured, for each pixel.</summary>
    private const long MeasurementBytesPerPixel = 300;

    /// <summary>The peak at one scale, in bytes: the optimisation's, or that of measuring a style picture that is much larger.</summary>
    public static long Bytes(PlannedScale scale, int stride, StylizeOptions options)
    {
        var pixels = Padded(scale.Width, scale.Height, stride);
        var parameters = Image.Channels * pixels * (options.Parameterization == ParameterizationKind.Pixels ? 1 : 4.0 / 3);
        var vectors = options.Optimizer == OptimizerKind.Adam ? 6 : (2 * new LbfgsOptions().History) + 5;
        var optimisation = (ObjectiveBytesPerPixel * pixels) + (long)(sizeof(float) * parameters * vectors);
        return FixedBytes + Math.Max(optimisation, MeasurementBytesPerPixel * Padded(scale.StyleWidth, scale.StyleHeight, stride));
    }

    private static long Padded(int width, int height, int stride) => (long)Padding.RoundUp(width, stride) * Padding.RoundUp(height, stride);
}
