using Pastiche.Graphs;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Passes;

namespace Pastiche.Losses;

/// <summary>
/// The objective of style transfer as graphs: features → sums over positions → one distance a term → the gradient of
/// Σ coefficient·distance with respect to the image. One definition gives every form: fused for whole pictures, or in passes for
/// pictures in parts. Targets, coefficients (weights, over denominators) and position weights are inputs, so a compiled graph serves
/// any pictures of its size.
/// </summary>
/// <param name="Backbone">The measuring instrument.</param>
/// <param name="Terms">What is compared; each name once.</param>
/// <param name="Weighted">
/// Whether every term has position weights as an input, for parts of a style and for the positions that a tile owns; terms of a region always do.
/// </param>
internal sealed record Objective(Backbone Backbone, ValueList<Term> Terms, bool Weighted = false)
{
    /// <summary>Input: RGB from 0 to 1, [1, 3, height, width].</summary>
    public const string Image = "image";

    /// <summary>Input: what each term's distance is multiplied by, [terms].</summary>
    public const string Coefficients = "coefficients";

    /// <summary>Output: each term's distance, [terms].</summary>
    public const string Distances = "distances";

    /// <summary>Output: the gradient of the image, [1, 3, height, width].</summary>
    public const string ImageGradient = "gradient";

    /// <summary>Image → the targets that it sets. Run on the content and on the style picture, each with its terms.</summary>
    public Graph Measurement(int width, int height)
    {
        var (graph, _, features) = Begin("measurement", width, height);
        foreach (var term in Terms) graph.Output(term.Target, term.Measure(graph, features[term.Layer], WeightsOf(graph, term, features)));
        return graph;
    }

    /// <summary>Measured targets → the targets that the other graphs take, for terms whose loss tells them apart.</summary>
    public Graph Preparation()
    {
        var graph = new Graph("preparation");
        foreach (var term in Terms.Where(term => term.Loss.HasPreparation))
            graph.Output(term.Prepared, term.Loss.Prepare(graph, graph.Input(term.Target, TargetShape(term, SampleShape(term)))));
        return graph;
    }

    /// <summary>Image, targets and coefficients → distances and gradient, in one graph.</summary>
    public Graph Fused(int width, int height)
    {
        var (graph, image, features) = Begin("objective", width, height);
        var distances = Join(graph, Terms.Select(term =>
        {
            var target = graph.Input(term.Target, TargetShape(term, features[term.Layer].Shape));
            var sums = term.Loss.Represent(graph, features[term.Layer], WeightsOf(graph, term, features), target);
            return term.Loss.Compare(graph, sums, target);
        }));
        graph.Output(Distances, distances);
        graph.Output(ImageGradient, Gradient.Of(graph, [(distances, graph.Input(Coefficients, distances.Shape))], image));
        return FuseSums.Apply(graph);
    }

    /// <summary>First pass: image and positional targets → sums over its positions.</summary>
    public Graph Sums(int width, int height)
    {
        var (graph, _, features) = Begin("sums", width, height);
        foreach (var term in Terms)
        {
            var sums = RepresentPart(graph, term, features);
            for (var i = 0; i < sums.Count; i++) graph.Output(term.Sum(i), sums[i]);
        }

        return graph;
    }

    /// <summary>Between the passes: sums, statistic targets and coefficients → distances and the cotangents of the sums.</summary>
    public Graph Comparison()
    {
        var graph = new Graph("comparison");
        var inputs = Terms.ToDictionary(term => term, term => SumShapes(term).Select((shape, i) => graph.Input(term.Sum(i), shape)).ToArray());
        var distances = Join(graph, Terms.Select(term =>
        {
            var target = term.Loss.IsPositional ? null : graph.Input(term.Target, TargetShape(term, SampleShape(term)));
            return term.Loss.Compare(graph, [.. inputs[term]], target);
        }));
        graph.Output(Distances, distances);
        var seed = graph.Input(Coefficients, distances.Shape);
        foreach (var term in Terms)
        {
            for (var i = 0; i < inputs[term].Length; i++) graph.Output(term.SumCotangent(i), Gradient.Of(graph, [(distances, seed)], inputs[term][i]));
        }

        return graph;
    }

    /// <summary>Second pass: image, positional targets and the cotangents of the sums → the gradient of the image.</summary>
    public Graph Pullback(int width, int height)
    {
        var (graph, image, features) = Begin("pullback", width, height);
        var seeds = new List<(Value, Value)>();
        foreach (var term in Terms)
        {
            var sums = RepresentPart(graph, term, features);
            for (var i = 0; i < sums.Count; i++) seeds.Add((sums[i], graph.Input(term.SumCotangent(i), sums[i].Shape)));
        }

        graph.Output(ImageGradient, Gradient.Of(graph, seeds, image));
        return FuseSums.Apply(graph);
    }

    private (Graph Graph, Value Image, IReadOnlyDictionary<string, Value> Features) Begin(string name, int width, int height)
    {
        var graph = new Graph($"{Backbone.Name} {name}");
        var image = graph.Input(Image, [1, 3, height, width]);
        return (graph, image, Backbone.Features(graph, image, [.. Terms.Select(term => term.Layer).Distinct()]));
    }

    private ValueList<Value> RepresentPart(Graph graph, Term term, IReadOnlyDictionary<string, Value> features)
    {
        var layer = features[term.Layer];
        var target = term.Loss.IsPositional ? graph.Input(term.Target, TargetShape(term, layer.Shape)) : null;
        return term.Loss.Represent(graph, layer, WeightsOf(graph, term, features), target);
    }

    private Value? WeightsOf(Graph graph, Term term, IReadOnlyDictionary<string, Value> features)
    {
        if (!Weighted && term.Region is null) return null;
        var shape = features[term.Layer].Shape;
        return graph.Inputs.FirstOrDefault(input => Graph.NameOf(input) == term.Weights) ?? graph.Input(term.Weights, [1, 1, shape[2], shape[3]]);
    }

    /// <summary>[terms] from one scalar each.</summary>
    private static Value Join(Graph graph, IEnumerable<Value> scalars) => graph.Concat([.. scalars.Select(scalar => graph.Reshape(scalar, [1]))], 0);

    private static Shape TargetShape(Term term, Shape features)
    {
        var scratch = new Graph("target");
        return term.Measure(scratch, scratch.Input("features", features)).Shape;
    }

    private IEnumerable<Shape> SumShapes(Term term)
    {
        var scratch = new Graph("sums");
        var features = scratch.Input("features", SampleShape(term));
        return term.Loss.Represent(scratch, features, null, term.Loss.IsPositional ? features : null).Select(sum => sum.Shape);
    }

    /// <summary>Features of a single position: enough to know shapes that do not depend on the picture's size.</summary>
    private Shape SampleShape(Term term) => [1, Backbone.FindLayer(term.Layer).Channels, 1, 1];
}
