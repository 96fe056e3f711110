using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>A term of the objective: one loss on one layer, in one region of the image or in all of it.</summary>
/// <param name="Kind">The image that sets the target: content or style.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Region">The index of the region, from 0; null for the whole image.</param>
internal sealed record Term(TermKind Kind, string Layer, FeatureLoss Loss, int? Region = null)
{
    /// <summary>The prefix of the names of all position weights.</summary>
    public const string WeightsPrefix = "weights/";

    /// <summary>As in <c>Style/gram/stem</c>, or <c>Style/gram/stem/1</c> for a region; unique in its objective.</summary>
    public string Name => Region is null ? $"{Kind}/{Loss.Name}/{Layer}" : $"{Kind}/{Loss.Name}/{Layer}/{Region}";

    /// <summary>The graph input or output of its target.</summary>
    public string Target => $"target/{Name}";

    /// <summary>The graph output of its prepared target.</summary>
    public string Prepared => $"prepared/{Name}";

    /// <summary>The graph input of its position weights, which terms of one layer and region share.</summary>
    public string Weights => Region is null ? $"{WeightsPrefix}{Kind}/{Layer}" : $"{WeightsPrefix}{Kind}/{Layer}/{Region}";

    /// <summary>The shape of the target that features of a shape set.</summary>
    public Shape TargetShape(Shape features) => Loss.Measure(new Graph("target").Input("features", features), null).Shape;
}

/// <summary>The image that a term compares with.</summary>
internal enum TermKind
{
    /// <summary>The content image.</summary>
    Content,

    /// <summary>The style image.</summary>
    Style,
}
