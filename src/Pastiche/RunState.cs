using Pastiche.Optimization;

namespace Pastiche;

/// <summary>
/// Everything that changes during a run, taken between iterations. With the same pictures and options a run goes on from it to the
/// same bits. There is no random state: randomness is drawn once, from the seed, before the first iteration.
/// </summary>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Iteration">Iterations done at this scale.</param>
/// <param name="Optimizer">The iterate and what the optimiser remembers.</param>
public sealed record RunState(int Scale, int Iteration, OptimizerState Optimizer);
