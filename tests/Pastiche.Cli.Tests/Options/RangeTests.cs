using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

/// <summary>What the program refuses is what the library refuses, at both ends of every range.</summary>
public sealed class RangeTests
{
    /// <summary>Options whose names are not those of the library.</summary>
    private static readonly Dictionary<string, string> Names = new() { [nameof(StylizeOptions.TotalVariationWeight)] = "--tv-weight" };

    private static readonly Dictionary<string, (Setting Setting, Action<object> Validate)> Settings = new(
        from setting in Setting.AllOf(StylizeOptions.Default)
        let name = Names.GetValueOrDefault(setting.Name) ?? $"--{JsonNamingPolicy.KebabCaseLower.ConvertName(setting.Name)}"
        where setting.Least is not null && Stylize.Options.Any(option => option.Name == name)
        select KeyValuePair.Create(name, (setting, (Action<object>)(value => Validate(With(setting.Name, value))))))
    {
        ["--size"] = Side(side => ScaleSchedule.Of(side)),
        ["--scales"] = Side(side => ScaleSchedule.Of(side)),
        ["--iterations"] = (
            Setting.Of(StylizeOptions.Default.Scales.Steps[^1], nameof(ScaleStep.Iterations)),
            value => Validate(StylizeOptions.Default with { Scales = ScaleSchedule.Of(64).WithIterations((int)value) })),
        ["--quality"] = (
            Setting.Of(SaveOptions.Default, nameof(SaveOptions.Quality)),
            value => (SaveOptions.Default with { Quality = (int)value }).Validate()),
    };

    private static Command Stylize => CommandLine.Parse(["stylize", "a.jpg", "b.jpg", "-o", "c.jpg"]).CommandResult.Command;

    public static TheoryData<string> Options => [.. Settings.Keys];

    [Fact]
    public void Options_OfStylize_AreAmongThem() => Assert.Superset(
        new HashSet<string> { "--content-weight", "--style-weight", "--strength", "--tv-weight" }, Settings.Keys.ToHashSet());

    [Theory]
    [MemberData(nameof(Options))]
    public void Range_BothEnds_AreTheSameInLibraryAndProgram(string option)
    {
        var (setting, validate) = Settings[option];

        Assert.All(new[] { setting.Least!, setting.Most! }, end => Assert.True(LibraryAccepts(end) && ProgramAccepts(end), $"{end}"));
        Assert.All(new[] { Below(setting.Least!), Above(setting.Most!) }, beyond =>
            Assert.False(LibraryAccepts(beyond) || ProgramAccepts(beyond), $"{beyond}"));

        bool LibraryAccepts(object value) => Record.Exception(() => validate(value)) is null;

        bool ProgramAccepts(object value) =>
            CommandLine.Parse(["stylize", "a.jpg", "b.jpg", "-o", "c.jpg", option, string.Create(CultureInfo.InvariantCulture, $"{value}")])
                .Errors.Count == 0;
    }

    [Theory]
    [InlineData("8", true)]
    [InlineData("16", true)]
    [InlineData("7", false)]
    [InlineData("17", false)]
    [InlineData("12", false)]
    public void Bits_EveryNumber_IsTheSameInLibraryAndProgram(string bits, bool accepted)
    {
        var options = SaveOptions.Default with { Bits = int.Parse(bits, CultureInfo.InvariantCulture) };

        Assert.Equal(accepted, Record.Exception(options.Validate) is null);
        Assert.Equal(accepted, CommandLine.Parse(["stylize", "a.jpg", "b.jpg", "-o", "c.png", "--bits", bits]).Errors.Count == 0);
    }

    private static object Below(object end) => end is int whole ? whole - 1 : MathF.BitDecrement((float)end);

    private static object Above(object end) => end is int whole ? whole + 1 : MathF.BitIncrement((float)end);

    private static void Validate(StylizeOptions options) => options.Validate(Backbone.ResNet18);

    private static StylizeOptions With(string property, object value)
    {
        var options = StylizeOptions.Default with { };
        typeof(StylizeOptions).GetProperty(property)!.SetValue(options, value);
        return options;
    }

    private static (Setting Setting, Action<object> Validate) Side(Func<int, ScaleSchedule> change) =>
        (Setting.Of(StylizeOptions.Default.Scales.Steps[^1], nameof(ScaleStep.LongSide)),
            value => Validate(StylizeOptions.Default with { Scales = change((int)value) }));
}
