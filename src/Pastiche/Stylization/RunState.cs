using Pastiche.Optimization;
using Pastiche.Stylization;

namespace Pastiche;

/// <summary>
/// Everything that changes during a run, taken between iterations. With the same pictures and options a run goes on from it to the
/// same bits. There is no random state: randomness is drawn once, from the seed, before the first iteration.
/// </summary>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Iteration">Iterations done at this scale.</param>
/// <param name="Optimizer">The iterate and what the optimiser remembers.</param>
public sealed record RunState(int Scale, int Iteration, OptimizerState Optimizer)
{
    /// <summary>Refuses a state that a run with this plan cannot have been in, or after which nothing is left to do.</summary>
    internal void Validate(RunPlan plan)
    {
        Setting.RequireInRange("The scale of the state to go on from", Scale, 0, plan.Scales.Count - 1);
        var last = Scale == plan.Scales.Count - 1;
        Setting.RequireInRange("The iteration of the state to go on from", Iteration, 0, plan.Scales[Scale].Iterations - (last ? 1 : 0));
        if (!OptimizerFactory.Of(plan.Options.Optimizer).Accepts(Optimizer)) throw Errors.OtherOptimizer($"{plan.Options.Optimizer}");
    }
}
