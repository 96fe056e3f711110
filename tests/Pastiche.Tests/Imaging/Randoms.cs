namespace Pastiche.Tests;

/// <summary>Repeatable values.</summary>
internal static class Randoms
{
    public static float[] Uniform(int length, int seed, float from = -1, float to = 1)
    {
        var random = new Random(seed);
        var values = new float[length];
        for (var i = 0; i < length; i++)
            values[i] = from + (to - from) * random.NextSingle();
        return values;
    }

    /// <summary>A smooth picture with some detail.</summary>
    public static Image Image(int width, int height, int seed = 7)
    {
        var image = new Image(width, height);
        var noise = Uniform(image.Pixels.Length, seed, -0.1f, 0.1f);
        for (var i = 0; i < noise.Length; i++)
        {
            int x = i % width, y = i / width % height, channel = i / (width * height);
            image.Pixels[i] = 0.5f + 0.3f * MathF.Sin(0.21f * x + channel) * MathF.Cos(0.17f * y) + noise[i];
        }

        return image;
    }
}
