using Pastiche.Cli.Display;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Jobs;

/// <summary>Describes a run in one line before it starts.</summary>
internal static class RunIntroduction
{
    private const int MostNames = 3;

    /// <summary>The line, such as "cat.jpg + starry_night.jpg → out.png, 512×341, about 1.2 GB of memory".</summary>
    public static string Of(StylizeRequest request, StylizePlan plan)
    {
        var last = plan.Scales[^1];
        var images = $"{(request.Content is null ? "texture of " : $"{request.Content} + ")}{Names(request.Styles)} → {request.Output}";
        return $"{images}, {Format.Size(last.Width, last.Height)}, about {Format.Bytes(plan.MemoryBytes)} of memory";
    }

    private static string Names(IReadOnlyList<StyleRequest> styles) =>
        styles.Count <= MostNames ? string.Join(" + ", styles.Select(style => style.Path)) : $"{styles.Count} styles";
}
