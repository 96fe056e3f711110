namespace Pastiche.Cpu.Kernels;

/// <summary>How the outputs of a stride-1 3×3 convolution fall into tiles of 4×4, row by row.</summary>
/// <param name="Input">The maps that go in.</param>
/// <param name="Output">The maps that come out.</param>
/// <param name="Top">Rows of zeros above the input.</param>
/// <param name="Left">Columns of zeros left of the input.</param>
internal sealed record WinogradTiles(BlockedLayout Input, BlockedLayout Output, int Top, int Left)
{
    /// <summary>Rows and columns of outputs that a tile has.</summary>
    public const int OutputSide = 4;

    /// <summary>Rows and columns of inputs that a tile sees.</summary>
    public const int InputSide = 6;

    /// <summary>Tiles in a row of them.</summary>
    public int Across { get; } = (Output.Width + OutputSide - 1) / OutputSide;

    /// <summary>All tiles.</summary>
    public int Count => Across * ((Output.Height + OutputSide - 1) / OutputSide);

    /// <summary>Floats of the channels that go in, at one point of one tile.</summary>
    public int InputRow => Input.Blocks * Input.BlockSize;

    /// <summary>What is convolved, for profiles.</summary>
    public string Shape => $"3×3, {Input.Channels} → {Output.Channels}, {Output.Width}×{Output.Height}";

    /// <summary>Multiplications and additions of the convolution itself.</summary>
    public double Operations => 2.0 * 9 * Input.Channels * Output.Channels * Output.Positions;

    /// <summary>The first output of a tile.</summary>
    public (int Y, int X) Origin(int tile) => (tile / Across * OutputSide, tile % Across * OutputSide);
}
