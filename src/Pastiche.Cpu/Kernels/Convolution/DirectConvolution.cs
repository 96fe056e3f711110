using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A convolution with any attributes as an implicit matrix product (implicit GEMM): the rows of the left matrix are neighboring windows,
/// with one segment for each tap and channel block. Windows of a single tap are read where they lie. For larger ones the receptive field
/// of a few rows of a register tile is copied first, with zeros in the padding: it stays in the nearest caches, where rows and blocks that
/// lie powers of two apart would displace each other.
/// </summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class DirectConvolution<T> : Kernel where T : unmanaged, IVector<T>
{
    /// <summary>Parts that balance the load; with fewer rows than that, panels are shared out too.</summary>
    private const int EnoughParts = 8;

    /// <summary>Rows of a part at most.</summary>
    private const int MaxRows = 8;

    /// <summary>Floats of a copied field at most, unless a row needs more.</summary>
    private const int MaxFieldLength = 1 << 15;

    private readonly ConvolutionWindow _window;
    private readonly PackedWeights _weights;
    private readonly Buffer _input;
    private readonly Buffer _output;
    private readonly Epilogue _epilogue;
    private readonly int _tile;
    private readonly bool _copies;
    private readonly bool _rowsAreContiguous;
    private readonly int _rows;
    private readonly int _rowParts;
    private readonly int _panelParts;
    private readonly BlockedLayout _field;
    private readonly (nint[] Offsets, nint[] Lengths)[] _depths;

    public DirectConvolution(
        ConvolutionWindow window, PackedWeights weights, Buffer input, Buffer output, Epilogue epilogue, KernelKind kind)
        : base(kind, [input, weights.Values, .. epilogue.Reads], [output])
    {
        (_window, _weights, _input, _output, _epilogue) = (window, weights, input, output, epilogue);
        _tile = GemmMicrokernel<T>.RowsFor(weights.Columns);
        _copies = !window.HasSingleTap;
        _rowsAreContiguous = !_copies && window.Attributes.Strides == [1, 1];
        // Few rows are not split: each part would read all weights.
        _rows = Math.Clamp(window.Output.Height * weights.Blocks.Length / EnoughParts, 1, Math.Min(MaxRows, window.Output.Height));
        while (_copies && _rows > 1 && FieldOf(_rows).Length > MaxFieldLength) _rows--;
        _rowParts = (window.Output.Height + _rows - 1) / _rows;
        _panelParts = Math.Clamp(EnoughParts / _rowParts, 1, weights.Blocks.Length);
        _field = _copies ? FieldOf(_rows) : window.Input;
        _depths = [.. weights.Blocks.Select(Depth)];
    }

    public override int Parts => _rowParts * _panelParts;

    public override long ScratchLength => TileLength + (_copies ? _field.Length : 0);

    public override string Shape => _window.Shape;

    public override double Operations => _window.Operations;

    public override IReadOnlyList<Buffer> InPlaceInputs => _epilogue.InPlaceInputs(_input);

    private nint RowStep => (nint)_window.Attributes.Strides[0] * _field.Width * _field.BlockSize;

    private int TileLength => _tile * _weights.Columns;

    public override void Run(int part, Buffer scratch)
    {
        var y = part / _panelParts * _rows;
        var rows = Math.Min(_rows, _window.Output.Height - y);
        var (firstPanel, endPanel) = RangeOf(_weights.Blocks.Length, _panelParts, part % _panelParts);
        var sums = scratch.At(0, ScratchLength);
        var input = _input.At(0, _window.Input.Length);
        var writer = new EpilogueWriter<T>(_epilogue, _output);
        // Of fields in place, one tile is as wide as the output; with a stride of 1, what follows a row is the next one.
        var width = _copies ? _tile : _window.Output.Width;
        if (_rowsAreContiguous) (width, rows) = (width * rows, 1);
        for (var x = 0; x < _window.Output.Width; x += width)
        {
            var field = _copies ? CopyField(y, x, rows, sums + TileLength) : input + _window.OffsetOf(y, x);
            var count = _rowsAreContiguous ? width : Math.Min(width, _window.Output.Width - x);
            for (var panel = firstPanel; panel < endPanel; panel++)
            {
                for (var row = 0; row < rows; row++)
                    RunWindows(panel, field + (row * RowStep), (((nint)y + row) * _window.Output.Width) + x, count, sums, writer);
            }
        }
    }

    /// <summary>Computes neighboring windows for the outputs of one panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="field">The first pixel of the first window.</param>
    /// <param name="position">The position of the first window in the output.</param>
    /// <param name="count">The number of windows.</param>
    /// <param name="sums">Scratch memory for the sums of a tile.</param>
    /// <param name="writer">The epilogue and the output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunWindows(int panel, float* field, nint position, int count, float* sums, in EpilogueWriter<T> writer)
    {
        var columns = _weights.Columns;
        var (start, length) = _weights.Panel(panel);
        var values = _weights.Values.At(start, length);
        var step = (nint)_window.Attributes.Strides[1] * _field.BlockSize;
        fixed (nint* offsets = _depths[panel].Offsets, lengths = _depths[panel].Lengths)
        {
            var depth = new DepthSegments(offsets, lengths, _depths[panel].Offsets.Length);
            for (; count > 0; count -= _tile, position += _tile, field += _tile * step)
            {
                var rows = Math.Min(_tile, count);
                if (!_copies) Prefetch(panel, field + (_tile * step), step, rows, position, writer);
                GemmMicrokernel<T>.Multiply(field, step, rows, depth, values, columns, sums, columns);
                Store(panel, sums, rows, position, writer);
            }
        }
    }

    /// <summary>Prefetches what a tile adds to its products and, once for all panels, the windows of the next tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Prefetch(int panel, float* next, nint step, int count, nint position, in EpilogueWriter<T> writer)
    {
        var output = _window.Output;
        var end = Math.Min((panel + 1) * _weights.Columns, output.PaddedChannels);
        for (var channel = panel * _weights.Columns; channel < end; channel += output.BlockSize)
        {
            var start = (nint)(channel / output.BlockSize * output.BlockLength) + (position * output.BlockSize);
            for (var i = 0; i < count; i++) writer.Prefetch(start + (i * output.BlockSize));
        }

        if (panel > 0) return;
        for (var block = 0; block < _field.Blocks; block++, next += _field.BlockLength)
        {
            for (var i = 0; i < _tile; i++) Kernels.Prefetch.Line(next + (i * step));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Store(int panel, float* sums, int count, nint position, in EpilogueWriter<T> writer)
    {
        var (output, columns) = (_window.Output, (nint)_weights.Columns);
        for (var column = 0; column < columns; column += T.Lanes)
        {
            var channel = (panel * columns) + column;
            if (channel >= output.Blocks * output.BlockSize) return;
            var offset = (nint)(channel / output.BlockSize * output.BlockLength) +
                (position * output.BlockSize) + (channel % output.BlockSize);
            var (sum, i) = ((nint)column, 0);
            for (; i <= count - VectorRow<T>.Length; i += VectorRow<T>.Length)
            {
                writer.Store(VectorRow<T>.Load(sums + sum, columns), offset, channel);
                sum += VectorRow<T>.Length * columns;
                offset += VectorRow<T>.Length * output.BlockSize;
            }

            for (; i < count; i++, sum += columns, offset += output.BlockSize) writer.Store(T.Load(sums + sum), offset, channel);
        }
    }

    /// <summary>The segments of a panel. Blocks that are adjacent in memory form one segment.</summary>
    private (nint[] Offsets, nint[] Lengths) Depth(PackedWeights.Block[] blocks)
    {
        var (offsets, lengths) = (new List<nint>(), new List<nint>());
        foreach (var block in blocks)
        {
            var offset = (nint)(block.Channels * _field.BlockLength) + _window.OffsetOfTap(block.Tap, _field.Width, _field.BlockSize);
            var length = _weights.LengthOf(block);
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

    /// <summary>The layout of a copied field.</summary>
    private BlockedLayout FieldOf(int rows) =>
        _window.Input with { Height = _window.FieldRows(rows), Width = _window.FieldColumns(Math.Min(_tile, _window.Output.Width)) };

    /// <summary>Copies the receptive field of a few rows of a tile, with zeros outside of the input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float* CopyField(int y, int x, int rows, float* target)
    {
        var input = _window.Input;
        var (top, left) = (_window.Top(y), _window.Left(x));
        var end = top + _window.FieldRows(rows);
        // Columns beyond the last window are copied or cleared too, and not used.
        var (from, to) = (Math.Clamp(left, 0, input.Width), Math.Clamp(left + _field.Width, 0, input.Width));
        var (skipped, line, copied) = ((from - left) * input.BlockSize, _field.Width * input.BlockSize, (to - from) * input.BlockSize);
        for (var block = 0; block < input.Blocks; block++)
        {
            var source = _input.At(block * input.BlockLength, input.BlockLength) + ((nint)from * input.BlockSize);
            var lineOfField = target + (block * _field.BlockLength);
            for (var row = top; row < end; row++, lineOfField += line)
            {
                var pixels = new Span<float>(lineOfField, line);
                var isInside = copied > 0 && row >= 0 && row < input.Height;
                if (!isInside || copied < line) pixels.Clear();
                if (!isInside) continue;
                new ReadOnlySpan<float>(source + ((nint)row * input.Width * input.BlockSize), copied).CopyTo(pixels[skipped..]);
            }
        }

        return target;
    }
}
