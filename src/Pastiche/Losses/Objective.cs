using Pastiche.Graphs;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Passes;

namespace Pastiche.Losses;

/// <summary>
/// The objective of style transfer as graphs: features → sums over positions → one distance a term → the gradient of
/// Σ coefficient·distance with respect to the image. Targets, coefficients (weights over denominators) and position weights are inputs, so
/// that a compiled graph serves any images of its size. <see cref="TiledObjective"/> computes it in parts.
/// </summary>
/// <param name="Backbone">The measuring instrument.</param>
/// <param name="Terms">What is compared; each name once.</param>
/// <param name="Weighted">
/// Whether every term has position weights as an input, for parts of a style and for the positions that a tile owns; terms of a region
/// always do.
/// </param>
internal sealed record Objective(Backbone Backbone, ValueList<Term> Terms, bool Weighted = false)
{
    /// <summary>Input: RGB from 0 to 1, [1, 3, height, width].</summary>
    public const string Image = "image";

    /// <summary>Input: the factor of each term's distance in the total, [terms].</summary>
    public const string Coefficients = "coefficients";

    /// <summary>Output: each term's distance, [terms].</summary>
    public const string Distances = "distances";

    /// <summary>Output: the gradient of the image, [1, 3, height, width].</summary>
    public const string ImageGradient = "gradient";

    /// <summary>Image → the targets that it sets. Run on the content and on the style image, each with its terms.</summary>
    public Graph Measurement(int width, int height)
    {
        var building = new ObjectiveGraph(this, "measurement", width, height);
        foreach (var term in Terms)
            building.Graph.Output(term.Target, term.Loss.Measure(building.Features(term), building.Weights(term)));
        return building.Graph;
    }

    /// <summary>Measured targets → the targets that the other graphs take, for terms whose loss tells them apart.</summary>
    public Graph Preparation()
    {
        var graph = new Graph("preparation");
        foreach (var term in Terms.Where(term => term.Loss.HasPreparation))
            graph.Output(term.Prepared, term.Loss.Prepare(graph.Input(term.Target, term.TargetShape(OnePosition(term)))));
        return graph;
    }

    /// <summary>Image, targets and coefficients → distances and gradient, in one graph.</summary>
    public Graph Fused(int width, int height)
    {
        var building = new ObjectiveGraph(this, "objective", width, height);
        var graph = building.Graph;
        var distances = Join(graph, Terms.Select(term =>
        {
            var target = building.Target(term);
            return term.Loss.Compare(term.Loss.Represent(building.Features(term), building.Weights(term), target), target);
        }));
        graph.Output(Distances, distances);
        graph.Output(ImageGradient, Gradient.Of(graph, [(distances, graph.Input(Coefficients, distances.Shape))], building.Image));
        return FuseSums.Apply(graph);
    }

    /// <summary>[terms] from one scalar each.</summary>
    public static Value Join(Graph graph, IEnumerable<Value> scalars) =>
        graph.Concat([.. scalars.Select(scalar => graph.Reshape(scalar, [1]))], 0);

    /// <summary>The shape of features at one position, which is enough to infer shapes that do not depend on the image's size.</summary>
    public Shape OnePosition(Term term) => [1, Backbone.FindLayer(term.Layer).Channels, 1, 1];
}
