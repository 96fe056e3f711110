using System.Text;

namespace Pastiche.Testing;

/// <summary>How far two pictures lie apart.</summary>
/// <param name="Psnr">Peak signal-to-noise ratio in decibels for a peak of 1; infinite for equal pictures.</param>
/// <param name="MaxDifference">The largest absolute difference of any channel of any pixel.</param>
public readonly record struct ImageDifference(double Psnr, float MaxDifference);

/// <summary>Compares pictures of planar RGB floats, 0 to 1, and writes them down for the eye when a test fails.</summary>
public static class ImageComparer
{
    private const int Channels = 3;

    /// <summary>Measures how far two pictures of one size lie apart.</summary>
    public static ImageDifference Compare(ReadOnlySpan<float> actual, ReadOnlySpan<float> reference, int width, int height)
    {
        Check(actual.Length, width, height);
        Check(reference.Length, width, height);
        var (squares, largest) = (0.0, 0f);
        for (var i = 0; i < actual.Length; i++)
        {
            var difference = Math.Abs(actual[i] - reference[i]);
            squares += (double)difference * difference;
            largest = Math.Max(largest, difference);
        }

        return new ImageDifference(-10 * Math.Log10(squares / actual.Length), largest);
    }

    /// <summary>Writes <c>name.actual.received.ppm</c>, <c>name.reference.received.ppm</c> and the difference, grey where equal.</summary>
    /// <returns>The paths, for the test's message.</returns>
    public static IReadOnlyList<string> Save(
        string folder, string name, ReadOnlySpan<float> actual, ReadOnlySpan<float> reference, int width, int height)
    {
        var difference = new float[actual.Length];
        for (var i = 0; i < difference.Length; i++) difference[i] = 0.5f + ((actual[i] - reference[i]) / 2);
        Directory.CreateDirectory(folder);
        return
        [
            Write(Path.Combine(folder, $"{name}.actual.received.ppm"), actual, width, height),
            Write(Path.Combine(folder, $"{name}.reference.received.ppm"), reference, width, height),
            Write(Path.Combine(folder, $"{name}.difference.received.ppm"), difference, width, height),
        ];
    }

    private static string Write(string path, ReadOnlySpan<float> image, int width, int height)
    {
        Check(image.Length, width, height);
        var area = width * height;
        var header = Encoding.ASCII.GetBytes($"P6\n{width} {height}\n255\n");
        var bytes = new byte[header.Length + (Channels * area)];
        header.CopyTo(bytes, 0);
        for (var i = 0; i < image.Length; i++)
        {
            var (channel, pixel) = (i / area, i % area);
            bytes[header.Length + (pixel * Channels) + channel] = (byte)Math.Round(255 * Math.Clamp(image[i], 0f, 1f));
        }

        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static void Check(int length, int width, int height)
    {
        if (length != Channels * width * height)
            throw new ArgumentException($"A picture of {width}×{height} has {Channels * width * height} floats; got {length}.");
    }
}
