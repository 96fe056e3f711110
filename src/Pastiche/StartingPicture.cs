namespace Pastiche;

/// <summary>Makes the picture that the first scale starts from.</summary>
internal static class StartingPicture
{
    private const float Gray = 0.5f;
    private const float NoiseSpread = 0.2f;

    /// <summary>The starting picture, of the content's size.</summary>
    public static Image Create(Initialization initialization, Image content, int seed) => initialization.Kind switch
    {
        InitializationKind.Content => content,
        InitializationKind.Picture => initialization.Image!.Resize(content.Width, content.Height),
        InitializationKind.Noise => Noise(content.Width, content.Height, seed),
        _ => Uniform(content.Width, content.Height),
    };

    private static Image Uniform(int width, int height)
    {
        var picture = new Image(width, height);
        picture.Pixels.Fill(Gray);
        return picture;
    }

    /// <summary>
    /// Independent values between 0.4 and 0.6. SplitMix64 (Steele, Lea and Flood 2014) rather than the framework's generator, which
    /// does not promise the same numbers in every version.
    /// </summary>
    private static Image Noise(int width, int height, int seed)
    {
        var picture = new Image(width, height);
        var state = unchecked((ulong)seed);
        foreach (ref var value in picture.Pixels)
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            mixed ^= mixed >> 31;
            value = Gray + (NoiseSpread * (((mixed >> 40) / (float)(1 << 24)) - 0.5f));
        }

        return picture;
    }
}
