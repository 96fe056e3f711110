namespace Pastiche;

/// <summary>A position in a run.</summary>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Iteration">The number of iterations done at this scale.</param>
public sealed record RecipeStop(int Scale, int Iteration);
