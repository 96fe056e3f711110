using Pastiche.Graphs;
using Xunit;

namespace Pastiche.Tests;

public class StylizeOptionsTests
{
    public static TheoryData<StylizeOptions, string> BadOptions => new()
    {
        { new() { ContentWeight = -1 }, "content weight is -1" },
        { new() { StyleWeight = float.NaN }, "style weight is NaN" },
        { new() { TotalVariationWeight = float.PositiveInfinity }, "total variation weight is Infinity" },
        { new() { ContentWeight = 0, StyleWeight = 0 }, "at least one of them above 0" },
        { new() { StyleWeight = 1e38f, Strength = 1 }, "The style weight with the strength 1 is 1E+38; accepted: up to 8E+37." },
        { new() { StyleScale = 0 }, "The style scale is 0; accepted: 0.1 to 10." },
        { new() { StyleScale = MathF.BitDecrement(0.1f) }, "style scale is 0.09999999" },
        { new() { StyleScale = MathF.BitIncrement(10) }, "style scale is 10.000001" },
        { new() { StyleScale = float.NaN }, "style scale is NaN" },
        { new() { StyleRotations = 0 }, "The style rotations is 0; accepted: 1, 4 or 8." },
        { new() { StyleRotations = 2 }, "The style rotations is 2; accepted: 1, 4 or 8." },
        { new() { Scales = ScaleSchedule.Of(0) }, "scale is 0; accepted: 16 to 16384" },
        { new() { Scales = ScaleSchedule.Of(64).WithIterations(0) }, "iterations of a scale is 0" },
        { new() { Scales = new ScaleSchedule([]) }, "number of scales is 0" },
        { new() { Scales = ScaleSchedule.Of(64, 32) }, "order of the scales is 64, 32; accepted: from coarse to fine: 32, 64." },
        { new() { ContentLayers = [new("conv9")] }, "no layer of resnet18 named conv9" },
        { new() { StyleLayers = [new("stem", -1)] }, "weight of style layer stem is -1" },
        { new() { StyleLayers = [new("stem", 0)] }, "sum of the style layers' weights is 0" },
        { new() { StyleLayers = [new("stem"), new("STEM")] }, "stem is among the style layers is 2" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Validate_BadOption_SaysWhatIsWrongAndWhatIsAccepted(StylizeOptions options, string expected)
    {
        var problem = Assert.Throws<PasticheException>(() => options.Validate(Backbone.ResNet18));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", problem.Message, StringComparison.Ordinal);
    }

    public static TheoryData<StylizeOptions> EndsOfRanges =>
    [
        new StylizeOptions { StyleScale = 0.1f },
        new StylizeOptions { StyleScale = 10 },
        new StylizeOptions { ContentWeight = 0 },
        new StylizeOptions { StyleWeight = 0 },
        new StylizeOptions { TotalVariationWeight = float.MaxValue },
        new StylizeOptions { Scales = ScaleSchedule.Of(16, 16384).WithIterations(1, 100000) },
        new StylizeOptions { Seed = int.MinValue },
        new StylizeOptions { StyleRotations = 4 },
        new StylizeOptions { StyleRotations = 8 },
    ];

    [Theory]
    [MemberData(nameof(EndsOfRanges))]
    public void Validate_EndOfARange_IsGood(StylizeOptions options) => options.Validate(Backbone.ResNet18);

    [Fact]
    public void Validate_Defaults_AreGood() => StylizeOptions.Default.Validate(Backbone.ResNet18);

    [Fact]
    public void Equality_SameValues_IsByValue() =>
        Assert.Equal(
            new StylizeOptions { StyleLayers = [new("stem", 2)] },
            StylizeOptions.Default with { StyleLayers = (ValueList<LayerWeight>)[new("stem", 2)] });
}
