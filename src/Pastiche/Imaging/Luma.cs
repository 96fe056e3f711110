namespace Pastiche.Imaging;

/// <summary>The luma of sRGB-encoded colors with the weights of Rec. 709.</summary>
internal static class Luma
{
    /// <summary>Computes the luma of a picture, [Height][Width], from 0 to 1.</summary>
    public static float[] Of(Image image)
    {
        var red = image.Plane(0);
        var green = image.Plane(1);
        var blue = image.Plane(2);
        var values = new float[green.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // In this form, gray maps to itself, to the bit.
            values[i] = Math.Clamp(green[i] + (0.2126f * (red[i] - green[i])) + (0.0722f * (blue[i] - green[i])), 0, 1);
        }

        return values;
    }
}
