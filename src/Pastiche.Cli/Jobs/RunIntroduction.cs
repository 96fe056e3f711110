using Pastiche.Cli.Display;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Jobs;

/// <summary>Describes a run in one line before it starts.</summary>
internal static class RunIntroduction
{
    private const int MostNames = 3;

    /// <summary>The line, such as "cat.jpg + starry_night.jpg → out.png, 512×341, about 1.2 GB of memory and 40 s".</summary>
    public static string Of(StylizeRequest request, StylizeOptions options, StylizePlan plan, TimeSpan time)
    {
        var last = plan.Scales[^1];
        var images = $"{(request.Content is null ? "texture of " : $"{request.Content} + ")}{Names(request.Styles)} → {request.Output}";
        return $"{images}, {Format.Size(last.Width, last.Height)}, {Format.Estimate(plan.MemoryBytes, time)}{Thrift(options)}";
    }

    /// <summary>What is done to fit into memory; empty for nothing.</summary>
    private static string Thrift(StylizeOptions options)
    {
        var defaults = StylizeOptions.Default;
        var pairs = (options.CurvaturePairs, options.CurvaturePrecision) == (defaults.CurvaturePairs, defaults.CurvaturePrecision)
            ? ""
            : $", L-BFGS remembers {options.CurvaturePairs} steps"
                + (options.CurvaturePrecision == CurvaturePrecision.Half ? " in half precision" : "");
        return (options.TileSide is { } side ? $", in tiles of {side} pixels" : "") + pairs;
    }

    private static string Names(IReadOnlyList<StyleRequest> styles) =>
        styles.Count <= MostNames ? string.Join(" + ", styles.Select(style => style.Path)) : $"{styles.Count} styles";
}
