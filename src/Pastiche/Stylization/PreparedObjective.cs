using Pastiche.Runtime;

namespace Pastiche.Stylization;

/// <summary>An objective whose targets and regions are set.</summary>
/// <param name="Compiled">The network with its losses, for the padded size.</param>
/// <param name="Engine">The engine that runs it, and why.</param>
/// <param name="Losses">The losses that its evaluations gave.</param>
internal sealed record PreparedObjective(CompiledObjective Compiled, EngineChoice Engine, EvaluatedLosses Losses);
