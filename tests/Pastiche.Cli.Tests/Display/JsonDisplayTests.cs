using System.Text;
using Pastiche.Cli.Display;
using Xunit;

namespace Pastiche.Cli.Tests.Display;

public sealed class JsonDisplayTests : IDisposable
{
    private static readonly Painting Painting = new("a.jpg", ["b.jpg"], "out.png", Steps.Plan);

    private readonly MemoryStream _output = new();

    private string Output => Encoding.UTF8.GetString(_output.ToArray());

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Follow_Step_IsOneLine()
    {
        new JsonDisplay(_output).Follow(Painting, [Steps.At(1, 7)]);

        Assert.EndsWith(
            "}\n{\"event\":\"step\",\"scale\":1,\"width\":64,\"height\":48,\"iteration\":7,\"of\":60,"
            + "\"terms\":{\"content\":0.25,\"style\":0.125,\"tv\":0.0625,\"range\":0.03125},\"total\":0.5,\"seconds\":37}\n",
            Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_Engine_IsToldOnceAndWhenAnotherTakesOver()
    {
        var cpu = new EngineChoice(Engine.Cpu, "Pastiche.Cpu 1.2.3 (AVX2)", "so be it");
        var other = new EngineChoice(Engine.OnnxRuntime, "ONNX Runtime 4.5.6", "it has an Exp");

        new JsonDisplay(_output).Follow(
            Painting, [Steps.At(0, 1) with { Engine = cpu }, Steps.At(0, 2) with { Engine = cpu }, Steps.At(1, 1) with { Engine = other }]);

        var lines = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [
                "{\"event\":\"engine\",\"engine\":\"cpu\",\"name\":\"Pastiche.Cpu 1.2.3 (AVX2)\",\"reason\":\"so be it\"}",
                "{\"event\":\"engine\",\"engine\":\"onnxruntime\",\"name\":\"ONNX Runtime 4.5.6\",\"reason\":\"it has an Exp\"}",
            ],
            [lines[0], lines[3]]);
        Assert.All(new[] { 1, 2, 4 }, i => Assert.StartsWith("{\"event\":\"step\",", lines[i], StringComparison.Ordinal));
    }

    [Fact]
    public void Follow_InfiniteTotal_IsNull()
    {
        new JsonDisplay(_output).Follow(Painting, [Steps.At(0, 1, total: double.PositiveInfinity)]);

        Assert.Contains("\"total\":null,", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Finish_Done_EscapesOnlyWhatJsonMustEscape()
    {
        new JsonDisplay(_output).Finish(new Ending(false, "Ø \"<&>\".png", 64, 48, TimeSpan.FromMilliseconds(1234.5678), 99));

        Assert.Equal(
            "{\"event\":\"done\",\"output\":\"Ø \\\"<&>\\\".png\",\"width\":64,\"height\":48,\"seconds\":1.235,\"peakMemoryBytes\":99}\n",
            Output);
    }

    [Fact]
    public void Finish_CancelledWithoutAPicture_HasNulls()
    {
        new JsonDisplay(_output).Finish(new Ending(true, null, null, null, TimeSpan.FromSeconds(1), 99));

        Assert.Equal(
            "{\"event\":\"cancelled\",\"output\":null,\"width\":null,\"height\":null,\"seconds\":1,\"peakMemoryBytes\":99}\n",
            Output);
    }
}
