using System.Collections.Immutable;
using Pastiche.Optimization;
using Pastiche.Stylization;

namespace Pastiche;

/// <summary>
/// The state of a run between two iterations. A run with the same images and options resumes from it with the same results to the bit.
/// There is no random state: randomness is drawn once, from the seed, before the first iteration.
/// </summary>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Iteration">Iterations done at this scale.</param>
/// <param name="Optimizer">The state of the optimizer, with the iterate.</param>
public sealed record RunState(int Scale, int Iteration, OptimizerState Optimizer)
{
    /// <summary>
    /// The nearest neighbors at that iteration: for each matched layer and each of its positions the number of a candidate of the styles, or
    /// -1 where there is none; empty if nothing was matched.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Matches { get; init; } = [];

    /// <summary>Refuses a state that a run with this plan cannot have been in, or after which nothing is left to do.</summary>
    internal void Validate(RunPlan plan)
    {
        Setting.RequireInRange("The scale of the state to resume from", Scale, 0, plan.Scales.Count - 1);
        var last = Scale == plan.Scales.Count - 1;
        Setting.RequireInRange("The iteration of the state to resume from", Iteration, 0, plan.Scales[Scale].Iterations - (last ? 1 : 0));
        if (!OptimizerFactory.Of(plan.Options.Optimizer).Accepts(Optimizer)) throw Errors.OtherOptimizer($"{plan.Options.Optimizer}");
        if (plan.MatchesNeighbors && Iteration % plan.Options.MatchInterval != 0 && Matches.Length == 0)
            throw Errors.WrongMatches("none", "some");
    }
}
