using Pastiche.Losses;
using Pastiche.Matching;

namespace Pastiche.Stylization;

/// <summary>What the images of a scale set as targets.</summary>
/// <param name="Targets">The targets that stay.</param>
/// <param name="Candidates">The candidates for the neighbors that set the other targets; empty if nothing is matched.</param>
internal sealed record Measurements(IReadOnlyList<Target> Targets, IReadOnlyList<LayerCandidates> Candidates);
