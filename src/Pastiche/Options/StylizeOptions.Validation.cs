using Pastiche.Graphs;
using Pastiche.Options;

namespace Pastiche;

public sealed partial record StylizeOptions
{
    /// <summary>Checks every range, and that the layers are the backbone's.</summary>
    /// <exception cref="PasticheException">Something is out of range or unknown.</exception>
    internal void Validate(Backbone backbone)
    {
        Scales.Validate();
        Setting.Require(this);
        RequireSomething();
        if (Initialization is { Kind: InitializationKind.Image, Image: null }) throw Errors.MissingStart(Initialization.Checksum);
        MatchContent.Validate();
        if (DetailMap is { IsMissing: true }) throw Errors.MissingDetailMap(DetailMap.Checksum);
        var layers = new MeasuredLayers(backbone, this);
        Validate("content", layers.Content);
        Validate("style", layers.Style);
    }

    private void RequireSomething()
    {
        if (ContentWeight == 0 && StyleWeight == 0)
            throw Errors.OutOfRange("Both the content and the style weight", "0", "at least one of them above 0");
        RequireFinite("content", ContentWeight, EffectiveContentWeight);
        RequireFinite("style", StyleWeight, EffectiveStyleWeight);
        RequireFinite("total variation", TotalVariationWeight, EffectiveTotalVariationWeight);
        if (EffectiveContentWeight == 0 && EffectiveStyleWeight == 0)
        {
            throw Errors.OutOfRange(
                "The strength", FormattableString.Invariant($"{Strength}"), "one that leaves the content or the style a weight above 0");
        }

        foreach (var loss in StyleLosses) Setting.Require(loss, $" of the style loss {loss.Kind}");
        if (!(StyleLosses.Sum(loss => loss.Weight) > 0)) throw Errors.OutOfRange("The sum of the style losses' weights", "0", "above 0");
        if (StyleLosses.GroupBy(loss => loss.Kind).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw Errors.OutOfRange($"The number of times that {repeated.Key} is among the style losses", $"{repeated.Count()}", "1");
        if (ColorMethod is { } method && Colors == ColorSource.Style)
        {
            throw Errors.OutOfRange(
                "The color method", $"{method}", "none where the colors are the style's; choose the content's, or to match them");
        }
    }

    private void RequireFinite(string kind, float weight, float effective)
    {
        // At either end of the strength a weight counts four times.
        if (float.IsFinite(effective)) return;
        var what = FormattableString.Invariant($"The {kind} weight with the strength {Strength}");
        throw Errors.OutOfRange(what, FormattableString.Invariant($"{weight}"), "up to 8E+37");
    }

    private static void Validate(string kind, ValueList<LayerWeight> layers)
    {
        foreach (var layer in layers) Setting.Require(layer, $" of {kind} layer {layer.Layer}");
        if (layers.Sum(layer => layer.Weight) <= 0) throw Errors.OutOfRange($"The sum of the {kind} layers' weights", "0", "above 0");
        if (layers.GroupBy(layer => layer.Layer).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw Errors.OutOfRange($"The number of times that {repeated.Key} is among the {kind} layers", $"{repeated.Count()}", "1");
    }
}
