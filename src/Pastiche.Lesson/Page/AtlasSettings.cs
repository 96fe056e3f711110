using Pastiche.Lesson.Experiments;

namespace Pastiche.Lesson.Page;

/// <summary>Size and effort of the experiments of an atlas.</summary>
public sealed record AtlasSettings
{
    /// <summary>The largest size of figures, in pixels. A larger one would hardly show more about a layer.</summary>
    private const int LargestFigure = 256;

    /// <summary>All experiments, with a result of 512 pixels.</summary>
    public static AtlasSettings Full { get; } = new()
    {
        LongSide = 512,
        ReconstructionIterations = 300,
        Depths = 4,
        HasEveryLayer = true,
        NoiseSeeds = [1, 2],
    };

    /// <summary>Fewer and smaller experiments, which take a few minutes on two cores.</summary>
    public static AtlasSettings Quick { get; } = new()
    {
        LongSide = 256,
        ReconstructionIterations = 150,
        Depths = 3,
        HasEveryLayer = false,
        NoiseSeeds = [1],
    };

    /// <summary>The long side of the result, in pixels.</summary>
    public required int LongSide { get; init; }

    /// <summary>The iterations of each content reconstruction.</summary>
    public required int ReconstructionIterations { get; init; }

    /// <summary>The iterations at each scale of a painting.</summary>
    public int PaintingIterations { get; init; } = ScaleSchedule.FullIterations;

    /// <summary>The largest number of rows of the sweep.</summary>
    public required int Depths { get; init; }

    /// <summary>Indicates whether images are rebuilt from every style layer, or only from one of each size of feature maps.</summary>
    public required bool HasEveryLayer { get; init; }

    /// <summary>The seeds of the paintings from noise.</summary>
    public required IReadOnlyList<int> NoiseSeeds { get; init; }

    /// <summary>The long side of all other images, in pixels.</summary>
    public int FigureSide => Math.Min(LongSide, LargestFigure);

    /// <summary>The settings of content reconstructions.</summary>
    internal ReconstructionSettings Contents => new(FigureSide, ReconstructionIterations);

    /// <summary>The settings of style reconstructions.</summary>
    internal ReconstructionSettings Styles => new(FigureSide, PaintingIterations);

    /// <summary>The options of the result: Gram matrices alone, which the page explains.</summary>
    internal StylizeOptions Painting =>
        StylizeOptions.Classic with { Scales = ScaleSchedule.UpTo(LongSide).WithIterations(PaintingIterations) };

    /// <summary>The options of the sweep. It starts from noise, so that content in its images comes from the ratio alone.</summary>
    internal StylizeOptions Sweep => StylizeOptions.Classic with
    {
        Scales = ScaleSchedule.UpTo(FigureSide).WithIterations(PaintingIterations),
        Initialization = Initialization.Noise,
    };
}
