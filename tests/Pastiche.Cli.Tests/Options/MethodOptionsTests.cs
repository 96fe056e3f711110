using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class MethodOptionsTests
{
    private readonly MethodOptions _options = new(_ => "resnet18");

    [Fact]
    public void Read_NothingGiven_IsTheDefaults() => Assert.Equal(StylizeOptions.Default, Read(""));

    [Fact]
    public void Read_EverythingGiven_ReplacesEveryDefault() => Assert.Equal(
        StylizeOptions.Default with
        {
            StyleLosses = [new(StyleLossKind.Gram, 2), new(StyleLossKind.Mean)],
            ContentLayers = [new LayerWeight("a", 0.5f), new LayerWeight("b")],
            StyleLayers = [new LayerWeight("c")],
            Optimizer = OptimizerKind.Adam,
            Normalization = LossNormalization.Gatys,
            Parameterization = ParameterizationKind.Pixels,
        },
        Read("--style-loss gram:2+mean --content-layers a:0.5,b --style-layers c --optimizer adam --normalization gatys "
            + "--parameterization pixels"));

    public static TheoryData<StyleLossKind> StyleLossKinds => [.. Enum.GetValues<StyleLossKind>()];

    [Theory]
    [MemberData(nameof(StyleLossKinds))]
    public void Read_StyleLoss_IsFoundByItsNameInAnyCase(StyleLossKind kind)
    {
        var name = StyleLosses.Of(kind).Name;
        Assert.Equal([new StyleLossWeight(kind)], Read($"--style-loss {name}").StyleLosses);
        Assert.Equal([new StyleLossWeight(kind)], Read($"--style-loss {name.ToUpperInvariant()}").StyleLosses);
    }

    [Theory]
    [InlineData("grma", "--style-loss is grma; did you mean gram")]
    [InlineData("gram+", "--style-loss is empty")]
    [InlineData("gram:-1", "--style-loss: the weight of gram is -1; accepted: a number, 0 or more.")]
    public void Read_StyleLossThatIsNone_IsRefused(string loss, string expected) => Assert.StartsWith(
        expected, Assert.Single(OptionsOf.Unchecked(_options, $"--style-loss {loss}").Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_LayersBeforeTheirRelu_KeepTheirName() => Assert.Equal(
        [new LayerWeight("conv1_1:pre"), new LayerWeight("conv4_2:pre", 0.5f)],
        Read("--style-layers conv1_1:pre,conv4_2:pre:0.5").StyleLayers!.Value);

    private StylizeOptions Read(string arguments) => _options.Read(OptionsOf.Parse(_options, arguments), StylizeOptions.Default);
}
