using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class ColorOptionsTests
{
    private readonly ColorOptions _options = new();

    [Theory]
    [InlineData("", ColorSource.Style, null)]
    [InlineData("--colors style", ColorSource.Style, null)]
    [InlineData("--colors content", ColorSource.Content, null)]
    [InlineData("--colors match --color-method cholesky", ColorSource.Match, ColorMethod.Cholesky)]
    [InlineData("--colors content --color-method histogram", ColorSource.Content, ColorMethod.Histogram)]
    public void Read_Names_AreWhatTheySay(string arguments, ColorSource source, ColorMethod? method)
    {
        var read = Read(arguments, StylizeOptions.Default);
        Assert.Equal((source, method), (read.Colors, read.ColorMethod));
    }

    [Fact]
    public void Read_MethodAlone_IsRefused() => Assert.Equal(
        "--color-method does nothing alone; add --colors content or match.",
        Assert.Throws<PasticheException>(() => Read("--color-method linear", StylizeOptions.Default)).Message);

    [Fact]
    public void Read_BesideARecipe_HasTheLastWord()
    {
        var recipe = StylizeOptions.Default with { Colors = ColorSource.Match, ColorMethod = ColorMethod.Histogram };
        Assert.Equal(ColorMethod.Histogram, Read("", recipe).ColorMethod);
        Assert.Equal(ColorMethod.Linear, Read("--color-method linear", recipe).ColorMethod);
        Assert.Null(Read("--colors content", recipe).ColorMethod);
        Assert.Null(Read("--colors style", recipe).ColorMethod);
    }

    private StylizeOptions Read(string arguments, StylizeOptions basis) => _options.Read(OptionsOf.Parse(_options, arguments), basis);
}
