using System.CommandLine;
using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class SizeOptionsTests
{
    private readonly SizeOptions _options = new();

    public static TheoryData<string, ScaleSchedule> Schedules { get; } = new()
    {
        { "", StylizeOptions.Default.Scales },
        { "--preset draft", ScaleSchedule.UpTo(256) },
        { "--preset standard", StylizeOptions.Default.Scales },
        { "--preset Fine", ScaleSchedule.UpTo(1024) },
        { "--size 300", ScaleSchedule.UpTo(300) },
        { "--scales 128,300", ScaleSchedule.Of(128, 300) },
        { "--scales 128,300 --iterations 9", ScaleSchedule.Of(128, 300).WithIterations(9) },
        { "--preset draft --iterations 9,8", ScaleSchedule.UpTo(256).WithIterations(9, 8) },
        { "--preset gatys", StylizeOptions.Gatys.Scales },
        { "--preset gatys --size 300", ScaleSchedule.Of(300).WithIterations(300) },
        { "--preset gatys --scales 128,300 --iterations 9", ScaleSchedule.Of(128, 300).WithIterations(9) },
        { "--iterations 9", StylizeOptions.Default.Scales.WithIterations(9) },
    };

    [Theory]
    [MemberData(nameof(Schedules))]
    public void Read_Options_GiveTheSchedule(string arguments, ScaleSchedule expected) => Assert.Equal(expected, Read(arguments).Scales);

    [Theory]
    [InlineData("--preset gatys", "vgg19")]
    [InlineData("--preset fine", "resnet18")]
    [InlineData("", "resnet18")]
    public void ReadPreset_KnowsItsBackbone(string arguments, string backbone) =>
        Assert.Equal(backbone, _options.ReadPreset(Parse(arguments)).Backbone);

    [Fact]
    public void Read_Gatys_IsThePapersRecipe() => Assert.Equal(StylizeOptions.Gatys, Read("--preset gatys"));

    [Theory]
    [InlineData("--preset draft --size 256", "--preset and --size")]
    [InlineData("--size 256 --scales 256", "--size and --scales")]
    [InlineData("--scales 256 --preset draft", "--preset and --scales")]
    public void Read_Contradiction_NamesBoth(string arguments, string both)
    {
        var refusal = Assert.Throws<PasticheException>(() => Read(arguments));

        Assert.StartsWith($"{both} contradict each other", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--size 16 --iterations 1", 700)]
    [InlineData("--size 16384 --iterations 100000", 500)]
    public void Read_EndOfARange_IsAcceptedByTheLibraryToo(string arguments, int height)
    {
        using var stylizer = new Stylizer();
        var options = StylizeOptions.Default with { Scales = Read(arguments).Scales };

        Assert.NotEmpty(stylizer.Plan(new Image(700, height), new Image(700, height), options).Scales);
    }

    private StylizeOptions Read(string arguments) => _options.Read(Parse(arguments));

    private ParseResult Parse(string arguments)
    {
        var command = new Command("test");
        foreach (var option in _options.Options) command.Add(option);
        var parse = command.Parse(arguments);
        Assert.Empty(parse.Errors);
        return parse;
    }
}
