using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Runtime;

namespace Pastiche.Tests.Parity;

/// <summary>The paper's objective of a backbone at a picture, as ONNX Runtime gives it.</summary>
internal sealed record Evaluated
{
    private Evaluated()
    {
    }

    public required double Content { get; init; }

    public required double Style { get; init; }

    public required double[] Gradient { get; init; }

    /// <summary>Measures a picture.</summary>
    /// <param name="backbone">With its default layers.</param>
    /// <param name="dump">The pictures.</param>
    /// <param name="alpha">The weight of the content, for features as they are: no factor makes up for inputs from 0 to 1.</param>
    /// <param name="beta">The weight of the style, likewise.</param>
    public static Evaluated Of(Backbone backbone, PeerDump dump, double alpha, double beta)
    {
        var executor = new OnnxRuntimeExecutor(0);
        Target[] targets =
        [
            .. Targets(backbone.ContentLayers, TermKind.Content, new ContentLoss(), dump.Content, alpha),
            .. Targets(backbone.StyleLayers, TermKind.Style, new GramLoss(), dump.Style, beta),
        ];
        var start = dump.Start;
        var objective = new Objective(backbone, [.. targets.Select(target => target.Term)]);
        var fused = objective.Fused(start.Width, start.Height);
        using var compiled = new FusedObjective(objective, fused, executor.Compile(fused));
        compiled.SetTargets(targets);
        start.Pixels.CopyTo(compiled.Image);
        var gradient = new float[start.Pixels.Length];
        compiled.Run(gradient, CancellationToken.None);
        var losses =
            targets.Zip(compiled.Distances.ToArray(), (target, distance) => (target.Term.Kind, Loss: target.Loss(distance))).ToArray();
        return new Evaluated
        {
            Content = losses.Where(loss => loss.Kind == TermKind.Content).Sum(loss => loss.Loss),
            Style = losses.Where(loss => loss.Kind == TermKind.Style).Sum(loss => loss.Loss),
            Gradient = Losses.Reference.Doubles(gradient),
        };

        IEnumerable<Target> Targets(ValueList<LayerWeight> layers, TermKind kind, FeatureLoss loss, Image image, double weight)
        {
            Term[] terms = [.. layers.Select(layer => new Term(kind, layer.Layer, loss))];
            using var measurement = executor.Compile(new Objective(backbone, [.. terms]).Measurement(image.Width, image.Height));
            image.Pixels.CopyTo(measurement.Input(Objective.Image));
            measurement.Run();
            return [.. terms.Select(term => Target.Of(
                term, measurement.Output(term.Target).ToArray(), 1.0 / terms.Length, weight, paperScale: 1))];
        }
    }
}
