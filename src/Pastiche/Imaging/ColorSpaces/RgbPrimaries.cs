using System.Numerics;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The primaries and the white point of an RGB space, as CIE 1931 chromaticities x and y.</summary>
internal sealed record RgbPrimaries(Vector2 Red, Vector2 Green, Vector2 Blue, Vector2 White)
{
    /// <summary>The difference below which chromaticities are equal: it is invisible, and programs write only some digits.</summary>
    private const float Tolerance = 0.001f;

    private static readonly Vector2 D65 = new(0.3127f, 0.3290f);
    private static readonly Vector2 IlluminantC = new(0.310f, 0.316f);

    /// <summary>Bradford's cone responses, for row vectors.</summary>
    private static readonly Matrix4x4 Cones =
        Rows(new(0.8951f, -0.7502f, 0.0389f), new(0.2664f, 1.7135f, -0.0685f), new(-0.1614f, 0.0367f, 1.0296f));

    private static readonly RgbPrimaries P3 = new(new(0.680f, 0.320f), new(0.265f, 0.690f), new(0.150f, 0.060f), D65);

    /// <summary>The primaries of sRGB and Rec. ITU-R BT.709.</summary>
    public static RgbPrimaries Srgb { get; } = new(new(0.640f, 0.330f), new(0.300f, 0.600f), new(0.150f, 0.060f), D65);

    /// <summary>The primaries of Adobe RGB (1998).</summary>
    public static RgbPrimaries AdobeRgb { get; } = Srgb with { Green = new(0.21f, 0.71f) };

    /// <summary>
    /// The matrix from light of these primaries, a row vector, to XYZ, in which white has Y = 1; null if no mixture of them gives that
    /// white.
    /// </summary>
    private Matrix4x4? Xyz
    {
        get
        {
            var colors = Rows(Tristimulus(Red), Tristimulus(Green), Tristimulus(Blue));
            if (!Matrix4x4.Invert(colors, out var inverse)) return null;
            var amounts = Vector3.Transform(Tristimulus(White) / White.Y, inverse);
            var isMixed = amounts.X > 0 && amounts.Y > 0 && amounts.Z > 0 && float.IsFinite(amounts.X + amounts.Y + amounts.Z);
            return isMixed ? Matrix4x4.CreateScale(amounts) * colors : null;
        }
    }

    /// <summary>Whether they span a space that contains its white point.</summary>
    public bool IsValid => Xyz is not null;

    /// <summary>The share of each primary in the luminance of white.</summary>
    public Vector3 Luminances => Xyz is { } xyz ? new(xyz.M12, xyz.M22, xyz.M32) : default;

    /// <summary>The primaries of a code point of Rec. ITU-T H.273, table 2; null for a reserved one.</summary>
    public static RgbPrimaries? OfCodePoint(int code) => code switch
    {
        1 => Srgb,
        4 => new(new(0.67f, 0.33f), new(0.21f, 0.71f), new(0.14f, 0.08f), IlluminantC),
        5 => new(new(0.64f, 0.33f), new(0.29f, 0.60f), new(0.15f, 0.06f), D65),
        6 or 7 => new(new(0.630f, 0.340f), new(0.310f, 0.595f), new(0.155f, 0.070f), D65),
        8 => new(new(0.681f, 0.319f), new(0.243f, 0.692f), new(0.145f, 0.049f), IlluminantC),
        9 => new(new(0.708f, 0.292f), new(0.170f, 0.797f), new(0.131f, 0.046f), D65),
        10 => new(new(1, 0), new(0, 1), new(0, 0), new(1 / 3f, 1 / 3f)),
        11 => P3 with { White = new(0.314f, 0.351f) },
        12 => P3,
        22 => new(new(0.630f, 0.340f), new(0.295f, 0.605f), new(0.155f, 0.077f), D65),
        _ => null,
    };

    /// <summary>Whether they differ by rounding only.</summary>
    public bool IsNear(RgbPrimaries other) =>
        IsNear(Red, other.Red) && IsNear(Green, other.Green) && IsNear(Blue, other.Blue) && IsNear(White, other.White);

    /// <summary>The matrix from light of these primaries, a row vector, to light of sRGB's, with Bradford's adaptation of white.</summary>
    public Matrix4x4 ToSrgb()
    {
        var white = Vector3.Transform(Tristimulus(White) / White.Y, Cones);
        var srgbWhite = Vector3.Transform(Tristimulus(D65) / D65.Y, Cones);
        return Xyz!.Value * Cones * Matrix4x4.CreateScale(srgbWhite / white) * Inverse(Cones) * Inverse(Srgb.Xyz!.Value);
    }

    private static bool IsNear(Vector2 first, Vector2 second) =>
        Math.Abs(first.X - second.X) <= Tolerance && Math.Abs(first.Y - second.Y) <= Tolerance;

    private static Vector3 Tristimulus(Vector2 chromaticity) => new(chromaticity, 1 - chromaticity.X - chromaticity.Y);

    private static Matrix4x4 Inverse(Matrix4x4 matrix)
    {
        Matrix4x4.Invert(matrix, out var inverse);
        return inverse;
    }

    private static Matrix4x4 Rows(Vector3 first, Vector3 second, Vector3 third) => new(
        first.X, first.Y, first.Z, 0, second.X, second.Y, second.Z, 0, third.X, third.Y, third.Z, 0, 0, 0, 0, 1);
}
