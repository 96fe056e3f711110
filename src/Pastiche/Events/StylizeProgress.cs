namespace Pastiche;

/// <summary>How far a run is: plain values, which may be kept.</summary>
public sealed record StylizeProgress
{
    /// <summary>The scale, from 0.</summary>
    public required int Scale { get; init; }

    /// <summary>How many scales the run has.</summary>
    public required int Scales { get; init; }

    /// <summary>Columns of the image at this scale.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the image at this scale.</summary>
    public required int Height { get; init; }

    /// <summary>Iterations done at this scale, from 1.</summary>
    public required int Iteration { get; init; }

    /// <summary>Iterations to do at this scale.</summary>
    public required int Iterations { get; init; }

    /// <summary>The share of the work that is done, from 0 to 1; that of an iteration is taken as proportional to its pixels.</summary>
    public required double Fraction { get; init; }

    /// <summary>The losses, before their weights.</summary>
    public required LossTerms Terms { get; init; }

    /// <summary>The weighted sum of the losses.</summary>
    public required double Total { get; init; }

    /// <summary>The engine that computes the losses, and why it was chosen.</summary>
    public required EngineChoice Engine { get; init; }

    /// <summary>The time since the run began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The time that is left, from the speed so far; null until two iterations are done.</summary>
    public required TimeSpan? Remaining { get; init; }

    /// <summary>A copy of the image so far, of this scale's size; null where no preview is due.</summary>
    public required Image? Preview { get; init; }
}
