using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Xml.Linq;
using Xunit;

namespace Pastiche.Tests;

public class SettingTests
{
    public static TheoryData<Dial, string> BadDials => new()
    {
        { new() { BrushSize = 0 }, "The brush size is 0; accepted: 0.3 to 0.7." },
        { new() { BrushSize = MathF.BitDecrement(0.3f) }, "The brush size is 0.29999998; accepted: 0.3 to 0.7." },
        { new() { BrushSize = MathF.BitIncrement(0.7f) }, "The brush size is 0.70000005; accepted: 0.3 to 0.7." },
        { new() { BrushSize = float.NaN }, "The brush size is NaN; accepted: 0.3 to 0.7." },
        { new() { Weight = -1 }, "The weight is -1; accepted: 0 or more." },
        { new() { Weight = float.PositiveInfinity }, "The weight is Infinity; accepted: 0 or more." },
        { new() { Weight = float.NaN }, "The weight is NaN; accepted: 0 or more." },
        { new() { Depth = 12 }, "The depth is 12; accepted: 8 or 16." },
    };

    [Theory]
    [MemberData(nameof(BadDials))]
    public void Require_ValueOutside_SaysWhatIsAccepted(Dial dial, string message) =>
        Assert.Equal(message, Assert.Throws<PasticheException>(() => Setting.Require(dial)).Message);

    [Theory]
    [InlineData(0.3f, 0, 8)]
    [InlineData(0.7f, float.MaxValue, 16)]
    public void Require_EndOfARange_IsAccepted(float brushSize, float weight, int depth) =>
        Setting.Require(new Dial { BrushSize = brushSize, Weight = weight, Depth = depth });

    [Fact]
    public void Require_Where_IsAddedToTheName() => Assert.StartsWith(
        "The depth of a dial is 1;",
        Assert.Throws<PasticheException>(() => Setting.Require(new Dial { Depth = 1 }, " of a dial")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Of_Property_IsWhatItsAttributesSay()
    {
        var size = Setting.Of(new Dial(), nameof(Dial.BrushSize));
        var depth = Setting.Of(new Dial(), nameof(Dial.Depth));
        var name = Setting.Of(new Dial(), nameof(Dial.Name));

        Assert.Equal(("More is larger", "0.3 to 0.7"), (size.Consequence, size.Accepted));
        Assert.Equal((0.3f, 0.7f, 0.5f), ((float)size.Least!, (float)size.Most!, (float)size.Value!));
        Assert.Equal([8, 16], depth.Allowed);
        Assert.Equal(("8 or 16", "1, 4 or 8"), (depth.Accepted, Setting.Of(new Dial(), nameof(Dial.Turns)).Accepted));
        Assert.Equal((null, null, null, null), (name.Consequence, name.Accepted, name.Least, name.Value));
    }

    [Fact]
    public void Span_Ends_ReadLikeASentence() => Assert.Equal(
        ("16 to 16384", "0 or more", "1 or more", "-2147483648 to 2147483647"),
        (Setting.Span(16, 16384), Setting.Span(0f, float.MaxValue), Setting.Span(1, int.MaxValue),
            Setting.Span(int.MinValue, int.MaxValue)));

    /// <summary>Documentation cannot be made of attributes, so it is held to them.</summary>
    [Fact]
    public void Documentation_OfARange_SaysTheSame()
    {
        var members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Pastiche.xml")).Descendants("member").ToDictionary(
            member => member.Attribute("name")!.Value, member => member.Value);

        RequireSame(StylizeOptions.Default, "ContentWeight", "StyleWeight", "TotalVariationWeight", "StyleScale", "StyleRotations");
        RequireSame(StylizeOptions.Default.Scales.Steps[0], "LongSide", "Iterations");
        RequireSame(SaveOptions.Default, "Quality", "Bits");

        void RequireSame<T>(T options, params string[] properties) where T : notnull => Assert.All(properties, property =>
            Assert.Contains(
                Setting.Of(options, property).Accepted!, members[$"P:{typeof(T).FullName}.{property}"], StringComparison.Ordinal));
    }

    public sealed record Dial
    {
        [Range(0.3, 0.7)]
        [Description("More is larger")]
        public float BrushSize { get; init; } = 0.5f;

        [Range(0, float.MaxValue)]
        public float Weight { get; init; }

        [AllowedValues(8, 16)]
        public int Depth { get; init; } = 8;

        [AllowedValues(1, 4, 8)]
        public int Turns { get; init; } = 1;

        public string? Name { get; init; }
    }
}
