namespace Pastiche.Tiles;

/// <summary>The size of tiles, in pixels; all are multiples of the stride.</summary>
/// <param name="Owned">The side of the square that a tile with a halo on every side owns.</param>
/// <param name="Halo">How far a tile sees beyond what it owns: at least the reach of its layers' receptive fields.</param>
/// <param name="Stride">That of the deepest layer.</param>
internal sealed record Tiling(int Owned, int Halo, int Stride);
