namespace Pastiche.Cpu.Kernels;

/// <summary>The mean of each window.</summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class AveragePool<T>(PoolWindow window, Buffer input, Buffer output)
    : Kernel(KernelKind.Other, [input], [output]) where T : unmanaged, IVector<T>
{
    private const int MinRowsPerPart = 4;

    private readonly PoolWindow.Interval[] _columns = [.. Enumerable.Range(0, window.Output.Width).Select(window.Columns)];

    private int Rows => window.Output.Blocks * window.Output.Height;

    public override int Parts => PartsFor(Rows, MinRowsPerPart);

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(Rows, Parts, part);
        for (var row = start; row < end; row++) RunRow(row / window.Output.Height, row % window.Output.Height);
    }

    private void RunRow(int block, int y)
    {
        var (layout, rows, attributes) = (window.Input, window.Rows(y), window.Attributes);
        nint blockSize = layout.BlockSize;
        var source = input.At(block * layout.BlockLength, layout.BlockLength);
        var offset = (block * window.Output.BlockLength) + ((long)y * window.Output.Width * blockSize);
        var target = output.At(offset, window.Output.Width * blockSize);
        for (var x = 0; x < window.Output.Width; x++)
        {
            var columns = _columns[x];
            var counted = attributes.CountIncludesPad
                ? attributes.Kernel[0] * attributes.Kernel[1]
                : (rows.End - rows.Start) * (columns.End - columns.Start);
            var factor = T.Broadcast(1f / counted);
            for (nint lane = 0; lane < blockSize; lane += T.Lanes)
            {
                var sum = T.Zero;
                for (var row = rows.Start; row < rows.End; row++)
                {
                    for (var column = columns.Start; column < columns.End; column++)
                        sum += T.Load(source + ((((nint)row * layout.Width) + column) * blockSize) + lane);
                }

                (sum * factor).Store(target + (x * blockSize) + lane);
            }
        }
    }
}
