using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class BaseRecipeTests
{
    private static readonly Recipe Sample = new()
    {
        Version = "1.2.3",
        Engine = "Engine 4",
        Codecs = "Codecs 5",
        InstructionSet = "AVX-512",
        Backbone = new RecipeBackbone("resnet18", new string('a', 64), null, PoolingKind.Max),
        Content = new RecipeInput(new string('b', 64), 64, 48),
        Styles = [new RecipeStyle(new RecipeInput(new string('c', 64), 60, 60), 1, 1, null, null)],
        Options = StylizeOptions.Default with
        {
            MatchContent = new ContentShare(0.1f, 0.9f),
            DetailMap = Mask.Missing(new string('d', 64), MaskReading.Luma),
            Initialization = Initialization.MissingImage(new string('e', 64)),
            Seed = 7,
        },
        Width = 512,
        Height = 384,
    };

    [Fact]
    public void ForContent_PicturesOfTheRecipe_AreNotTakenOver() => Assert.Equal(
        StylizeOptions.Default with { MatchContent = new ContentShare(0.1f, 0.9f), Seed = 7 }, new BaseRecipe(Sample).ForContent);

    [Fact]
    public void ForTexture_WhatIsMatchedOfAContent_IsNotTakenOver() =>
        Assert.Equal(StylizeOptions.Texture with { Seed = 7 }, new BaseRecipe(Sample).ForTexture);

    [Fact]
    public void Notes_PicturesOfTheRecipe_AreToBeGivenAnew() => Assert.Equal(
        [
            "the recipe starts from a picture, which is not taken from it; give it by --init",
            "the recipe has a map of detail, which is not taken from it; give it by --detail-map",
        ],
        new BaseRecipe(Sample).Notes(1));
}
