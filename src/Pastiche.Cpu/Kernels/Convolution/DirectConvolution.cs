using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Any convolution as a matrix product that is never written out: rows are neighbouring windows, whose elements lie in stretches, one a tap
/// and block of channels. Where windows reach beyond the input, each part first copies the rows that it sees, with zeros around.
/// </summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class DirectConvolution<T> : Kernel where T : unmanaged, IVector<T>
{
    private const int MinWindowsPerPart = 256;

    private readonly ConvolutionWindow _window;
    private readonly PackedWeights _weights;
    private readonly Buffer _input;
    private readonly Buffer _output;
    private readonly Epilogue _epilogue;
    private readonly int _rows;
    private readonly (nint[] Offsets, nint[] Lengths)[] _depths;

    public DirectConvolution(
        ConvolutionWindow window, PackedWeights weights, Buffer input, Buffer output, Epilogue epilogue, KernelKind kind = KernelKind.Convolution)
        : base(kind, [input, weights.Values, .. epilogue.Reads], [output])
    {
        (_window, _weights, _input, _output, _epilogue) = (window, weights, input, output, epilogue);
        _rows = Math.Clamp(MinWindowsPerPart / window.Output.Width, 1, window.Output.Height);
        _depths = [.. weights.Blocks.Select(Depth)];
    }

    public override int Parts => (_window.Output.Height + _rows - 1) / _rows;

    public override long ScratchLength => TileLength + (_window.IsInside ? 0 : Seen.Length);

    public override string Shape => _window.Shape;

    public override double Operations => _window.Operations;

    public override IReadOnlyList<Buffer> InPlaceInputs => _epilogue.InPlaceInputs(_input);

    private int TileLength => T.TileRows * _weights.Columns;

    /// <summary>The maps that the windows of a part see: the input itself, or the copy of some of its rows.</summary>
    private BlockedLayout Seen => _window.IsInside
        ? _window.Input
        : _window.Input with { Height = _window.SeenRows(_rows), Width = _window.SeenWidth };

    public override void Run(int part, Buffer scratch)
    {
        var first = part * _rows;
        var rows = Math.Min(_rows, _window.Output.Height - first);
        var sums = scratch.At(0, TileLength);
        var stride = _window.Attributes.Strides[0];
        var seen = _window.IsInside
            ? _input.At((long)first * stride * _window.Input.Width * _window.Input.BlockSize, 1)
            : CopySeen(first * stride, rows, scratch.At(TileLength, Seen.Length));
        var writer = new EpilogueWriter<T>(_epilogue, _output);
        for (var panel = 0; panel < _depths.Length; panel++)
            for (var row = 0; row < rows; row++)
                RunRow(panel, seen + ((nint)row * stride * Seen.Width * Seen.BlockSize), first + row, sums, writer);
    }

    /// <summary>One row of windows, for the outputs of one panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRow(int panel, float* row, int y, float* sums, in EpilogueWriter<T> writer)
    {
        var output = _window.Output;
        var (start, length) = _weights.Panel(panel);
        var step = (nint)_window.Attributes.Strides[1] * _window.Input.BlockSize;
        fixed (nint* offsets = _depths[panel].Offsets, lengths = _depths[panel].Lengths)
        {
            var depth = new DepthSegments(offsets, lengths, _depths[panel].Offsets.Length);
            for (var x = 0; x < output.Width; x += T.TileRows)
            {
                var count = Math.Min(T.TileRows, output.Width - x);
                GemmMicrokernel<T>.Multiply(row + (x * step), step, count, depth, _weights.Values.At(start, length), _weights.Columns, sums, _weights.Columns);
                Store(panel, sums, count, ((nint)y * output.Width) + x, writer);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Store(int panel, float* sums, int count, nint position, in EpilogueWriter<T> writer)
    {
        var output = _window.Output;
        for (var column = 0; column < _weights.Columns; column += T.Lanes)
        {
            var channel = ((nint)panel * _weights.Columns) + column;
            if (channel >= output.Blocks * output.BlockSize) return;
            var start = (nint)(channel / output.BlockSize * output.BlockLength) + (position * output.BlockSize) + (channel % output.BlockSize);
            for (var i = 0; i < count; i++) writer.Store(T.Load(sums + (i * _weights.Columns) + column), start + (i * output.BlockSize), channel);
        }
    }

    /// <summary>The stretches of a panel; blocks that follow one another in memory are one.</summary>
    private (nint[] Offsets, nint[] Lengths) Depth(PackedWeights.Block[] blocks)
    {
        var (offsets, lengths) = (new List<nint>(), new List<nint>());
        foreach (var block in blocks)
        {
            var (offset, length) = (Offset(block), _weights.LengthOf(block));
            if (offsets.Count > 0 && offsets[^1] + lengths[^1] == offset) lengths[^1] += length;
            else
            {
                offsets.Add(offset);
                lengths.Add(length);
            }
        }

        return ([.. offsets], [.. lengths]);
    }

    private nint Offset(PackedWeights.Block block)
    {
        var (row, column) = (block.Tap / _window.KernelWidth * _window.Attributes.Dilations[0], block.Tap % _window.KernelWidth * _window.Attributes.Dilations[1]);
        return (nint)((block.Channels * Seen.BlockLength) + ((((long)row * Seen.Width) + column) * Seen.BlockSize));
    }

    /// <summary>The rows that a part sees, from the upper padding's first on, zero outside of the input.</summary>
    private float* CopySeen(int top, int rows, float* target)
    {
        var (input, seen) = (_window.Input, Seen);
        var left = _window.Attributes.Pads[1];
        var columns = Math.Clamp(seen.Width - left, 0, input.Width);
        for (var block = 0; block < input.Blocks; block++)
        {
            var source = _input.At(block * input.BlockLength, input.BlockLength);
            for (var row = 0; row < _window.SeenRows(rows); row++)
            {
                var line = new Span<float>(target + (block * seen.BlockLength) + ((nint)row * seen.Width * seen.BlockSize), seen.Width * seen.BlockSize);
                var y = top + row - _window.Attributes.Pads[0];
                line.Clear();
                if (y >= 0 && y < input.Height && columns > 0)
                    new ReadOnlySpan<float>(source + ((nint)y * input.Width * input.BlockSize), columns * input.BlockSize).CopyTo(line[(left * input.BlockSize)..]);
            }
        }

        return target;
    }
}
