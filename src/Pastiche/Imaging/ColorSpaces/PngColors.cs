using System.Buffers.Binary;
using System.Numerics;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>
/// The color encoding that a PNG file states, in the order of precedence of the format's third edition: cICP, iCCP, sRGB, then gAMA and
/// cHRM. A malformed chunk is ignored, as the standard says.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="path">The name of the file in messages.</param>
internal sealed class PngColors(byte[] file, string path)
{
    private const int BitDepth = 24;
    private const int ColorType = 25;
    private const int Palette = 3;

    /// <summary>The unit of gAMA and cHRM.</summary>
    private const float Unit = 100_000;

    /// <summary>The values of gAMA that stand for sRGB's curve, with sRGB's primaries or alone.</summary>
    private static readonly (float Least, float Most) GammaOfSrgb = (45_454, 45_456);

    /// <summary>The plausible values of gAMA.</summary>
    private static readonly (float Least, float Most) PlausibleGamma = (1_000, 10_000_000);

    /// <summary>Finds the encoding; null if the profile in the file decides, or none is stated.</summary>
    /// <param name="hasProfile">Whether the file has a usable profile.</param>
    /// <exception cref="PasticheException">The encoding is not supported, and no other is stated.</exception>
    public ColorEncoding? Find(bool hasProfile)
    {
        var codes = Codes;
        if (codes?.ToEncoding(file[ColorType] == Palette ? 8 : file[BitDepth], Peak) is { } encoding) return encoding;
        if (hasProfile) return null;
        if (Chunk("sRGB"u8, length: 1) is [<= 3]) return ColorEncoding.Srgb;
        if (Calibration is { } calibrated) return calibrated;
        if (codes is { } unknown)
        {
            throw Errors.UnsupportedColors(
                path, $"code points {unknown.Primaries}, {unknown.Transfer} and {unknown.Matrix} of its chunk cICP");
        }

        return null;
    }

    private CodePoints? Codes => Chunk("cICP"u8, length: 4) is [var primaries, var transfer, var matrix, <= 1 and var range]
        && new CodePoints(primaries, transfer, matrix, range == 1) is { AreUnspecified: false } codes ? codes : null;

    /// <summary>The peak luminance in cd/m²: that of the brightest pixel, or of the mastering display.</summary>
    private double Peak
    {
        get
        {
            const double Unit = 10_000;
            var content = Chunk("cLLI"u8, length: 8) is { } level ? BinaryPrimitives.ReadUInt32BigEndian(level) : 0;
            var screen = Chunk("mDCV"u8, length: 24) is { } volume ? BinaryPrimitives.ReadUInt32BigEndian(volume.AsSpan(16)) : 0;
            return content > 0 ? content / Unit : screen > 0 ? screen / Unit : HighDynamicRange.NominalPeak;
        }
    }

    /// <summary>The encoding by gAMA and cHRM, with sRGB's curve or primaries where one of them is missing.</summary>
    private ColorEncoding? Calibration
    {
        get
        {
            var (gamma, primaries) = (Gamma, Primaries);
            if (gamma is null && primaries is null) return null;
            var known = primaries ?? RgbPrimaries.Srgb;
            var isSrgb = gamma is null || (IsWithin(gamma.Value, GammaOfSrgb) && known.IsNear(RgbPrimaries.Srgb));
            return new(known, isSrgb ? TransferFunction.Srgb : TransferFunction.Power(Unit / gamma!.Value));
        }
    }

    private float? Gamma =>
        Chunk("gAMA"u8, length: 4) is { } chunk && Number(chunk, 0) is var gamma && IsWithin(gamma, PlausibleGamma) ? gamma : null;

    private RgbPrimaries? Primaries
    {
        get
        {
            if (Chunk("cHRM"u8, length: 32) is not { } chunk) return null;
            var primaries = new RgbPrimaries(Red: Point(1), Green: Point(2), Blue: Point(3), White: Point(0));
            return primaries.IsValid ? primaries : null;

            Vector2 Point(int index) => new Vector2(Number(chunk, 2 * index), Number(chunk, (2 * index) + 1)) / Unit;
        }
    }

    private static bool IsWithin(float value, (float Least, float Most) range) => value >= range.Least && value <= range.Most;

    private static float Number(byte[] chunk, int index) => BinaryPrimitives.ReadUInt32BigEndian(chunk.AsSpan(4 * index));

    /// <summary>The content of a chunk, if it is there and has the right length.</summary>
    private byte[]? Chunk(ReadOnlySpan<byte> name, int length) =>
        PngImage.Find(file, name) is { } chunk && chunk.Length == length ? chunk : null;
}
