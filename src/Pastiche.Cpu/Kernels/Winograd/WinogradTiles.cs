namespace Pastiche.Cpu.Kernels;

/// <summary>The split of the output of a stride-1 3×3 convolution into tiles of 4×4 pixels, row by row.</summary>
/// <param name="Input">The layout of the input.</param>
/// <param name="Output">The layout of the output.</param>
/// <param name="Top">Rows of padding above the input.</param>
/// <param name="Left">Columns of padding left of the input.</param>
internal sealed record WinogradTiles(BlockedLayout Input, BlockedLayout Output, int Top, int Left)
{
    /// <summary>Rows and columns of the output that a tile computes.</summary>
    public const int OutputSide = 4;

    /// <summary>Rows and columns of the input that a tile reads.</summary>
    public const int InputSide = 6;

    /// <summary>Tiles in a row of tiles.</summary>
    public int Across { get; } = (Output.Width + OutputSide - 1) / OutputSide;

    /// <summary>The number of tiles.</summary>
    public int Count => Across * ((Output.Height + OutputSide - 1) / OutputSide);

    /// <summary>Floats of the values of one tile at one point: the input channels.</summary>
    public int InputRow => Input.Blocks * Input.BlockSize;

    /// <summary>The shape of the problem, for profiles.</summary>
    public string Shape => $"3×3, {Input.Channels} → {Output.Channels}, {Output.Width}×{Output.Height}";

    /// <summary>Floating-point operations of the direct convolution.</summary>
    public double Operations => 2.0 * 9 * Input.Channels * Output.Channels * Output.Positions;

    /// <summary>The first output pixel of a tile.</summary>
    public (int Y, int X) Origin(int tile) => (tile / Across * OutputSide, tile % Across * OutputSide);
}
