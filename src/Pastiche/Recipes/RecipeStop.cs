namespace Pastiche;

/// <summary>A moment of a run.</summary>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Iteration">Iterations done at this scale.</param>
public sealed record RecipeStop(int Scale, int Iteration);
