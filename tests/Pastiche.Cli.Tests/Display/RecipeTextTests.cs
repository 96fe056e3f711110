using Pastiche.Cli.Display;
using Xunit;

namespace Pastiche.Cli.Tests.Display;

public class RecipeTextTests
{
    private static readonly Recipe Sample = new()
    {
        Version = "1.2.3",
        Engine = "Engine 4",
        Codecs = "Codecs 5",
        InstructionSet = "AVX-512",
        Backbone = new RecipeBackbone("resnet18", new string('a', 64), null, PoolingKind.Max),
        Content = new RecipeInput(null, 64, 48),
        Styles = [new RecipeStyle(new RecipeInput(new string('b', 64), 60, 60), 1, 1, null, null)],
        Options = StylizeOptions.Default with { ContentLayers = [new("stage2_2")], StyleLayers = [new("stem", 3), new("stage1_1")] },
        Width = 512,
        Height = 384,
    };

    [Fact]
    public void Lines_Stopped_SayWhere() =>
        Assert.Contains("stopped         after 57 of 75 iterations at scale 2 of 3",
            RecipeText.Lines(Sample with { Stopped = new RecipeStop(1, 57) }));

    [Fact]
    public void Lines_StoppedWhereThereIsNoScale_AreStillLines() =>
        Assert.Contains("stopped         at scale 10, iteration 3", RecipeText.Lines(Sample with { Stopped = new RecipeStop(9, 3) }));

    [Fact]
    public void Lines_Noise_HasItsSeed()
    {
        var noise = Sample with { Options = Sample.Options with { Initialization = Initialization.Noise, Seed = -7 } };

        Assert.Contains("start           noise, seed -7", RecipeText.Lines(noise));
    }

    [Fact]
    public void Lines_Background_IsNamed() => Assert.Contains(
        "picture         512×384, JPEG, 8 bits, quality 90, over #ffffff",
        RecipeText.Lines(Sample with { File = new RecipeFile("JPEG", 8, 90, "#ffffff") }));

    [Fact]
    public void Lines_OfAHostileRecipe_CannotCommandTheTerminal()
    {
        var hostile = Sample with
        {
            Engine = "\e[2J\nout\u009b31m",
            Backbone = new RecipeBackbone("\e]0;owned\a", "", null, PoolingKind.Max)
        };

        Assert.All(RecipeText.Lines(hostile), line => Assert.DoesNotContain(line, char.IsControl));
    }

    [Fact]
    public void Lines_MatchContent_IsThereWhereItIsNotTheDefault()
    {
        Assert.DoesNotContain(RecipeText.Lines(Sample), line => line.StartsWith("match content", StringComparison.Ordinal));
        var other = Sample.Options with { MatchContent = new(0.1f, 0.9f) };
        Assert.Contains("match content   0.1,0.9", RecipeText.Lines(Sample with { Options = other }));
    }

    [Fact]
    public void Lines_ColorInTotalVariation_IsBesideItsWeightUnlessItIsNone()
    {
        Assert.Contains("weights         content 0.01, style 1, tv 0.06 (colour × 5), range 10", RecipeText.Lines(Sample));
        var alike = Sample.Options with { ChromaVariation = 0 };
        Assert.Contains("weights         content 0.01, style 1, tv 0.06, range 10", RecipeText.Lines(Sample with { Options = alike }));
    }

    [Fact]
    public void Lines_HowNeighborsAreSearched_IsThereWhereItIsNotTheDefault()
    {
        var options = Sample.Options with { MatchInterval = 10, MatchPositions = 500 };
        string[] lines = [.. RecipeText.Lines(Sample with { Options = options })];

        Assert.Contains("match interval   10", lines);
        Assert.Contains("match positions  500", lines);
    }

    [Fact]
    public void Lines_DetailMap_SayItsFileAndHowItWasRead()
    {
        var map = Sample.Options with { DetailMap = Mask.Missing(new string('c', 64), MaskReading.Alpha) };
        Assert.Contains(
            $"match content   0.1,0.65, detail from SHA-256 {new string('c', 64)} by alpha",
            RecipeText.Lines(Sample with { Options = map }));
    }

    [Fact]
    public void OtherRows_OptionWithoutWordsOfItsOwn_HasARowWhereItIsNotTheDefault()
    {
        var (options, defaults) = (new Added { BrushWidth = 0.5f, IsDry = true, Tool = ColorMethod.Linear, Worded = 1 }, new Added());

        Assert.Equal(
            [("brush width", "0.5"), ("is dry", "yes"), ("tool", "linear")],
            RecipeText.OtherRows(options, defaults, new HashSet<string> { nameof(Added.Worded) }));
        Assert.Empty(RecipeText.OtherRows(defaults, defaults, new HashSet<string>()));
    }

    private sealed record Added
    {
        public float BrushWidth { get; init; }

        public bool IsDry { get; init; }

        public ColorMethod Tool { get; init; }

        public int Worded { get; init; }
    }
}
