using Pastiche.Cli.Commands.Inspect;
using Pastiche.Lesson.Experiments;
using Xunit;

namespace Pastiche.Cli.Tests.Commands.Inspect;

public sealed class LayerTableTests
{
    private static readonly LayerSize[] Layers =
    [
        new(new Layer("stem", "stem", 64, 2), 128, 88, 7, 9472),
        new(new Layer("global", "global", 512, 32), 8, 6, null, 2_345_678),
    ];

    [Fact]
    public void Lines_Layers_AreInAlignedColumns() => Assert.Equal(
        [
            "layer   maps  positions  stride  sees  parameters",
            "stem    64    128×88     2       7×7   9,472",
            "global  512   8×6        32      all   2,345,678",
        ],
        LayerTable.Lines(Layers));

    [Fact]
    public void Events_Layers_TellTheirSizes() => Assert.Equal(
        [
            new LayerMeasured("stem", 64, 128, 88, 2, 7, 9472),
            new LayerMeasured("global", 512, 8, 6, 32, null, 2_345_678),
        ],
        LayerTable.Events(Layers));
}
