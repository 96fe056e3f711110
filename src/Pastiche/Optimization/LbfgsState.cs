using System.Collections.Immutable;
using Pastiche.Checkpoints;

namespace Pastiche.Optimization;

/// <summary>The state of <see cref="Lbfgs"/>.</summary>
public sealed record LbfgsState : OptimizerState
{
    /// <summary>The gradient at the iterate; empty before the first step.</summary>
    public required ImmutableArray<float> Gradient { get; init; }

    /// <summary>The last steps taken, oldest first.</summary>
    public required ImmutableArray<ImmutableArray<float>> Steps { get; init; }

    /// <summary>How each of these steps changed the gradient.</summary>
    public required ImmutableArray<ImmutableArray<float>> GradientChanges { get; init; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="PasticheException">It is damaged.</exception>
    internal static LbfgsState Read(SectionReader sections)
    {
        var parameters = Vector(sections, "parameters", length: null);
        var value = sections.Read<double>("value");
        var gradient = sections.IsNext("gradient") ? Vector(sections, "gradient", parameters.Length) : [];
        var (steps, changes) = (ImmutableArray.CreateBuilder<ImmutableArray<float>>(), ImmutableArray.CreateBuilder<ImmutableArray<float>>());
        while (sections.IsNext("step"))
        {
            steps.Add(Vector(sections, "step", parameters.Length));
            changes.Add(Vector(sections, "change", parameters.Length));
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
            sections.Write("step", Steps[i].AsSpan());
            sections.Write("change", GradientChanges[i].AsSpan());
        }
    }
}
