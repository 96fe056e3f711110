using Xunit;

namespace Pastiche.Cli.Tests.Options;

/// <summary>What a shell can offer after an option.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("--preset ", "classic", "draft", "fine", "gatys", "standard")]
    [InlineData("--preset st", "standard")]
    [InlineData("--optimizer ", "adam", "lbfgs")]
    [InlineData("--engine ", "auto", "cpu", "onnxruntime")]
    [InlineData("--init ", "content", "gray", "noise")]
    [InlineData("--bits ", "16", "8")]
    [InlineData("--pooling ", "average", "max", "scaled-average")]
    [InlineData("--backbone squ", "squeezenet1.1")]
    [InlineData("--backbone vgg19 --style-layers conv5_", "conv5_1", "conv5_2", "conv5_3", "conv5_4")]
    [InlineData("--style-layers ste", "stem")]
    [InlineData("--content-layers stage2", "stage2_1", "stage2_2")]
    [InlineData("--style-layers stem:3,stage1", "stem:3,stage1_1", "stem:3,stage1_2")]
    [InlineData("--style-layers stage1_1:2,stage1", "stage1_1:2,stage1_2")]
    [InlineData("--preset gatys --style-layers conv1_1,conv1", "conv1_1,conv1_2")]
    [InlineData("--normalization ", "gatys", "relative")]
    [InlineData("--parameterization ", "pixels", "pyramid")]
    [InlineData("--background dodger", "DodgerBlue")]
    public void Completions_OptionOfNames_AreItsNames(string typed, params string[] expected)
    {
        // The parser completes a word that is begun only where it is given the line as a whole.
        var line = $"pastiche stylize a.jpg b.jpg {typed}";
        var parse = CommandLine.Parse([]).RootCommandResult.Command.Parse(line);

        Assert.Equal(expected, parse.GetCompletions(line.Length).Select(completion => completion.Label));
    }
}
