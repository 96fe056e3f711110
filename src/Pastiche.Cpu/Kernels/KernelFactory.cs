using System.Diagnostics;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>Creates kernels for one instruction set. Kernels are generic in the vector type; callers need not be.</summary>
internal abstract class KernelFactory
{
    /// <summary>The factory of an instruction set.</summary>
    public static KernelFactory For(InstructionSet set) => set switch
    {
        InstructionSet.Avx512 => new KernelFactory<Wide512>(),
        InstructionSet.Avx2 => new KernelFactory<Wide256>(),
        InstructionSet.Vector128 => new KernelFactory<Wide128>(),
        _ => throw new UnreachableException($"{set} has no kernels."),
    };

    /// <summary>Columns of a panel of weights for a number of outputs.</summary>
    public abstract int ColumnsFor(int outputs);

    /// <summary>A stride-1 3×3 convolution by Winograd's algorithm.</summary>
    public abstract IEnumerable<Kernel> Winograd(
        WinogradTiles tiles,
        WinogradWeights weights,
        bool rotated180,
        Buffer input,
        Buffer output,
        Epilogue epilogue,
        Func<long, Buffer> temporary);

    /// <summary>A convolution with any attributes.</summary>
    public abstract Kernel Convolution(
        ConvolutionWindow window, PackedWeights weights, Buffer input, Buffer output, Epilogue epilogue, KernelKind kind);

    /// <summary>A convolution of blocked maps in which each output channel sees one input channel.</summary>
    public abstract Kernel Depthwise(ConvolutionWindow window, Tensor kernel, Buffer input, Buffer output, Epilogue epilogue);

    /// <summary>The Gram matrix F·Fᵀ of feature maps.</summary>
    public abstract IEnumerable<Kernel> Gram(BlockedLayout layout, Buffer features, Buffer gram, Func<long, Buffer> temporary);

    /// <summary>The product of two row-major matrices.</summary>
    public abstract IEnumerable<Kernel> Product(
        int rows, int depth, int columns, Buffer left, Buffer right, Buffer product, Func<long, Buffer> temporary);

    /// <summary>The maximum of each window, and its index within the window unless <paramref name="argmax"/> is null.</summary>
    public abstract Kernel MaxPool(PoolWindow window, Buffer input, Buffer output, Buffer? argmax);

    /// <summary>The gradient of the input of a max pooling.</summary>
    public abstract Kernel MaxPoolGradient(PoolWindow window, Buffer cotangent, Buffer argmax, Buffer gradient, Epilogue epilogue);

    /// <summary>The mean of each window.</summary>
    public abstract Kernel AveragePool(PoolWindow window, Buffer input, Buffer output);

    /// <summary>Repeats each pixel along both axes.</summary>
    public abstract Kernel Upsample(BlockedLayout small, int vertical, int horizontal, Buffer input, Buffer output, Epilogue epilogue);

    /// <summary>Moves channels into pixels (pixel shuffle).</summary>
    public abstract Kernel DepthToSpace(
        BlockedLayout output, int side, BlockedLayout small, Buffer input, Buffer target, Epilogue epilogue);

    /// <summary>The candidate of highest cosine for each query, among those of <see cref="UnitVectors"/>.</summary>
    public abstract Kernel NearestNeighbors(
        CenteredMaps queries, Buffer candidates, Buffer nearest, Buffer similarity, CancellationToken cancellation);
}

/// <inheritdoc/>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed class KernelFactory<T> : KernelFactory where T : unmanaged, IVector<T>
{
    public override int ColumnsFor(int outputs) => GemmMicrokernel<T>.ColumnsFor(outputs);

    public override IEnumerable<Kernel> Winograd(
        WinogradTiles tiles,
        WinogradWeights weights,
        bool rotated180,
        Buffer input,
        Buffer output,
        Epilogue epilogue,
        Func<long, Buffer> temporary) =>
        WinogradConvolution<T>.Create(tiles, weights, rotated180, input, output, epilogue, temporary);

    public override Kernel Convolution(
        ConvolutionWindow window, PackedWeights weights, Buffer input, Buffer output, Epilogue epilogue, KernelKind kind) =>
        new DirectConvolution<T>(window, weights, input, output, epilogue, kind);

    public override Kernel Depthwise(ConvolutionWindow window, Tensor kernel, Buffer input, Buffer output, Epilogue epilogue) =>
        new DepthwiseConvolution<T>(window, kernel, input, output, epilogue);

    public override IEnumerable<Kernel> Gram(BlockedLayout layout, Buffer features, Buffer gram, Func<long, Buffer> temporary)
    {
        var partial = temporary(Gram<T>.PartialLength(layout));
        return
        [
            new Gram<T>(layout, features, partial),
            new GramSum(layout, Gram<T>.SegmentsOf(layout), Gram<T>.RowOf(layout), partial, gram),
        ];
    }

    public override IEnumerable<Kernel> Product(
        int rows, int depth, int columns, Buffer left, Buffer right, Buffer product, Func<long, Buffer> temporary)
    {
        var panel = GemmMicrokernel<T>.ColumnsFor(columns);
        var panels = temporary((long)PackPanels.Panels(columns, panel) * depth * panel);
        return
        [
            new PackPanels(depth, columns, panel, false, right, panels),
            new MatrixProduct<T>(rows, depth, columns, left, panels, product),
        ];
    }

    public override Kernel MaxPool(PoolWindow window, Buffer input, Buffer output, Buffer? argmax) =>
        new MaxPool<T>(window, input, output, argmax);

    public override Kernel MaxPoolGradient(PoolWindow window, Buffer cotangent, Buffer argmax, Buffer gradient, Epilogue epilogue) =>
        new MaxPoolGradient<T>(window, cotangent, argmax, gradient, epilogue);

    public override Kernel AveragePool(PoolWindow window, Buffer input, Buffer output) => new AveragePool<T>(window, input, output);

    public override Kernel Upsample(BlockedLayout small, int vertical, int horizontal, Buffer input, Buffer output, Epilogue epilogue) =>
        new Upsample<T>(small, vertical, horizontal, input, output, epilogue);

    public override Kernel DepthToSpace(
        BlockedLayout output, int side, BlockedLayout small, Buffer input, Buffer target, Epilogue epilogue) =>
        new DepthToSpace<T>(output, side, small, input, target, epilogue);

    public override Kernel NearestNeighbors(
        CenteredMaps queries, Buffer candidates, Buffer nearest, Buffer similarity, CancellationToken cancellation) =>
        new NearestNeighbors<T>(queries, candidates, nearest, similarity, cancellation);
}
