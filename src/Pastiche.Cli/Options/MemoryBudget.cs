using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Options;

/// <summary>The memory that a run may take, and how it is kept to.</summary>
/// <param name="Tiles">How pictures are cut for measuring; null if the options have it.</param>
/// <param name="Given">The bytes of --memory; null for what is free.</param>
internal sealed record MemoryBudget(TileChoice? Tiles, long? Given = null)
{
    /// <summary>The share of free memory that is used: estimates and other programs may be wrong by the rest.</summary>
    private const double UsedShare = 0.85;

    /// <summary>What is free, with tiles where it is too little.</summary>
    public static MemoryBudget Default { get; } = new(TileChoice.Automatic);

    /// <summary>The bytes.</summary>
    public long Bytes => Given ?? (long)(FreeMemory.Bytes * UsedShare);

    /// <summary>The options of a run that keep to the budget, or those that come closest.</summary>
    /// <param name="stylizer">The stylizer.</param>
    /// <param name="content">The content.</param>
    /// <param name="styles">The styles.</param>
    /// <param name="options">The options.</param>
    public StylizeOptions Fit(Stylizer stylizer, Image content, StyleMix styles, StylizeOptions options) =>
        Tiles switch
        {
            null => options,
            { IsAutomatic: false, Side: null } => options with { TileSide = null },
            _ => stylizer.FitOrLeast(content, styles, options with { TileSide = Tiles.Side }, Bytes).Options,
        };
}
