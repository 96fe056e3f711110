namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Creates the kernels of a Winograd convolution: one fused kernel, or three stages for each group of tiles if it has many weights.
/// </summary>
/// <typeparam name="T">The vector type.</typeparam>
internal static class WinogradConvolution<T> where T : unmanaged, IVector<T>
{
    /// <summary>
    /// Floats of the values and products of a group, 32 MB. Smaller groups were measured to be slower, since each reads all weights.
    /// </summary>
    private const long GroupLength = 8 << 20;

    /// <summary>Creates the kernels, in order.</summary>
    /// <param name="tiles">The geometry.</param>
    /// <param name="weights">Transformed weights of the kernel, or of its 180° rotation.</param>
    /// <param name="rotated180">Whether weights are those of the rotated kernel.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">The output.</param>
    /// <param name="epilogue">The operations fused into it.</param>
    /// <param name="temporary">Creates a buffer for intermediate results of a given length.</param>
    public static IEnumerable<Kernel> Create(
        WinogradTiles tiles,
        WinogradWeights weights,
        bool rotated180,
        Buffer input,
        Buffer output,
        Epilogue epilogue,
        Func<long, Buffer> temporary)
    {
        if (!WinogradConvolution.IsNonfused(weights.Inputs, weights.Outputs))
            return [new WinogradFused<T>(tiles, weights, input, output, epilogue)];
        var panels = ((rotated180 ? weights.Inputs : weights.Outputs) + weights.Columns - 1) / weights.Columns;
        var outputRow = Math.Max(panels * weights.Columns, tiles.Output.PaddedChannels);
        var tileLength = (long)WinogradWeights.Points * (tiles.InputRow + outputRow);
        var groups = (int)Math.Max(1, ((tiles.Count * tileLength) + GroupLength - 1) / GroupLength);
        var kernels = new List<Kernel>();
        for (var i = 0; i < groups; i++)
        {
            var (start, end) = ((int)((long)tiles.Count * i / groups), (int)((long)tiles.Count * (i + 1) / groups));
            if (start == end) continue;
            var group = new WinogradGroup(tiles, start, end - start, tiles.InputRow, outputRow);
            var (values, products) = (temporary(group.ValuesLength), temporary(group.ProductsLength));
            kernels.Add(new WinogradInput<T>(group, input, values));
            kernels.Add(new WinogradProducts<T>(group, weights, rotated180, values, products));
            kernels.Add(new WinogradOutput<T>(group, products, output, epilogue));
        }

        return kernels;
    }
}

/// <summary>The part of <see cref="WinogradConvolution{T}"/> that does not depend on the vector type.</summary>
internal static class WinogradConvolution
{
    /// <summary>The most weights per tap for the fused kernel; more take over 4.7 MB at the 36 points and outgrow the caches.</summary>
    private const long MaxFusedWeights = 128 * 256;

    /// <summary>Whether a convolution is computed stage by stage. Only then can the rotated kernel share the weights.</summary>
    public static bool IsNonfused(int inputs, int outputs) => (long)inputs * outputs > MaxFusedWeights;
}
