namespace Pastiche.Cli.Display;

/// <summary>What is going to be done.</summary>
/// <param name="Content">The content picture's path as it was given.</param>
/// <param name="Style">The style picture's path as it was given.</param>
/// <param name="Output">The result's path as it was given.</param>
/// <param name="Plan">Sizes, iterations and memory.</param>
internal sealed record Painting(string Content, string Style, string Output, StylizePlan Plan)
{
    /// <summary>The same in one line.</summary>
    public string Summary
    {
        get
        {
            var last = Plan.Scales[^1];
            return $"{Printable.Text($"{Content} + {Style} → {Output}")}, {Format.Size(last.Width, last.Height)}, about {Format.Bytes(Plan.MemoryBytes)} of memory";
        }
    }
}
