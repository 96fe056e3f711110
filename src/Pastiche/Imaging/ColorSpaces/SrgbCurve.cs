namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The transfer function of sRGB (IEC 61966-2-1). Black is 0 and white is 1 on both sides.</summary>
internal static class SrgbCurve
{
    /// <summary>Decodes a value to light.</summary>
    public static float ToLight(float encoded) =>
        encoded <= 0.04045f ? encoded / 12.92f : MathF.Pow((encoded + 0.055f) / 1.055f, 2.4f);

    /// <summary>Encodes light.</summary>
    public static float ToEncoded(float light) =>
        light <= 0.0031308f ? 12.92f * light : (1.055f * MathF.Pow(light, 1 / 2.4f)) - 0.055f;
}
