using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The gradient of the input of a max pooling, gathered: each pixel adds up the cotangents of the windows whose maximum it was. So windows
/// may overlap, and each element is written once.
/// </summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class MaxPoolGradient<T>(PoolWindow window, Buffer cotangent, Buffer argmax, Buffer gradient, Epilogue epilogue)
    : Kernel(KernelKind.Other, [cotangent, argmax, .. epilogue.Reads], [gradient]) where T : unmanaged, IVector<T>
{
    private const int MinRowsPerPart = 4;

    private readonly PoolWindow.Interval[] _columns = [.. Enumerable.Range(0, window.Input.Width).Select(window.ColumnsOver)];

    private int Rows => window.Input.Blocks * window.Input.Height;

    public override int Parts => PartsFor(Rows, MinRowsPerPart);

    public override IReadOnlyList<Buffer> InPlaceInputs => epilogue.InPlaceInputs(cotangent);

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(Rows, Parts, part);
        var writer = new EpilogueWriter<T>(epilogue, gradient);
        for (var row = start; row < end; row++) RunRow(row / window.Input.Height, row % window.Input.Height, writer);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRow(int block, int y, in EpilogueWriter<T> writer)
    {
        var (pooled, rows) = (window.Output, window.RowsOver(y));
        var (stride, strideX, kernelWidth) = (window.Attributes.Strides[0], window.Attributes.Strides[1], window.Attributes.Kernel[1]);
        nint blockSize = pooled.BlockSize;
        var source = cotangent.At(block * pooled.BlockLength, pooled.BlockLength);
        var indices = (byte*)argmax.Start + (block * pooled.BlockLength);
        var offset = (nint)(block * window.Input.BlockLength) + ((nint)y * window.Input.Width * blockSize);
        for (var x = 0; x < window.Input.Width; x++, offset += blockSize)
        {
            var columns = _columns[x];
            for (nint lane = 0; lane < blockSize; lane += T.Lanes)
            {
                var sum = T.Zero;
                for (var row = rows.Start; row < rows.End; row++)
                {
                    for (var column = columns.Start; column < columns.End; column++)
                    {
                        var index = ((rows.Origin - (row * stride)) * kernelWidth) + columns.Origin - (column * strideX);
                        var at = ((((nint)row * pooled.Width) + column) * blockSize) + lane;
                        sum += T.WhereEqual(T.LoadBytes(indices + at), T.Broadcast(index), T.Load(source + at));
                    }
                }

                writer.Store(sum, offset + lane, (block * blockSize) + lane);
            }
        }
    }
}
