using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Runtime;

namespace Pastiche.Stylization;

/// <summary>An objective whose targets and regions are set.</summary>
/// <param name="Compiled">The network with its losses, for the padded size.</param>
/// <param name="Engine">The engine that runs it, and why.</param>
/// <param name="Losses">The losses that its evaluations gave.</param>
internal sealed record PreparedObjective(CompiledObjective Compiled, EngineChoice Engine, EvaluatedLosses Losses)
{
    /// <summary>The targets, with the content's weight as it is.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>The factor of the content's weight.</summary>
    public double ContentFactor { get; private set; } = 1;

    /// <summary>Changes the factor of the content's weight.</summary>
    public void WeighContent(double factor)
    {
        if (factor == ContentFactor) return;
        ContentFactor = factor;
        Compiled.SetTargets([.. Targets.Select(target =>
            target.Term.Kind == TermKind.Content ? target with { KindWeight = target.KindWeight * factor } : target)]);
    }

    /// <summary>Prepares the objective of a scale. What its neighbors are is set later.</summary>
    /// <param name="plan">What is optimized and how.</param>
    /// <param name="inputs">The images of the scale.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="objectives">Compiles and keeps objectives.</param>
    public static PreparedObjective Of(
        RunPlan plan, ScaledInputs inputs, IReadOnlyList<Target> targets, CompiledObjectives objectives)
    {
        var size = Padding.Padded(inputs.Content.Size, plan.Layers.Stride);
        var objective = new Objective(plan.PaintedBackbone, [.. targets.Select(target => target.Term)]);
        var grids = plan.GridsOf(size.Width, size.Height);
        var memory = new MemoryModel(plan, objectives.Memory);
        var (compiled, engine) = objectives.Get(objective, size.Width, size.Height, grids, () => memory.ObjectiveBytes(size));
        compiled.SetTargets(targets);
        foreach (var region in inputs.Regions)
            if (region.Weight is { } weight) compiled.SetRegion(region.Index!.Value, weight.Pad(size.Width, size.Height));
        return new PreparedObjective(compiled, engine, new EvaluatedLosses(targets)) { Targets = targets };
    }
}
