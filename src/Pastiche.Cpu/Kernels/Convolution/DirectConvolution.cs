using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A convolution with any attributes as an implicit matrix product (implicit GEMM): the rows of the left matrix are neighboring windows,
/// read where they lie, with one segment for each tap and channel block. With padding, each part first copies its receptive field into
/// scratch memory, with zeros around it.
/// </summary>
/// <typeparam name="T">The vector type.</typeparam>
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
        ConvolutionWindow window, PackedWeights weights, Buffer input, Buffer output, Epilogue epilogue, KernelKind kind)
        : base(kind, [input, weights.Values, .. epilogue.Reads], [output])
    {
        (_window, _weights, _input, _output, _epilogue) = (window, weights, input, output, epilogue);
        _rows = Math.Clamp(MinWindowsPerPart / window.Output.Width, 1, window.Output.Height);
        _depths = [.. weights.Blocks.Select(Depth)];
    }

    public override int Parts => (_window.Output.Height + _rows - 1) / _rows;

    public override long ScratchLength => TileLength + (_window.IsInside ? 0 : Field.Length);

    public override string Shape => _window.Shape;

    public override double Operations => _window.Operations;

    public override IReadOnlyList<Buffer> InPlaceInputs => _epilogue.InPlaceInputs(_input);

    private int TileLength => T.TileRows * _weights.Columns;

    /// <summary>The layout that windows are read from: the input itself, or the copy of a part's receptive field.</summary>
    private BlockedLayout Field => _window.IsInside
        ? _window.Input
        : _window.Input with { Height = _window.FieldRows(_rows), Width = _window.FieldWidth };

    public override void Run(int part, Buffer scratch)
    {
        var first = part * _rows;
        var rows = Math.Min(_rows, _window.Output.Height - first);
        var sums = scratch.At(0, TileLength);
        var stride = _window.Attributes.Strides[0];
        var field = _window.IsInside
            ? _input.At((long)first * stride * _window.Input.Width * _window.Input.BlockSize, 1)
            : CopyField(first * stride, rows, scratch.At(TileLength, Field.Length));
        var writer = new EpilogueWriter<T>(_epilogue, _output);
        for (var panel = 0; panel < _depths.Length; panel++)
        {
            for (var row = 0; row < rows; row++)
                RunRow(panel, field + ((nint)row * stride * Field.Width * Field.BlockSize), first + row, sums, writer);
        }
    }

    /// <summary>Computes one row of windows for the outputs of one panel.</summary>
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
                var values = _weights.Values.At(start, length);
                GemmMicrokernel<T>.Multiply(row + (x * step), step, count, depth, values, _weights.Columns, sums, _weights.Columns);
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
            var start = (nint)(channel / output.BlockSize * output.BlockLength) +
                (position * output.BlockSize) + (channel % output.BlockSize);
            for (var i = 0; i < count; i++)
                writer.Store(T.Load(sums + (i * _weights.Columns) + column), start + (i * output.BlockSize), channel);
        }
    }

    /// <summary>The segments of a panel. Blocks that are adjacent in memory form one segment.</summary>
    private (nint[] Offsets, nint[] Lengths) Depth(PackedWeights.Block[] blocks)
    {
        var (offsets, lengths) = (new List<nint>(), new List<nint>());
        foreach (var block in blocks)
        {
            var (offset, length) = (Offset(block), _weights.LengthOf(block));
            if (offsets.Count > 0 && offsets[^1] + lengths[^1] == offset)
            {
                lengths[^1] += length;
            }
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
        var row = block.Tap / _window.KernelWidth * _window.Attributes.Dilations[0];
        var column = block.Tap % _window.KernelWidth * _window.Attributes.Dilations[1];
        return (nint)((block.Channels * Field.BlockLength) + ((((long)row * Field.Width) + column) * Field.BlockSize));
    }

    /// <summary>Copies the receptive field of a part, with zeros outside of the input.</summary>
    /// <param name="top">The first row, counted in the padded input.</param>
    /// <param name="rows">Rows of windows of the part.</param>
    /// <param name="target">Scratch memory for the copy.</param>
    private float* CopyField(int top, int rows, float* target)
    {
        var (input, field) = (_window.Input, Field);
        var left = _window.Attributes.Pads[1];
        var columns = Math.Clamp(field.Width - left, 0, input.Width);
        for (var block = 0; block < input.Blocks; block++)
        {
            var source = _input.At(block * input.BlockLength, input.BlockLength);
            for (var row = 0; row < _window.FieldRows(rows); row++)
            {
                var lineLength = field.Width * field.BlockSize;
                var line = new Span<float>(target + (block * field.BlockLength) + ((nint)row * lineLength), lineLength);
                var y = top + row - _window.Attributes.Pads[0];
                line.Clear();
                if (y >= 0 && y < input.Height && columns > 0)
                {
                    var pixels = source + ((nint)y * input.Width * input.BlockSize);
                    new ReadOnlySpan<float>(pixels, columns * input.BlockSize).CopyTo(line[(left * input.BlockSize)..]);
                }
            }
        }

        return target;
    }
}
