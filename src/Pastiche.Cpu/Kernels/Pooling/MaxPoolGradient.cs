using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The gradient of a max pooling's input: each pixel looks at the windows that see it and takes what belongs to those whose largest it was.
/// So windows may overlap, and nothing is written twice.
/// </summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class MaxPoolGradient<T>(PoolWindow window, Operand cotangent, Operand places, Operand gradient, Epilogue epilogue)
    : Kernel(KernelKind.Other, [cotangent, places, .. epilogue.Reads], [gradient]) where T : unmanaged, IVector<T>
{
    private const int LeastRowsOfPart = 4;

    private readonly PoolWindow.Stretch[] _columns = [.. Enumerable.Range(0, window.Input.Width).Select(window.ColumnsOver)];

    private int Rows => window.Input.Blocks * window.Input.Height;

    public override int Parts => PartsFor(Rows, LeastRowsOfPart);

    public override IReadOnlyList<Operand> Replaceable => epilogue.Replaceable(cotangent);

    public override void Run(int part, Operand scratch)
    {
        var (start, end) = Share(Rows, Parts, part);
        var finish = new Finish<T>(epilogue, gradient);
        for (var row = start; row < end; row++) RunRow(row / window.Input.Height, row % window.Input.Height, finish);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRow(int block, int y, in Finish<T> finish)
    {
        var (pooled, rows) = (window.Output, window.RowsOver(y));
        var (stride, strideX, kernelWidth) = (window.Attributes.Strides[0], window.Attributes.Strides[1], window.Attributes.Kernel[1]);
        nint lanes = pooled.Lanes;
        var source = cotangent.At(block * pooled.BlockLength, pooled.BlockLength);
        var bytes = (byte*)places.Start + (block * pooled.BlockLength);
        var offset = (nint)(block * window.Input.BlockLength) + ((nint)y * window.Input.Width * lanes);
        for (var x = 0; x < window.Input.Width; x++, offset += lanes)
        {
            var columns = _columns[x];
            for (nint lane = 0; lane < lanes; lane += T.Lanes)
            {
                var sum = T.Zero;
                for (var row = rows.Start; row < rows.End; row++)
                    for (var column = columns.Start; column < columns.End; column++)
                    {
                        var place = ((rows.Origin - (row * stride)) * kernelWidth) + columns.Origin - (column * strideX);
                        var at = ((((nint)row * pooled.Width) + column) * lanes) + lane;
                        sum += T.WhereEqual(T.LoadBytes(bytes + at), T.Broadcast(place), T.Load(source + at));
                    }

                finish.Store(sum, offset + lane, (block * lanes) + lane);
            }
        }
    }
}
