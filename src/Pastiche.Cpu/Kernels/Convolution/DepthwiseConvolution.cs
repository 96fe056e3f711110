using System.Runtime.CompilerServices;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A depthwise convolution: each output channel sees one input channel. In blocked layout each tap is a product of vectors, so it is bound
/// by memory, not by arithmetic.
/// </summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class DepthwiseConvolution<T> : Kernel where T : unmanaged, IVector<T>
{
    private const int MinRowsPerPart = 4;

    private readonly ConvolutionWindow _window;
    private readonly Buffer _weights;
    private readonly Buffer _input;
    private readonly Buffer _output;
    private readonly Epilogue _epilogue;
    private readonly nint[] _taps;

    /// <summary>Describes a convolution of blocked maps with as many groups as input and output channels.</summary>
    /// <param name="window">The geometry.</param>
    /// <param name="kernel">[channels, 1, height, width].</param>
    /// <param name="input">The input.</param>
    /// <param name="output">The output.</param>
    /// <param name="epilogue">The operations fused into it.</param>
    public DepthwiseConvolution(ConvolutionWindow window, Tensor kernel, Buffer input, Buffer output, Epilogue epilogue)
        : base(KernelKind.Convolution, [input, .. epilogue.Reads], [output])
    {
        (_window, _weights, _input, _output, _epilogue) = (window, Packed(kernel, window.Input), input, output, epilogue);
        var (taps, layout) = (kernel.Shape[2] * kernel.Shape[3], window.Input);
        _taps = [.. Enumerable.Range(0, taps).Select(tap => window.OffsetOfTap(tap, layout.Width, layout.BlockSize))];
    }

    private int Rows => _window.Output.Blocks * _window.Output.Height;

    public override int Parts => PartsFor(Rows, MinRowsPerPart);

    public override string Shape => _window.Shape;

    public override double Operations => _window.Operations;

    public override IReadOnlyList<Buffer> InPlaceInputs => _epilogue.InPlaceInputs(_input);

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(Rows, Parts, part);
        var writer = new EpilogueWriter<T>(_epilogue, _output);
        for (var row = start; row < end; row++) RunRow(row / _window.Output.Height, row % _window.Output.Height, writer);
    }

    private void RunRow(int block, int y, in EpilogueWriter<T> writer)
    {
        var (start, end) = _window.RowsAreInside(y) ? _window.ColumnsInside : default;
        RunBorder(block, y, 0, start, writer);
        var rest = start + ((end - start) / VectorRow<T>.Length * VectorRow<T>.Length);
        RunInside(block, y, start, rest, writer);
        RunBorder(block, y, rest, _window.Output.Width, writer);
    }

    /// <summary>Computes windows that see no padding, four at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunInside(int block, int y, int start, int end, in EpilogueWriter<T> writer)
    {
        nint blockSize = _window.Input.BlockSize;
        var step = _window.Attributes.Strides[1] * blockSize;
        var pixels = _input.At(block * _window.Input.BlockLength, _window.Input.BlockLength) + _window.OffsetOf(y, start);
        var weights = WeightsOf(block);
        var (target, channel, count) = (Target(block, y, start), block * blockSize, _taps.Length);
        fixed (nint* taps = _taps)
        {
            for (var x = start; x < end; x += VectorRow<T>.Length)
            {
                for (nint lane = 0; lane < blockSize; lane += T.Lanes)
                {
                    T a = T.Zero, b = T.Zero, c = T.Zero, d = T.Zero;
                    for (var tap = 0; tap < count; tap++)
                    {
                        var weight = T.Load(weights + (tap * blockSize) + lane);
                        var pixel = pixels + taps[tap] + lane;
                        a = T.MultiplyAdd(weight, T.Load(pixel), a);
                        b = T.MultiplyAdd(weight, T.Load(pixel + step), b);
                        c = T.MultiplyAdd(weight, T.Load(pixel + (2 * step)), c);
                        d = T.MultiplyAdd(weight, T.Load(pixel + (3 * step)), d);
                    }

                    writer.Store(new VectorRow<T>(a, b, c, d), target + lane, channel + lane);
                }

                pixels += VectorRow<T>.Length * step;
                target += VectorRow<T>.Length * blockSize;
            }
        }
    }

    /// <summary>Computes windows one at a time, and leaves out taps in the padding.</summary>
    private void RunBorder(int block, int y, int start, int end, in EpilogueWriter<T> writer)
    {
        for (var x = start; x < end; x++) RunWindow(block, (_window.Top(y), _window.Left(x)), Target(block, y, x), writer);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunWindow(int block, (int Top, int Left) window, nint target, in EpilogueWriter<T> writer)
    {
        var (input, blockSize) = (_window.Input, (nint)_window.Input.BlockSize);
        var (down, right) = (_window.Attributes.Dilations[0], _window.Attributes.Dilations[1]);
        var (bottom, end) = (window.Top + (_window.KernelHeight * down), window.Left + (_window.KernelWidth * right));
        var source = _input.At(block * input.BlockLength, input.BlockLength);
        for (nint lane = 0; lane < blockSize; lane += T.Lanes)
        {
            var sum = T.Zero;
            var weight = WeightsOf(block) + lane;
            for (var row = window.Top; row < bottom; row += down)
            {
                for (var column = window.Left; column < end; column += right, weight += blockSize)
                {
                    if ((uint)row >= (uint)input.Height || (uint)column >= (uint)input.Width) continue;
                    sum = T.MultiplyAdd(T.Load(weight), T.Load(source + ((((nint)row * input.Width) + column) * blockSize) + lane), sum);
                }
            }

            writer.Store(sum, target + lane, (block * blockSize) + lane);
        }
    }

    private nint Target(int block, int y, int x) =>
        (nint)(block * _window.Output.BlockLength) + ((((nint)y * _window.Output.Width) + x) * _window.Output.BlockSize);

    private float* WeightsOf(int block)
    {
        var length = (long)_taps.Length * _window.Input.BlockSize;
        return _weights.At(block * length, length);
    }

    /// <summary>The weights as [block][tap][channel of the block].</summary>
    private static Buffer Packed(Tensor kernel, BlockedLayout layout)
    {
        var taps = kernel.Shape[2] * kernel.Shape[3];
        var packed = new float[taps * layout.PaddedChannels];
        for (var channel = 0; channel < layout.Channels; channel++)
        {
            var (block, lane) = (channel / layout.BlockSize, channel % layout.BlockSize);
            for (var tap = 0; tap < taps; tap++)
                packed[(((block * taps) + tap) * layout.BlockSize) + lane] = kernel.Elements[(channel * taps) + tap];
        }

        return Buffer.Constant("weights", packed);
    }
}
