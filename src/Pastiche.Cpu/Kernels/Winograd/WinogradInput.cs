namespace Pastiche.Cpu.Kernels;

/// <summary>The first stage of a nonfused Winograd convolution: transforms tiles of the input into values at the points.</summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class WinogradInput<T>(WinogradGroup group, Buffer input, Buffer values)
    : Kernel(KernelKind.Convolution, [input], [values]) where T : unmanaged, IVector<T>
{
    public override int Parts => group.Parts;

    public override long ScratchLength => WinogradStages<T>.ScratchLength;

    public override string Shape => group.Tiles.Shape;

    public override void Run(int part, Buffer scratch)
    {
        var (first, count) = group.Part(part);
        var target = values.At(0, group.ValuesLength) + ((nint)first * group.InputRow);
        WinogradStages<T>.Input(
            group.Tiles, input, group.First + first, count, target, group.ValuesPointStride, streams: true, scratch.At(0, ScratchLength));
    }
}
