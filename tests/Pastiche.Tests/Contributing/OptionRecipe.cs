namespace Pastiche.Tests.Contributing;

/// <summary>An option: noise with which each finer scale starts.</summary>
internal static class OptionRecipe
{
    public static Recipe Recipe { get; } = new(
        "Add an option",
        [
            new("src/Pastiche/Options/StylizeOptions.cs", "/// <summary>The seed of the noise of", """
                    /// <summary>How much noise is added to the image that a finer scale starts from, from 0 to 1.</summary>
                    /// <remarks>More gives another texture to large areas.</remarks>
                    [Range(0f, 1f)]
                    [Description("More gives another texture to large areas")]
                    [Since(2, 0f)]
                    public float ScaleNoise { get; init; }

                """),
            new("src/Pastiche.Cli/Options/LookOptions.cs", "private readonly Option<float?> _variationWeight;", """
                    private readonly Option<float?> _scaleNoise;
                """),
            new("src/Pastiche.Cli/Options/LookOptions.cs", "_start = Add<", """
                        _scaleNoise = AddNumber(
                            "--scale-noise", "How much noise finer scales start with", nameof(StylizeOptions.ScaleNoise));
                """),
            new("src/Pastiche.Cli/Options/LookOptions.cs", "Initialization = Value(parse, _start)", """
                            ScaleNoise = Value(parse, _scaleNoise) ?? basis.ScaleNoise,
                """),
            new("src/Pastiche/Stylization/StartingImage.cs", "if (options.EffectiveKeptDetail == 0", """
                        if (options.ScaleNoise > 0) AddNoise(enlarged, options);
                """),
            new("src/Pastiche/Stylization/StartingImage.cs", "private static Image Uniform(", """
                    private static void AddNoise(Image image, StylizeOptions options)
                    {
                        var noise = Noise(image.Width, image.Height, options.Seed);
                        TensorPrimitives.MultiplyAdd(noise.Pixels, options.ScaleNoise, image.Pixels, image.Pixels);
                    }

                """),
            new("tests/Pastiche.Tests/ScaleNoiseTests.cs", null, """
                using Pastiche.Stylization;
                using Xunit;

                namespace Pastiche.Tests;

                public class ScaleNoiseTests
                {
                    [Fact]
                    public void Enlarge_WithScaleNoise_StartsElsewhere()
                    {
                        var (image, content) = (new Image(16, 16), new Image(32, 32));

                        var plain = StartingImage.Enlarge(image, content, StylizeOptions.Default);
                        var noisy = StartingImage.Enlarge(image, content, StylizeOptions.Default with { ScaleNoise = 0.5f });

                        Assert.NotEqual(plain.Pixels.ToArray(), noisy.Pixels.ToArray());
                    }
                }
                """),
        ],
        [
            new("tests/Pastiche.Tests/PublicApi.txt", new("Pastiche.Tests", "PublicApiTests")),
            new("docs/library/api.md", new("Pastiche.Tests", "ApiReferenceTests")),
            new("docs/cli.md", new("Pastiche.Cli.Tests", "ReferenceTests")),
        ],
        [
            new(
                "Pastiche.Tests", "PublicApiTests", "ScaleNoiseTests", "RecipeTests", "RecipeFormatTests", "AddedOptionsTests",
                "StrangeRecipesTests", "StylizeOptionsTests", "ConsequencesTests"),
            new("Pastiche.Cli.Tests", "RangeTests", "RecipeTextTests"),
        ]);
}
