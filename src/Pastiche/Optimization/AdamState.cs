using System.Collections.Immutable;
using Pastiche.Checkpoints;

namespace Pastiche.Optimization;

/// <summary>The state of <see cref="Adam"/>.</summary>
public sealed record AdamState : OptimizerState
{
    /// <summary>The last iterate at which value and gradient were finite.</summary>
    public required ImmutableArray<float> Previous { get; init; }

    /// <summary>The moving mean of the gradients, not corrected for its start at zero.</summary>
    public required ImmutableArray<float> Mean { get; init; }

    /// <summary>The moving mean of the squared gradients, not corrected for its start at zero.</summary>
    public required ImmutableArray<float> Variance { get; init; }

    /// <summary>The moving mean of the iterates.</summary>
    public required ImmutableArray<float> Average { get; init; }

    /// <summary>The number of updates made.</summary>
    public required int Updates { get; init; }

    /// <summary>The learning rate now, which halves where values are not finite.</summary>
    public required float LearningRate { get; init; }

    /// <summary>How often the learning rate was halved since the last update, where a run was canceled in between.</summary>
    public int Halvings { get; init; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="PasticheException">It is damaged.</exception>
    internal static AdamState Read(SectionReader sections)
    {
        var parameters = Vector(sections, "parameters", length: null);
        return new AdamState
        {
            Parameters = parameters,
            Value = sections.Read<double>("value"),
            Previous = Vector(sections, "previous", parameters.Length),
            Mean = Vector(sections, "mean", parameters.Length),
            Variance = Vector(sections, "variance", parameters.Length),
            Average = Vector(sections, "average", parameters.Length),
            Updates = sections.Read<int>("updates"),
            LearningRate = sections.Read<float>("learning rate"),
            Halvings = sections.Read<int>("halvings"),
        };
    }

    /// <inheritdoc/>
    internal override void Write(SectionWriter sections)
    {
        sections.Write("parameters", Parameters.AsSpan());
        sections.Write("value", Value);
        sections.Write("previous", Previous.AsSpan());
        sections.Write("mean", Mean.AsSpan());
        sections.Write("variance", Variance.AsSpan());
        sections.Write("average", Average.AsSpan());
        sections.Write("updates", Updates);
        sections.Write("learning rate", LearningRate);
        sections.Write("halvings", Halvings);
    }
}
