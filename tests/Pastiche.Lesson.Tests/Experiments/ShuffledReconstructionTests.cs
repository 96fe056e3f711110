using Pastiche.Lesson.Experiments;
using Xunit;

namespace Pastiche.Lesson.Tests.Experiments;

public sealed class ShuffledReconstructionTests
{
    [Fact]
    public void Run_SmallPicture_AimsAtTheSamePositionsInAnotherOrder()
    {
        using var session = new NetworkSession(Backbone.ResNet18);
        var part = new ShuffledReconstruction(session, Images.Content(60, 44), "stage1_1", new ReconstructionSettings(60, 2, Seed: 3));

        Run(part);

        Assert.Equal((64, 16, 12), (part.Features!.Maps, part.Features.Width, part.Features.Height));
        Assert.Equal(part.Features.Shuffle(3).Values, part.Shuffled!.Values);
        Assert.InRange(part.GramDifference!.Value, 0, 1e-6);
        Assert.Equal((60, 44), (part.Result!.Image.Width, part.Result.Image.Height));
        Assert.Matches(@"^SSIM 0\.\d+, Gram matrices differ by ", part.Outcome);
    }

    /// <summary>The bar: the same Gram matrix, another picture.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Run_Photograph_HasTheSameGramMatrixAndCannotBeRecognized()
    {
        using var session = new NetworkSession(Backbone.ResNet18);
        var image = Image.Load(Path.Combine(Repository.Root, "samples", "content", "chelsea.jpg"), 256);
        var rebuilt = new ContentReconstruction(session, image, "stage2_2", ReconstructionSettings.Default);
        var shuffled = new ShuffledReconstruction(session, image, "stage2_2", ReconstructionSettings.Default);

        Run(rebuilt);
        Run(shuffled);

        Assert.InRange(shuffled.GramDifference!.Value, 0, 1e-6);
        Assert.InRange(shuffled.Similarity!.Value, -1, 0.2);
        Assert.InRange(shuffled.SimilarityOf(rebuilt.Result!.Image), 0.45, 1);
    }

    private static void Run(Painting part)
    {
        foreach (var done in part.Run(TestContext.Current.CancellationToken)) Assert.InRange(done, 0, 1);
    }
}
