using System.Collections.Immutable;
using Pastiche.Checkpoints;

namespace Pastiche.Optimization;

/// <summary>The state of <see cref="Lbfgs"/>.</summary>
public sealed record LbfgsState : OptimizerState
{
    /// <summary>The gradient at the iterate; empty before the first step with a function.</summary>
    public required ImmutableArray<float> Gradient { get; init; }

    /// <summary>The last steps taken, oldest first.</summary>
    public required ImmutableArray<StoredVector> Steps { get; init; }

    /// <summary>How each of these steps changed the gradient.</summary>
    public required ImmutableArray<StoredVector> GradientChanges { get; init; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="PasticheException">It is damaged.</exception>
    internal static LbfgsState Read(SectionReader sections)
    {
        var parameters = Vector(sections, "parameters", length: null);
        var value = sections.Read<double>("value");
        var gradient = sections.IsNext("gradient") ? Vector(sections, "gradient", parameters.Length) : [];
        var (steps, changes) = (ImmutableArray.CreateBuilder<StoredVector>(), ImmutableArray.CreateBuilder<StoredVector>());
        while (sections.IsNext("step") || sections.IsNext("step scale"))
        {
            steps.Add(StoredVector.Read(sections, "step", parameters.Length));
            changes.Add(StoredVector.Read(sections, "change", parameters.Length));
        }

        return new LbfgsState
        {
            Parameters = parameters,
            Value = value,
            Gradient = gradient,
            Steps = steps.ToImmutable(),
            GradientChanges = changes.ToImmutable(),
        };
    }

    /// <inheritdoc/>
    internal override void Write(SectionWriter sections)
    {
        sections.Write("parameters", Parameters.AsSpan());
        sections.Write("value", Value);
        if (!Gradient.IsEmpty) sections.Write("gradient", Gradient.AsSpan());
        for (var i = 0; i < Steps.Length; i++)
        {
            Steps[i].Write(sections, "step");
            GradientChanges[i].Write(sections, "change");
        }
    }
}
