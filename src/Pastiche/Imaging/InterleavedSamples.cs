using System.Numerics;

namespace Pastiche.Imaging;

/// <summary>Converts between a plane of floats, 0 for black to 1 for white, and whole numbers of which each pixel has several.</summary>
internal static class InterleavedSamples
{
    /// <summary>Reads a channel.</summary>
    /// <param name="samples">The samples of all pixels.</param>
    /// <param name="channels">The samples of each pixel.</param>
    /// <param name="channel">Which of them is read.</param>
    /// <param name="plane">One value for each pixel.</param>
    public static void Read<T>(ReadOnlySpan<T> samples, int channels, int channel, Span<float> plane)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        var white = float.CreateChecked(T.MaxValue);
        for (var i = 0; i < plane.Length; i++) plane[i] = float.CreateTruncating(samples[(i * channels) + channel]) / white;
    }

    /// <summary>Writes a channel, rounded and clamped to black and white.</summary>
    /// <inheritdoc cref="Read"/>
    public static void Write<T>(ReadOnlySpan<float> plane, Span<T> samples, int channels, int channel)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        var white = float.CreateChecked(T.MaxValue);
        for (var i = 0; i < plane.Length; i++) samples[(i * channels) + channel] = T.CreateSaturating((plane[i] * white) + 0.5f);
    }
}
