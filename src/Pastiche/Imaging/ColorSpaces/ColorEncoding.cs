using System.Numerics;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>An encoding of RGB or gray: its primaries and its transfer function.</summary>
/// <param name="Primaries">The primaries.</param>
/// <param name="ToLight">The transfer function from encoded values from 0 to 1 to light.</param>
internal sealed record ColorEncoding(RgbPrimaries Primaries, Func<double, double> ToLight)
{
    /// <summary>The entries of lookup tables: one for each sample of 16 bits.</summary>
    private const int Steps = ushort.MaxValue;

    /// <summary>The encoding of sRGB.</summary>
    public static ColorEncoding Srgb { get; } = new(RgbPrimaries.Srgb, TransferFunction.Srgb);

    /// <summary>The encoding of Adobe RGB (1998), with the exponent 2 + 51/256.</summary>
    public static ColorEncoding AdobeRgb { get; } = new(RgbPrimaries.AdobeRgb, TransferFunction.Power(563 / 256.0));

    /// <summary>The factor of all three channels of light as a function of them; null for 1.</summary>
    public Func<Vector3, float>? Exposure { get; init; }

    /// <summary>Whether it is sRGB, or differs by rounding only.</summary>
    public bool IsSrgb => Primaries.IsNear(RgbPrimaries.Srgb) && ToLight == Srgb.ToLight;

    /// <summary>
    /// Converts planes in this encoding to sRGB, in place: relative colorimetric, with colors outside of sRGB clipped in each channel.
    /// Planes that are sRGB already stay the same to the bit, and gray stays gray.
    /// </summary>
    public void ToSrgb(Image image)
    {
        if (IsSrgb) return;
        var table = new float[Steps + 1];
        for (var i = 0; i < table.Length; i++) table[i] = (float)ToLight((double)i / Steps);
        var matrix = Primaries.ToSrgb();
        Parallel.For(0, image.Height, row => ToSrgb(
            Row(image, 0, row), Row(image, 1, row), Row(image, 2, row), table, matrix));
    }

    private static Span<float> Row(Image image, int channel, int row) => image.Plane(channel).Slice(row * image.Width, image.Width);

    private void ToSrgb(Span<float> red, Span<float> green, Span<float> blue, float[] table, Matrix4x4 matrix)
    {
        for (var i = 0; i < red.Length; i++)
        {
            var light = new Vector3(Light(red[i]), Light(green[i]), Light(blue[i]));
            if (Exposure is { } exposure) light *= exposure(light);
            // Differences from green vanish for grays.
            var (fromRed, fromBlue) = (light.X - light.Y, light.Z - light.Y);
            red[i] = Encoded(light.Y + (matrix.M11 * fromRed) + (matrix.M31 * fromBlue));
            green[i] = Encoded(light.Y + (matrix.M12 * fromRed) + (matrix.M32 * fromBlue));
            blue[i] = Encoded(light.Y + (matrix.M13 * fromRed) + (matrix.M33 * fromBlue));
        }

        float Light(float encoded) => table[(int)((Math.Clamp(encoded, 0, 1) * Steps) + 0.5f)];
    }

    private static float Encoded(float light) => light <= 0 ? 0 : light >= 1 ? 1 : SrgbCurve.ToEncoded(light);
}
