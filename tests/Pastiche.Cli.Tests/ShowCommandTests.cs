using System.Security.Cryptography;
using System.Text.Json;
using Xunit;

namespace Pastiche.Cli.Tests;

public sealed class ShowCommandTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("png", "32×24, PNG, 8 bits")]
    [InlineData("jpg", "32×24, JPEG, 8 bits, quality 95", Traits = ["Category", "Slow"])]
    [InlineData("webp", "32×24, WebP, 8 bits, quality 95", Traits = ["Category", "Slow"])]
    [InlineData("tiff", "32×24, TIFF, 8 bits", Traits = ["Category", "Slow"])]
    public void Show_AResult_TellsHowItWasMade(string extension, string written)
    {
        _workshop.Run($"stylize content.png style.png -o out.{extension} --size 32 --iterations 2 --style-layers "
            + $"stem:3,stage1_1 --quiet").Succeeded();

        var lines = _workshop.Run($"show out.{extension}").Succeeded().Lines;

        string[] expected =
        [
            $"picture         {written}",
            $"content         SHA-256 {Sha256("content.png")}",
            $"style           SHA-256 {Sha256("style.png")}",
            "start           content",
            "scales          32 pixels × 2 iterations",
            "weights         content 0.01, style 1, tv 0.06 (colour × 5), range 10",
            "losses          gram+neighbors:0.2, relative",
            "content layers  stage2_2",
            "style layers    stem × 3, stage1_1",
            "style scale     1",
            "optimizer       lbfgs on laplacianPyramid",
        ];
        Assert.Equal(expected, lines[..expected.Length]);
        Assert.Matches("^backbone        resnet18, SHA-256 [0-9a-f]{64}$", lines[^2]);
        Assert.Matches(@"^made by         Pastiche [0-9.]+\S*, (Pastiche\.Cpu [0-9.]+\S* \([^)]+\)|ONNX Runtime [0-9.]+), \S+", lines[^1]);
    }

    [Fact]
    public void Show_Json_IsTheWholeRecipe()
    {
        _workshop.Run("stylize content.png style.png -o out.png --size 32 --iterations 1 --quiet").Succeeded();

        var json = _workshop.Run("show out.png --json").Succeeded().Output;

        var recipe = JsonDocument.Parse(json).RootElement;
        Assert.Equal(Sha256("content.png"), recipe.GetProperty("content").GetProperty("checksum").GetString());
        Assert.Equal(Recipe.Load(_workshop.File("out.png")), Recipe.Parse(json));
    }

    [Fact]
    public void Show_APictureWithoutRecipe_SaysSo()
    {
        var result = _workshop.Run("show content.png");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("content.png: there is no recipe in it", result.ErrorLine(), StringComparison.Ordinal);
    }

    private string Sha256(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_workshop.File(name))));
}
