using Pastiche.Graphs;
using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Metrics;
using Xunit;

namespace Pastiche.Lesson.Tests.Experiments;

/// <summary>Pictures rebuilt from what layers know of them.</summary>
public sealed class ReconstructionTests : IDisposable
{
    private readonly NetworkSession _session = new(Backbone.ResNet18);

    private ValueList<LayerWeight> Layers => _session.Backbone.StyleLayers;

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Content_FromTheStem_ComesNearerThanFromTheDeepestLayer()
    {
        var (stem, deepest) = (Rebuild(Layers[0].Layer), Rebuild(Layers[^1].Layer));

        Assert.True(stem.PeakSignalToNoise > deepest.PeakSignalToNoise + 3, $"{stem.Outcome} and {deepest.Outcome}");
        Assert.Equal("content rebuilt from stem", stem.Title);
        Assert.Matches("^[0-9]+\\.[0-9] dB$", stem.Outcome);
    }

    [Fact]
    public void Content_ItsRecipe_PaintsItAgainToTheBit()
    {
        var rebuilt = Rebuild("stage1_2", iterations: 5);
        var again = _session.Stylizer.Run(Images.Content(), Images.Content(), rebuilt.Result!.Recipe.Options);
        Assert.Equal(rebuilt.Result.Image.Pixels.ToArray(), again.Image.Pixels.ToArray());
    }

    [Fact]
    public void Style_SetsOfLayers_GrowByOne()
    {
        var sets = StyleReconstruction.Growing([new("a"), new("b"), new("c")]).ToList();

        Assert.Equal(["a", "a,b", "a,b,c"], sets.Select(set => string.Join(',', set.Select(layer => layer.Layer))));
        Assert.Equal(["a", "a + b", "a … c"], sets.Select(StyleReconstruction.Name));
    }

    [Fact]
    public void Style_Rebuilt_HasItsGramMatrixAndNotItsPlaces()
    {
        var style = Images.Style();
        var part = new StyleReconstruction(_session, style, [Layers[0]], new ReconstructionSettings(48, 60));
        foreach (var _ in part.Run(TestContext.Current.CancellationToken))
        {
            // Pulling is what makes it go on.
        }

        var (first, last) = (part.Steps[0].Terms.Style, part.Steps[^1].Terms.Style);
        Assert.True(last < first / 10, $"from {first} to {last}");
        var rebuilt = part.Result!.Image;
        Assert.InRange(PeakSignalToNoise.Of(rebuilt, style.Resize(rebuilt.Width, rebuilt.Height)), 0, 15);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Content_OfThePhotograph_FallsOverTheStages()
    {
        var chelsea = Image.Load(Path.Combine(Repository.Root, "samples/content/chelsea.jpg"), ReconstructionSettings.Default.LongSide);
        string[] layers = ["stem", "stage1_2", "stage2_2", "stage3_2"];
        double[] decibels = [.. layers.Select(layer => Rebuild(layer, chelsea, ReconstructionSettings.Default).PeakSignalToNoise!.Value)];

        Assert.True(decibels[0] >= 30, $"the stem gives {decibels[0]:F1} dB back");
        Assert.Equal(decibels.OrderDescending(), decibels);
    }

    private ContentReconstruction Rebuild(string layer, int iterations = 40) =>
        Rebuild(layer, Images.Content(), new ReconstructionSettings(64, iterations));

    private ContentReconstruction Rebuild(string layer, Image image, ReconstructionSettings settings)
    {
        var part = new ContentReconstruction(_session, image, layer, settings);
        foreach (var _ in part.Run(TestContext.Current.CancellationToken))
        {
            // Pulling is what makes it go on.
        }

        return part;
    }
}
