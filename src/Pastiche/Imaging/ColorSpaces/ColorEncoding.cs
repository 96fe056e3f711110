using System.Numerics;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>What the numbers of a picture in RGB or gray mean.</summary>
/// <param name="Primaries">The colors that are mixed.</param>
/// <param name="ToLight">The amount of each, of an encoded value from 0 to 1.</param>
internal sealed record ColorEncoding(RgbPrimaries Primaries, Func<double, double> ToLight)
{
    /// <summary>More than the steps of 16 bits are not needed: files have no others.</summary>
    private const int Steps = ushort.MaxValue;

    /// <summary>sRGB itself.</summary>
    public static ColorEncoding Srgb { get; } = new(RgbPrimaries.Srgb, TransferFunction.Srgb);

    /// <summary>Adobe RGB (1998), whose exponent is 2 + 51/256.</summary>
    public static ColorEncoding AdobeRgb { get; } = new(RgbPrimaries.AdobeRgb, TransferFunction.Power(563 / 256.0));

    /// <summary>What all three amounts of light are multiplied by, where that depends on them; null for 1.</summary>
    public Func<Vector3, float>? Exposure { get; init; }

    /// <summary>Whether it is sRGB, or differs by rounding only.</summary>
    public bool IsSrgb => Primaries.IsNear(RgbPrimaries.Srgb) && ToLight == Srgb.ToLight;

    /// <summary>
    /// Brings a picture whose planes are in this encoding to sRGB, in place: relative colorimetric, and a color that sRGB does not have is
    /// cut off at 0 and 1 in each channel. What is sRGB already stays as it is, to the bit, and gray stays gray.
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
            // As differences from green, which are nothing where it is gray.
            var (fromRed, fromBlue) = (light.X - light.Y, light.Z - light.Y);
            red[i] = Encoded(light.Y + (matrix.M11 * fromRed) + (matrix.M31 * fromBlue));
            green[i] = Encoded(light.Y + (matrix.M12 * fromRed) + (matrix.M32 * fromBlue));
            blue[i] = Encoded(light.Y + (matrix.M13 * fromRed) + (matrix.M33 * fromBlue));
        }

        float Light(float encoded) => table[(int)((Math.Clamp(encoded, 0, 1) * Steps) + 0.5f)];
    }

    private static float Encoded(float light) => light <= 0 ? 0 : light >= 1 ? 1 : SrgbCurve.ToEncoded(light);
}
