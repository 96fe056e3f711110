namespace Pastiche.Cpu.Kernels;

/// <summary>Puts a Winograd convolution together: in blocks of tiles, or point by point where the weights are many.</summary>
/// <typeparam name="T">The vector register.</typeparam>
internal static class WinogradConvolution<T> where T : unmanaged, IVector<T>
{
    /// <summary>Floats of the values and products of a group, 32 MB: smaller groups were measured to be slower, since each reads all weights.</summary>
    private const long GroupLength = 8 << 20;

    /// <summary>The kernels that do it, in order.</summary>
    /// <param name="tiles">The geometry.</param>
    /// <param name="weights">Of the kernel, or of the one that it is the turned one of.</param>
    /// <param name="rotated180">Whether it is.</param>
    /// <param name="input">The maps that go in.</param>
    /// <param name="output">The maps that come out.</param>
    /// <param name="epilogue">What is done to them.</param>
    /// <param name="temporary">Makes an operand that only these kernels use.</param>
    public static IEnumerable<Kernel> Create(
        WinogradTiles tiles, WinogradWeights weights, bool rotated180, Buffer input, Buffer output, Epilogue epilogue, Func<long, Buffer> temporary)
    {
        if (!WinogradConvolution.IsNonfused(weights.Inputs, weights.Outputs)) return [new WinogradFused<T>(tiles, weights, input, output, epilogue)];
        var panels = ((rotated180 ? weights.Inputs : weights.Outputs) + weights.Columns - 1) / weights.Columns;
        var outputRow = Math.Max(panels * weights.Columns, tiles.Output.Blocks * BlockedLayout.ChannelBlock);
        var tileLength = (long)WinogradWeights.Points * (tiles.InputRow + outputRow);
        var groups = (int)Math.Max(1, ((tiles.Count * tileLength) + GroupLength - 1) / GroupLength);
        var kernels = new List<Kernel>();
        for (var group = 0; group < groups; group++)
        {
            var (start, end) = ((int)((long)tiles.Count * group / groups), (int)((long)tiles.Count * (group + 1) / groups));
            if (start == end) continue;
            var points = new WinogradGroup(tiles, start, end - start, tiles.InputRow, outputRow);
            var (values, products) = (temporary(points.ValuesLength), temporary(points.ProductsLength));
            kernels.Add(new WinogradInput<T>(points, input, values));
            kernels.Add(new WinogradProducts<T>(points, weights, rotated180, values, products));
            kernels.Add(new WinogradOutput<T>(points, products, output, epilogue));
        }

        return kernels;
    }
}

/// <summary>What is the same for all vector registers.</summary>
internal static class WinogradConvolution
{
    /// <summary>Products of inputs and outputs from which weights outgrow the caches: more than these take 4.7 MB.</summary>
    private const long MaxFusedWeights = 128 * 256;

    /// <summary>Whether the weights of so many channels are used point by point, so that the turned kernel may share them.</summary>
    public static bool IsNonfused(int inputs, int outputs) => (long)inputs * outputs > MaxFusedWeights;
}
