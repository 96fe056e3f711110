namespace Pastiche.Cli.Lesson.Atlas;

/// <summary>How much is computed for an atlas.</summary>
internal sealed record AtlasSettings
{
    /// <summary>More pixels show more in the result, but hardly more of what a layer knows.</summary>
    private const int LargestFigure = 256;

    /// <summary>All of it.</summary>
    public static AtlasSettings Full { get; } = new() { LongSide = 512, ReconstructionIterations = 300, Depths = 4, HasEveryLayer = true, NoiseSeeds = [1, 2] };

    /// <summary>What a reader needs to understand, in a few minutes.</summary>
    public static AtlasSettings Quick { get; } = new() { LongSide = 256, ReconstructionIterations = 150, Depths = 3, HasEveryLayer = false, NoiseSeeds = [1] };

    /// <summary>The long side of the result, in pixels.</summary>
    public required int LongSide { get; init; }

    /// <summary>Steps of the optimiser for each content that is rebuilt.</summary>
    public required int ReconstructionIterations { get; init; }

    /// <summary>Steps of the optimiser at each scale of what is painted.</summary>
    public int PaintingIterations { get; init; } = ScaleSchedule.FullIterations;

    /// <summary>At most so many numbers of style layers are swept over.</summary>
    public required int Depths { get; init; }

    /// <summary>Whether pictures are rebuilt from every style layer, or from one of each size.</summary>
    public required bool HasEveryLayer { get; init; }

    /// <summary>The seeds of the noise from which the result is painted too.</summary>
    public required IReadOnlyList<int> NoiseSeeds { get; init; }

    /// <summary>The long side of all other pictures.</summary>
    public int FigureSide => Math.Min(LongSide, LargestFigure);

    /// <summary>How contents are rebuilt.</summary>
    public ReconstructionSettings Contents => new(FigureSide, ReconstructionIterations);

    /// <summary>How styles are rebuilt.</summary>
    public ReconstructionSettings Styles => new(FigureSide, PaintingIterations);

    /// <summary>How the result is painted.</summary>
    public StylizeOptions Painting => StylizeOptions.Default with { Scales = ScaleSchedule.UpTo(LongSide).WithIterations(PaintingIterations) };

    /// <summary>How the pictures of the sweep are painted: from noise, which shows what the weights do and nothing else.</summary>
    public StylizeOptions Sweep => StylizeOptions.Default with
    {
        Scales = ScaleSchedule.UpTo(FigureSide).WithIterations(PaintingIterations),
        Initialization = Initialization.Noise,
    };
}
