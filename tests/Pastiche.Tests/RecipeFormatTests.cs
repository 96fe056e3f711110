using System.Text.Json.Nodes;
using Xunit;

namespace Pastiche.Tests;

/// <summary>
/// Recipes of every format that there was are read, and lead to the pictures that carry them. Fixtures/recipes has pictures of format 1:
/// format1.png of its first days, format1-reading.png of its last, which also states how masks are read.
/// </summary>
public sealed class RecipeFormatTests
{
    /// <summary>What processors may differ in, whose rounding differs.</summary>
    private const float OneOf255 = 1.001f / 255;

    [Fact]
    public void Load_FirstPictureOfFormat1_HasTheValuesOfThen()
    {
        var recipe = Recipe.Load(Fixture("format1.png"));

        Assert.Equal((1, "0.1.0", 48, 36), (recipe.Format, recipe.Version, recipe.Width, recipe.Height));
        Assert.Equal(new RecipeFile("PNG", 8, null, null), recipe.File);
        Assert.Equal([(2, 1, null), (1, 0.7f, 48)], recipe.Styles.Select(style => (style.Weight, style.Scale, style.Region?.Width)));
        var expected = new StylizeOptions
        {
            Scales = ScaleSchedule.Of(32, 48).WithIterations(6, 4),
            Normalization = LossNormalization.Relative,
            ContentWeight = 0.01f,
            StyleWeight = 1,
            Strength = 0.55f,
            TotalVariationWeight = 0.1f,
            RangeWeight = 10,
            ContentLayers = [new("stage2_2")],
            StyleLayers =
            [
                new("stem", 3), new("stage1_1", 2), new("stage1_2", 2), new("stage2_1"), new("stage2_2"), new("stage3_1"), new("stage3_2"),
            ],
            StyleLosses = [new(StyleLossKind.Gram, 2), new(StyleLossKind.MeanStd)],
            ChromaVariation = 0,
            MatchInterval = 25,
            Colors = ColorSource.Match,
            ColorMethod = null,
            Tileable = false,
            StyleScale = 1,
            Initialization = Initialization.Content,
            Optimizer = OptimizerKind.Lbfgs,
            Parameterization = ParameterizationKind.LaplacianPyramid,
            Seed = 7,
        };
        Assert.Equal(expected, recipe.Options);
    }

    [Fact]
    public void Load_LastPictureOfFormat1_HasTheValuesOfThen()
    {
        var recipe = Recipe.Load(Fixture("format1-reading.png"));

        Assert.Equal((1, MaskReading.Parse("#ffffff")), (recipe.Format, recipe.Styles[0].Region!.Reading));
        Assert.Equal([new("stem", 2), new("stage1_2")], recipe.Options.StyleLayers!.Value);
        Assert.Equal((Initialization.Noise, ColorMethod.Linear), (recipe.Options.Initialization, recipe.Options.ColorMethod));
    }

    [Theory]
    [InlineData("format1.png", "mosaic.png", "waves.png")]
    [InlineData("format1-reading.png", "waves.png")]
    public void Run_RecipeOfFormat1_GivesThePictureThatCarriesIt(string file, params string[] styles)
    {
        var (recipe, painted) = (Recipe.Load(Fixture(file)), Image.Load(Fixture(file)));
        using var stylizer = new Stylizer(engine: Engine.Cpu);

        var result = stylizer.Run(Image.Load(Fixture("content.png")), [.. recipe.Styles.Zip(styles, Style)], recipe.Options);

        using var stream = new MemoryStream();
        result.Image.Save(stream, new SaveOptions { Format = ImageFormat.Png });
        stream.Position = 0;
        var difference = Testing.ImageComparer.Compare(Image.Load(stream).Pixels, painted.Pixels, painted.Width, painted.Height);
        Assert.InRange(difference.MaxDifference, 0, RuntimeInfo.InstructionSet == recipe.InstructionSet ? 0 : OneOf255);
        Assert.True(recipe.Fulfils(result.Recipe with { File = recipe.File }));
    }

    [Fact]
    public void ToJson_OfFormat1_IsOfTheNewestAndTheSameRequest()
    {
        var old = Recipe.Load(Fixture("format1.png"));

        var again = Recipe.Parse(old.ToJson());

        Assert.Equal(old with { Format = Recipe.NewestFormat }, again);
        Assert.True(old.Fulfils(again) && again.Fulfils(old));
        Assert.StartsWith($"{{\"format\":{Recipe.NewestFormat},\"version\":", old.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void IsOnTheWayTo_StoppedOfFormat1_IsAsBefore()
    {
        var old = Recipe.Load(Fixture("format1.png"));
        var stopped = old with { Stopped = new RecipeStop(0, 3), Width = 32, Height = 24 };

        Assert.True(stopped.IsOnTheWayTo(old with { Format = Recipe.NewestFormat }));
        Assert.False(stopped.IsOnTheWayTo(old with { Options = old.Options with { MatchInterval = 24 } }));
    }

    [Fact]
    public void Parse_OfAFormatToCome_SaysSo()
    {
        var json = JsonNode.Parse(Recipes.Example.ToJson())!;
        (json["format"], json["surprise"]) = (Recipe.NewestFormat + 1, "new");

        Assert.Equal(
            $"The recipe: the recipe has format {Recipe.NewestFormat + 1}, this version reads 1 to {Recipe.NewestFormat}; "
            + "a newer version of Pastiche wrote it: use that.",
            Assert.Throws<PasticheException>(() => Recipe.Parse(json.ToJsonString())).Message);
    }

    private static Style Style(RecipeStyle style, string image) =>
        new(Image.Load(Fixture(image), Math.Max(style.Image.Width, style.Image.Height)))
        {
            Weight = style.Weight,
            Scale = style.Scale,
            Region = style.Region is { } region ? Mask.Load(Fixture("mask.png"), region.Reading ?? MaskReading.Luma) : null,
        };

    private static string Fixture(string name) =>
        Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Fixtures", "recipes", name);
}
