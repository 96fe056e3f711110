using System.Security.Cryptography;
using System.Text.Json;
using CsCheck;
using Pastiche.Tests.Backbones;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests;

public sealed class RecipeTests : IDisposable
{
    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32, 40).WithIterations(2) };

    /// <summary>Everything that a recipe says; whoever adds to it asks whether it decides the picture.</summary>
    private static readonly string[] Keys =
    [
        "format", "version", "engine", "codecs", "instructionSet", "backbone", "backbone.name", "backbone.checksum",
        "backbone.preprocessing", "backbone.pooling", "content", "content.checksum", "content.width",
        "content.height", "styles", "styles.picture", "styles.picture.checksum", "styles.picture.width", "styles.picture.height",
        "styles.weight", "styles.scale", "styles.mask", "styles.region", "styles.region.checksum", "styles.region.width",
        "styles.region.height", "styles.region.reading", "options", "options.scales.longSide", "options.scales.iterations",
        "options.contentLayers.layer", "options.contentLayers.weight", "options.styleLayers.layer", "options.styleLayers.weight",
        "options.initialization.kind", "options.initialization.checksum", "options.styleLosses.kind", "options.styleLosses.weight",
        "options.matchContent.low", "options.matchContent.high", "options.detailMap.checksum", "options.detailMap.reading",
        "stopped", "stopped.scale", "stopped.iteration", "width", "height", "file", "file.format", "file.bits", "file.quality",
        "file.background",
        // Every option decides the image.
        .. Setting.AllOf(StylizeOptions.Default).Select(option => $"options.{JsonNamingPolicy.CamelCase.ConvertName(option.Name)}"),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly Stylizer _stylizer = new(TinyBackbones.Smooth);

    public void Dispose()
    {
        _stylizer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Fulfils_WhatWasIntended_AsFarAsTheRunCame()
    {
        var (content, style) = (Samples.Photograph(48, 32), Randoms.Image(50, 70));
        var intended = _stylizer.Intend(content, style, Short);
        var steps = _stylizer.Steps(content, style, Short).Select(step => Recipe.Parse(step.Result().Recipe.ToJson())).ToList();

        Assert.True(steps[^1].Fulfils(intended));
        Assert.False(steps[^1].IsOnTheWayTo(intended));
        Assert.All(steps[..^1], recipe => Assert.Equal((false, true), (recipe.Fulfils(intended), recipe.IsOnTheWayTo(intended))));
        var other = _stylizer.Intend(content, style, Short with { Seed = 1 });
        Assert.All(steps, recipe => Assert.False(recipe.Fulfils(other) || recipe.IsOnTheWayTo(other)));
    }

    [Fact]
    public void Recipe_OfAPanorama_HasTheScalesThatWerePaintedAndLeadsToTheSamePicture()
    {
        var (content, style) = (Randoms.Image(400, 40), Randoms.Image(50, 70));
        var options = Short with { Scales = ScaleSchedule.Of(32, 64, 160).WithIterations(2) with { SkipsTooSmall = true } };
        var made = _stylizer.Run(content, style, options);

        var again = Recipe.Parse(made.Recipe.ToJson());

        Assert.Equal(ScaleSchedule.Of(160).WithIterations(2), again.Options.Scales);
        Assert.Equal(made.Recipe, again);
        Assert.Equal(made.Image.Pixels.ToArray(), _stylizer.Run(content, style, again.Options).Image.Pixels.ToArray());
    }

    [Fact]
    public void Parse_OfToJson_IsEqual() => Recipes.Any.Sample(recipe =>
    {
        Assert.Equal(recipe, Recipe.Parse(recipe.ToJson()));
        Assert.Equal(recipe, Recipe.Parse(recipe.ToJson(indented: true)));
        Assert.DoesNotContain('\n', recipe.ToJson());
    });

    [Theory]
    [InlineData("a.png", "PNG", null)]
    [InlineData("a.jpg", "JPEG", 80)]
    [InlineData("a.webp", "WebP", 80)]
    [InlineData("a.tif", "TIFF", null)]
    public void Load_OfSave_IsTheRecipeWithTheFile(string name, string format, int? quality)
    {
        var result = Run();

        result.Save(_folder.File(name), new SaveOptions { Quality = 80, Background = System.Drawing.Color.White });

        Assert.Equal(result.Recipe with { File = new RecipeFile(format, 8, quality, "#ffffff") }, Recipe.Load(_folder.File(name)));
    }

    [Fact]
    public void Save_Twice_GivesTheSameBytes()
    {
        foreach (var name in new[] { "a.png", "a.jpg", "a.webp", "a.tif" })
        {
            Run().Save(_folder.File(name));
            Run().Save(_folder.File("again" + name));

            Assert.Equal(File.ReadAllBytes(_folder.File(name)), File.ReadAllBytes(_folder.File("again" + name)));
        }
    }

    /// <summary>Every enumeration in a recipe, at any depth: a number would change its meaning with the order of names.</summary>
    [Fact]
    public void ToJson_Enumerations_AreWords()
    {
        var found = new HashSet<Type>();
        // A reading of a mask is one text.
        Enumerations(typeof(Recipe), [typeof(MaskReading)], found);

        Assert.Superset(new HashSet<Type> { typeof(ColorMethod), typeof(StyleLossKind), typeof(OptimizerKind) }, found);
        Assert.All(found, type => Assert.All(
            Enum.GetValues(type).Cast<object>(),
            value => Assert.Equal(JsonValueKind.String, Pastiche.Recipes.RecipeJson.ToNode(value)!.GetValueKind())));
    }

    [Fact]
    public void ToJson_Keys_AreThoseThatDecideThePicture()
    {
        var run = Run().Recipe;
        var masked = run.Styles[0] with { Region = new RecipeInput(null, 40, 30) { Reading = MaskReading.Alpha } };
        var recipe = run with
        {
            Styles = [masked],
            Options = run.Options with { DetailMap = Randoms.Image(40, 30) },
            Stopped = new RecipeStop(0, 1),
            File = new RecipeFile("PNG", 8, null, null),
        };
        using var json = JsonDocument.Parse(recipe.ToJson());

        Assert.Equal(Keys.Order(), KeysOf(json.RootElement, "").Distinct().Order());
    }

    [Fact]
    public void Run_PicturesOfFiles_StatesTheirChecksums()
    {
        var recipe = Run().Recipe;

        Assert.Equal(Sum("content.png"), recipe.Content.Checksum);
        Assert.Equal(Sum("style.png"), recipe.Styles[0].Image.Checksum);
        Assert.Equal((40, 30), (recipe.Content.Width, recipe.Content.Height));
        Assert.Equal((40, 30), (recipe.Width, recipe.Height));
        Assert.Equal(new RecipeBackbone(TinyBackbones.Smooth.Name, TinyBackbones.Smooth.Checksum, null, PoolingKind.Max), recipe.Backbone);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("#ff0000", ",\"reading\":\"#ff0000\"")]
    [InlineData("label=1", ",\"reading\":\"label=1\"")]
    public void Run_Mask_StatesHowItWasReadUnlessByItsLuma(string? reading, string expected)
    {
        var image = reading == "label=1" ? Drawings.Gray(2, 0, 1 / 255f) : Drawings.Colored(2, 1, (x, _) => x == 0 ? 0xFF0000 : 0xFFFFFF);
        var mask = Mask.Of(image, reading is null ? null : MaskReading.Parse(reading));
        var recipe = _stylizer.Run(Randoms.Image(40, 30), new Style(Randoms.Image(30, 40)) { Region = mask }, Short).Recipe;

        Assert.Contains($"\"region\":{{\"checksum\":null,\"width\":2,\"height\":1{expected}}}", recipe.ToJson(), StringComparison.Ordinal);
        Assert.Equal(recipe, Recipe.Parse(recipe.ToJson()));
    }

    [Fact]
    public void Run_PicturesMadeInMemory_StatesNoChecksums()
    {
        var recipe = _stylizer.Run(Randoms.Image(40, 30), Randoms.Image(30, 40), Short).Recipe;

        Assert.Equal((null, null), (recipe.Content.Checksum, recipe.Styles[0].Image.Checksum));
    }

    [Fact]
    public void Run_LayersLeftToTheBackbone_AreNamed()
    {
        var options = Run().Recipe.Options;

        Assert.Equal(TinyBackbones.Smooth.ContentLayers, options.ContentLayers);
        Assert.Equal(TinyBackbones.Smooth.StyleLayers, options.StyleLayers);
        Assert.Equal(Short, options with { ContentLayers = null, StyleLayers = null });
    }

    [Fact]
    public void Result_BeforeTheLastStep_StatesWhereItStopped()
    {
        var steps = _stylizer.Steps(Randoms.Image(40, 30), Randoms.Image(30, 40), Short).Select(step => step.Result().Recipe).ToArray();

        Assert.Equal([new(0, 1), new(0, 2), new(1, 1), null], steps.Select(recipe => recipe.Stopped));
        Assert.Equal([(32, 24), (32, 24), (40, 30), (40, 30)], steps.Select(recipe => (recipe.Width, recipe.Height)));
    }

    [Fact]
    public void Run_StartingFromTheRecipesMissingPicture_NamesItsChecksum()
    {
        Run();
        var options = Short with { Initialization = Initialization.FromImage(Image.Load(_folder.File("style.png"))) };
        var recipe = Recipe.Parse(_stylizer.Run(Randoms.Image(40, 30), Randoms.Image(30, 40), options).Recipe.ToJson());

        var exception = Assert.Throws<PasticheException>(() => _stylizer.Run(Randoms.Image(40, 30), Randoms.Image(30, 40), recipe.Options));

        Assert.Contains(Sum("style.png"), exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("luma")]
    [InlineData("#ffffff")]
    public void Run_DetailMapOfAFile_StatesItsChecksumAndReadingAndNeedsItAgain(string reading)
    {
        Drawings.Colored(4, 3, (x, _) => x < 2 ? 0 : 0xFFFFFF).Save(_folder.File("map.png"));
        var options = Short with { DetailMap = Mask.Load(_folder.File("map.png"), MaskReading.Parse(reading)) };
        var recipe = _stylizer.Run(Randoms.Image(40, 30), Randoms.Image(30, 40), options).Recipe;
        var again = Recipe.Parse(recipe.ToJson());

        var expected = $"\"detailMap\":{{\"checksum\":\"{Sum("map.png")}\",\"reading\":\"{reading}\"}}";
        Assert.Contains(expected, recipe.ToJson(), StringComparison.Ordinal);
        Assert.Equal(recipe.ToJson(), again.ToJson());
        var refusal = Assert.Throws<PasticheException>(() => _stylizer.Run(Randoms.Image(40, 30), Randoms.Image(30, 40), again.Options));
        Assert.Equal(
            $"The map of the content's detail is not there; load the one whose file has SHA-256 {Sum("map.png")}.", refusal.Message);
    }

    private StylizeResult Run()
    {
        Randoms.Image(40, 30).Save(_folder.File("content.png"));
        Randoms.Image(30, 40, seed: 8).Save(_folder.File("style.png"));
        return _stylizer.Run(Image.Load(_folder.File("content.png")), Image.Load(_folder.File("style.png")), Short);
    }

    private string Sum(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder.File(name))));

    private static IEnumerable<string> KeysOf(JsonElement element, string under) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            KeysOf(property.Value, $"{under}{property.Name}.").Prepend(under + property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => KeysOf(item, under)),
        _ => [],
    };

    private static void Enumerations(Type type, HashSet<Type> seen, HashSet<Type> found)
    {
        if (!seen.Add(type)) return;
        if (type.IsEnum) found.Add(type);
        foreach (var part in type.GetGenericArguments()) Enumerations(part, seen, found);
        if (type.Assembly != typeof(Recipe).Assembly || type.IsEnum) return;
        foreach (var property in type.GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            Enumerations(property.PropertyType, seen, found);
    }
}
