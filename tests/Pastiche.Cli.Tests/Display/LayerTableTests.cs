using System.Text;
using Pastiche.Cli.Display;
using Pastiche.Lesson.Experiments;
using Xunit;

namespace Pastiche.Cli.Tests.Display;

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
    public void Write_Layer_IsOneObject()
    {
        var output = new MemoryStream();

        var lines = new JsonLines(output);
        foreach (var layer in Layers) lines.Write(json => LayerTable.Write(json, layer));

        Assert.Equal(
            """{"event":"layer","name":"stem","maps":64,"width":128,"height":88,"stride":2,"receptiveField":7,"parameters":9472}""" + "\n"
            + """{"event":"layer","name":"global","maps":512,"width":8,"height":6,"stride":32,"receptiveField":null,"parameters":2345678}""" + "\n",
            Encoding.UTF8.GetString(output.ToArray()));
    }
}
