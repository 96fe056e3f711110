namespace Pastiche.Cpu.Kernels;

/// <summary>The last stage of a nonfused Winograd convolution: transforms products at the points into tiles of the output.</summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class WinogradOutput<T>(WinogradGroup group, Buffer products, Buffer output, Epilogue epilogue)
    : Kernel(KernelKind.Convolution, [products, .. epilogue.Reads], [output]) where T : unmanaged, IVector<T>
{
    public override int Parts => group.Parts;

    public override long ScratchLength => WinogradStages<T>.ScratchLength;

    public override IReadOnlyList<Buffer> InPlaceInputs => epilogue.InPlaceInputs(products);

    public override string Shape => group.Tiles.Shape;

    public override void Run(int part, Buffer scratch)
    {
        var (first, count) = group.Part(part);
        var source = products.At(0, group.ProductsLength) + ((nint)first * group.OutputRow);
        var writer = new EpilogueWriter<T>(epilogue, output);
        var (pointStride, row) = (group.ProductsPointStride, group.OutputRow);
        WinogradStages<T>.Output(
            group.Tiles, writer, group.First + first, count, source, pointStride, row, scratch.At(0, ScratchLength));
    }
}
