using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The weights of any convolution, packed into panels of output channels. A panel holds the blocks (tap, block of input channels) that have
/// a non-zero weight, each [inputs of the block][columns]. Blocks of zeros, as in grouped convolutions and in the phases of strided
/// gradients, are neither stored nor computed.
/// </summary>
internal sealed class PackedWeights
{
    private readonly long[] _starts;

    /// <summary>Packs constant weights.</summary>
    /// <param name="kernel">[outputs, inputs of a group, height, width].</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="blockSize">Channels of a block of the input.</param>
    /// <param name="columns">Outputs of a panel.</param>
    public PackedWeights(Tensor kernel, int groups, int blockSize, int columns)
    {
        (Outputs, Inputs, BlockSize, Columns) = (kernel.Shape[0], kernel.Shape[1] * groups, blockSize, columns);
        var dense = new DenseKernel(kernel, groups);
        var panels = (Outputs + columns - 1) / columns;
        Blocks = new Block[panels][];
        _starts = new long[panels + 1];
        // Taps of a row side by side, since their pixels are neighbors in memory.
        Block[] all =
        [
            .. from row in Enumerable.Range(0, kernel.Shape[2])
               from block in Enumerable.Range(0, (Inputs + blockSize - 1) / blockSize)
               from column in Enumerable.Range(0, kernel.Shape[3])
               select new Block((row * kernel.Shape[3]) + column, block),
        ];
        Parallel.For(0, panels, panel => Blocks[panel] = [.. all.Where(block => IsUsed(dense, panel, block))]);
        for (var panel = 0; panel < panels; panel++)
            _starts[panel + 1] = _starts[panel] + ((long)Blocks[panel].Sum(LengthOf) * columns);

        Values = new Buffer("weights", Math.Max(1, _starts[^1]));
        Values.Bind(new NativeBlock(Values.Length));
        Values.Clear();
        Parallel.For(0, panels, panel => Fill(dense, panel));
    }

    /// <summary>Describes the weights of a 1×1 convolution that <see cref="PackPanels"/> packs at run time.</summary>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="blockSize">Channels of a block of the input.</param>
    /// <param name="columns">Outputs of a panel.</param>
    /// <param name="panels">The buffer of the panels.</param>
    public PackedWeights(int outputs, int inputs, int blockSize, int columns, Buffer panels)
    {
        (Outputs, Inputs, BlockSize, Columns, Values) = (outputs, inputs, blockSize, columns, panels);
        Block[] blocks = [.. Enumerable.Range(0, (inputs + blockSize - 1) / blockSize).Select(block => new Block(0, block))];
        Blocks = [.. Enumerable.Repeat(blocks, PackPanels.Panels(outputs, columns))];
        _starts = [.. Enumerable.Range(0, Blocks.Length + 1).Select(panel => (long)panel * inputs * columns)];
    }

    /// <summary>A tap and a block of input channels.</summary>
    public readonly record struct Block(int Tap, int Channels);

    /// <summary>Output channels.</summary>
    public int Outputs { get; }

    /// <summary>Input channels.</summary>
    public int Inputs { get; }

    /// <summary>Channels of a block of the input.</summary>
    public int BlockSize { get; }

    /// <summary>Outputs of a panel.</summary>
    public int Columns { get; }

    /// <summary>The blocks of each panel, in the order of their weights.</summary>
    public Block[][] Blocks { get; }

    /// <summary>The weights of all panels.</summary>
    public Buffer Values { get; }

    /// <summary>The start and length of a panel.</summary>
    public (long Start, long Length) Panel(int panel) => (_starts[panel], _starts[panel + 1] - _starts[panel]);

    /// <summary>Channels of a block, padding excluded.</summary>
    public int LengthOf(Block block) => EndChannel(block) - (block.Channels * BlockSize);

    private int EndOutput(int panel) => Math.Min(Outputs, (panel + 1) * Columns);

    private int EndChannel(Block block) => Math.Min(Inputs, (block.Channels + 1) * BlockSize);

    private bool IsUsed(DenseKernel kernel, int panel, Block block)
    {
        for (var output = panel * Columns; output < EndOutput(panel); output++)
        {
            for (var input = block.Channels * BlockSize; input < EndChannel(block); input++)
                if (kernel[output, input, block.Tap] != 0) return true;
        }

        return false;
    }

    private void Fill(DenseKernel kernel, int panel)
    {
        var offset = _starts[panel];
        foreach (var block in Blocks[panel])
        {
            for (var input = block.Channels * BlockSize; input < EndChannel(block); input++, offset += Columns)
            {
                for (var output = panel * Columns; output < EndOutput(panel); output++)
                    Values.Set(offset + output - (panel * Columns), kernel[output, input, block.Tap]);
            }
        }
    }

    /// <summary>A grouped kernel as one with a single group: weights between groups are 0.</summary>
    private sealed class DenseKernel(Tensor kernel, int groups)
    {
        private readonly int _inputs = kernel.Shape[1];
        private readonly int _outputs = kernel.Shape[0] / groups;
        private readonly int _taps = kernel.Shape[2] * kernel.Shape[3];

        public float this[int output, int input, int tap] =>
            output / _outputs == input / _inputs ? kernel.Elements[(((output * _inputs) + (input % _inputs)) * _taps) + tap] : 0;
    }
}
