using Xunit;

namespace Pastiche.Packages.Tests;

/// <summary>Programs of the folder samples, run from the root as they say.</summary>
public sealed class SamplesTests(Workshop workshop) : IClassFixture<Workshop>
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Walk_FromTheRoot_PaintsItsPicturesAndTheSameAgain()
    {
        var folder = workshop.Path("walk");

        var output = workshop.DotNet(Repository.Root, "run", "-c", "Release", "samples/Walk.cs", "--", folder);

        Assert.EndsWith("the same pixels: True", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(
            ["cat.png", "own-colours.png", "strength-0.2.png", "strength-0.5.png", "strength-0.8.png"],
            Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order());
    }
}
