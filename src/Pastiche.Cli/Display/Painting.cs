namespace Pastiche.Cli.Display;

/// <summary>What is going to be done.</summary>
/// <param name="Content">The content picture's path as it was given; null for a texture.</param>
/// <param name="Styles">The style pictures' paths as they were given.</param>
/// <param name="Output">The result's path as it was given.</param>
/// <param name="Plan">Sizes, iterations and memory.</param>
internal sealed record Painting(string? Content, IReadOnlyList<string> Styles, string Output, StylizePlan Plan)
{
    private const int MostNames = 3;

    /// <summary>Which one it is of several, as in [2/6]; null where it is the only one.</summary>
    public string? Place { get; init; }

    /// <summary>The same in one line.</summary>
    public string Summary
    {
        get
        {
            var last = Plan.Scales[^1];
            var images = $"{(Content is null ? "texture of " : $"{Content} + ")}{Named()} → {Output}";
            return $"{(Place is null ? "" : Place + " ")}{Printable.Text(images)}, {Format.Size(last.Width, last.Height)}, about {Format.Bytes(Plan.MemoryBytes)} of memory";
        }
    }

    private string Named() => Styles.Count <= MostNames ? string.Join(" + ", Styles) : $"{Styles.Count} styles";
}
