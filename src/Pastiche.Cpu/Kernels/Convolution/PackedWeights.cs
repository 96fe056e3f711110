using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The weights of any convolution in panels of columns: for each panel the blocks (tap, block of input channels) with at least one weight
/// that is not zero, each [inputs of the block][columns]. What groups, phases and spread kernels leave empty is neither stored nor computed.
/// </summary>
internal sealed class PackedWeights
{
    private readonly long[] _starts;

    /// <param name="kernel">[outputs, inputs of a group, height, width].</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="blockSize">Channels of a block of the input.</param>
    /// <param name="columns">Of a panel.</param>
    public PackedWeights(Tensor kernel, int groups, int blockSize, int columns)
    {
        (Outputs, Inputs, BlockSize, Columns) = (kernel.Shape[0], kernel.Shape[1] * groups, blockSize, columns);
        var dense = new DenseKernel(kernel, groups);
        var panels = (Outputs + columns - 1) / columns;
        Blocks = new Block[panels][];
        _starts = new long[panels + 1];
        // Taps of a row side by side, since their pixels are neighbours in memory.
        Block[] all =
        [
            .. from row in Enumerable.Range(0, kernel.Shape[2])
               from block in Enumerable.Range(0, (Inputs + blockSize - 1) / blockSize)
               from column in Enumerable.Range(0, kernel.Shape[3])
               select new Block((row * kernel.Shape[3]) + column, block),
        ];
        for (var panel = 0; panel < panels; panel++)
        {
            Blocks[panel] = [.. all.Where(block => dense.IsUsed(panel * columns, Last(panel), block.Channels * blockSize, LastChannel(block), block.Tap))];
            _starts[panel + 1] = _starts[panel] + ((long)Blocks[panel].Sum(LengthOf) * columns);
        }

        Values = new Buffer("weights", Math.Max(1, _starts[^1]));
        Values.Bind(new NativeBlock(Values.Length));
        Values.Clear();
        for (var panel = 0; panel < panels; panel++) Fill(dense, panel);
    }

    /// <summary>The weights of a 1×1 convolution that are only known when it runs, in panels by <see cref="PackPanels"/>.</summary>
    /// <param name="outputs">Feature maps that come out.</param>
    /// <param name="inputs">Feature maps that go in.</param>
    /// <param name="blockSize">Channels of a block of the input.</param>
    /// <param name="columns">Of a panel.</param>
    /// <param name="panels">Where the panels will be.</param>
    public PackedWeights(int outputs, int inputs, int blockSize, int columns, Buffer panels)
    {
        (Outputs, Inputs, BlockSize, Columns, Values) = (outputs, inputs, blockSize, columns, panels);
        Block[] blocks = [.. Enumerable.Range(0, (inputs + blockSize - 1) / blockSize).Select(block => new Block(0, block))];
        Blocks = [.. Enumerable.Repeat(blocks, PackPanels.Panels(outputs, columns))];
        _starts = [.. Enumerable.Range(0, Blocks.Length + 1).Select(panel => (long)panel * inputs * columns)];
    }

    /// <summary>A tap and a block of channels that go in.</summary>
    public readonly record struct Block(int Tap, int Channels);

    /// <summary>Feature maps that come out.</summary>
    public int Outputs { get; }

    /// <summary>Feature maps that go in.</summary>
    public int Inputs { get; }

    /// <summary>Channels of a block of the input.</summary>
    public int BlockSize { get; }

    /// <summary>Outputs of a panel.</summary>
    public int Columns { get; }

    /// <summary>The blocks of each panel, in the order of their weights.</summary>
    public Block[][] Blocks { get; }

    /// <summary>All weights.</summary>
    public Buffer Values { get; }

    /// <summary>Where a panel starts, and how long it is.</summary>
    public (long Start, long Length) Panel(int panel) => (_starts[panel], _starts[panel + 1] - _starts[panel]);

    /// <summary>Channels of a block that are there.</summary>
    public int LengthOf(Block block) => LastChannel(block) - (block.Channels * BlockSize);

    private int Last(int panel) => Math.Min(Outputs, (panel + 1) * Columns);

    private int LastChannel(Block block) => Math.Min(Inputs, (block.Channels + 1) * BlockSize);

    private void Fill(DenseKernel kernel, int panel)
    {
        var offset = _starts[panel];
        foreach (var block in Blocks[panel])
        {
            for (var input = block.Channels * BlockSize; input < LastChannel(block); input++, offset += Columns)
                for (var output = panel * Columns; output < Last(panel); output++)
                    Values.Set(offset + output - (panel * Columns), kernel[output, input, block.Tap]);
        }
    }

    /// <summary>A kernel as if it had one group.</summary>
    private sealed class DenseKernel(Tensor kernel, int groups)
    {
        private readonly int _inputs = kernel.Shape[1];
        private readonly int _outputs = kernel.Shape[0] / groups;
        private readonly int _taps = kernel.Shape[2] * kernel.Shape[3];

        public float this[int output, int input, int tap] =>
            output / _outputs == input / _inputs ? kernel.Elements[(((output * _inputs) + (input % _inputs)) * _taps) + tap] : 0;

        public bool IsUsed(int firstOutput, int lastOutput, int firstInput, int lastInput, int tap)
        {
            for (var output = firstOutput; output < lastOutput; output++)
                for (var input = firstInput; input < lastInput; input++)
                    if (this[output, input, tap] != 0) return true;

            return false;
        }
    }
}
