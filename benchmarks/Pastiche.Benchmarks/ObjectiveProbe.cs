using Pastiche.Graphs;
using Pastiche.ImagePriors;
using Pastiche.Losses;
using Pastiche.Runtime;

namespace Pastiche.Benchmarks;

/// <summary>The default objective of a network at one size, aimed at the features of noise.</summary>
internal sealed class ObjectiveProbe : IDisposable
{
    private readonly CompiledObjective _objective;
    private readonly float[] _gradient;

    /// <param name="backbone">The network.</param>
    /// <param name="side">Pixels of both sides.</param>
    /// <param name="executor">What runs it.</param>
    public ObjectiveProbe(Backbone backbone, int side, IExecutor executor)
    {
        var objective = ObjectiveOf(backbone);
        var fused = objective.Fused(side, side);
        _objective = new FusedObjective(objective, fused, executor.Compile(fused));
        _objective.SetTargets(Targets(objective, side, executor));
        Image(side, 3).Pixels.CopyTo(_objective.Image);
        _gradient = new float[_objective.Image.Length];
    }

    /// <summary>The losses of the default options on a network's default layers.</summary>
    public static Objective ObjectiveOf(Backbone backbone) => new(backbone,
    [
        .. backbone.ContentLayers.Select(layer => new Term(TermKind.Content, layer.Layer, new ContentLoss())),
        .. from loss in StylizeOptions.Default.StyleLosses
           from layer in backbone.StyleLayers
           select new Term(TermKind.Style, layer.Layer, StyleLosses.Of(loss.Kind)),
    ]);

    /// <summary>Seeded noise over a gradient.</summary>
    public static Image Image(int side, int seed)
    {
        var (image, random) = (new Image(side, side), new Random(seed));
        for (var i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = (0.5f * (i % side) / side) + (0.5f * random.NextSingle());
        return image;
    }

    private static Target[] Targets(Objective objective, int side, IExecutor executor)
    {
        using var measurement = executor.Compile(objective.Measurement(side, side));
        Image(side, 1).Pixels.CopyTo(measurement.Input(Objective.Image));
        measurement.Run();
        return [.. objective.Terms.Select(
            term => Target.Of(term, measurement.Output(term.Target).ToArray(), 1.0 / objective.Terms.Count, 1))];
    }

    public double Call()
    {
        _objective.Run(_gradient, CancellationToken.None);
        return new TotalVariation().AddGradient(_objective.Image, _objective.Width, _objective.Height, 0.05f, _gradient);
    }

    public void Dispose() => _objective.Dispose();
}
