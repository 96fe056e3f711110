using Pastiche.Cli.Lesson;
using Xunit;

namespace Pastiche.Cli.Tests.Lesson;

public sealed class ShuffledReconstructionTests
{
    [Fact]
    public void Make_SmallPicture_AimsAtTheSamePositionsInAnotherOrder()
    {
        using var laboratory = new NetworkSession(Backbone.ResNet18);
        var part = new ShuffledReconstruction(laboratory, Images.Content(60, 44), "stage1_1", new ReconstructionSettings(60, 2, Seed: 3));

        Make(part);

        Assert.Equal((64, 16, 12), (part.Features!.Maps, part.Features.Width, part.Features.Height));
        Assert.Equal(part.Features.Shuffle(3).Values, part.Shuffled!.Values);
        Assert.InRange(part.GramDifference!.Value, 0, 1e-6);
        Assert.Equal((60, 44), (part.Result!.Image.Width, part.Result.Image.Height));
        Assert.Matches(@"^SSIM 0\.\d+, Gram matrices differ by ", part.Outcome);
    }

    /// <summary>The bar: the same Gram matrix, another picture.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Make_Photograph_HasTheSameGramMatrixAndCannotBeRecognized()
    {
        using var laboratory = new NetworkSession(Backbone.ResNet18);
        var image = Image.Load(Path.Combine(Repository.Root, "samples", "content", "chelsea.jpg"), 256);
        var rebuilt = new ContentReconstruction(laboratory, image, "stage2_2", ReconstructionSettings.Default);
        var shuffled = new ShuffledReconstruction(laboratory, image, "stage2_2", ReconstructionSettings.Default);

        Make(rebuilt);
        Make(shuffled);

        Assert.InRange(shuffled.GramDifference!.Value, 0, 1e-6);
        Assert.InRange(shuffled.Similarity!.Value, -1, 0.2);
        Assert.InRange(shuffled.SimilarityOf(rebuilt.Result!.Image), 0.45, 1);
    }

    private static void Make(JobPart part)
    {
        foreach (var done in part.Make(TestContext.Current.CancellationToken)) Assert.InRange(done, 0, 1);
    }
}
