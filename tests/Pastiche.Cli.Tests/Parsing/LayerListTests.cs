using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class LayerListTests
{
    [Fact]
    public void Parse_Layers_WeighOneUnlessToldOtherwise() =>
        Assert.Equal([new LayerWeight("a", 0.5f), new LayerWeight("b"), new LayerWeight("c", 0)], LayerList.Parse("--x", "a:0.5, b,c:0"));

    [Fact]
    public void Parse_NameWithColons_TheLastBeginsTheWeight() =>
        Assert.Equal([new LayerWeight("conv:0", 2)], LayerList.Parse("--x", "conv:0:2"));

    [Theory]
    [InlineData("", "--x is empty; accepted: layers as in stem or stem:3,stage1_1.")]
    [InlineData("a,", "--x is empty; accepted: layers as in stem or stem:3,stage1_1.")]
    [InlineData(":1", "--x is :1; accepted: layers as in stem or stem:3,stage1_1.")]
    [InlineData("a:", "--x: the weight of a is empty; accepted: a number, 0 or more.")]
    [InlineData("a:NaN", "--x: the weight of a is NaN; accepted: a number, 0 or more.")]
    public void Parse_AnythingElse_IsRefused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PasticheException>(() => LayerList.Parse("--x", text)).Message);
}
