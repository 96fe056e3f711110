using Pastiche.Cpu.Kernels;
using Pastiche.Cpu.Threading;

namespace Pastiche.Cpu;

/// <summary>
/// Finds the nearest neighbor of each position of some feature maps among the positions of others, by the highest centered cosine: the
/// mean over positions is taken off each map, of either side by itself, and the cosine of what is left is compared, as in "Neural
/// Neighbor Style Transfer" (N. Kolkin et al., 2022). The search is exhaustive, in single precision. Results are bit-identical for every
/// run and for any number of threads. A search may be used from any thread.
/// </summary>
public sealed class NeighborSearch
{
    private readonly int _threads;
    private readonly KernelFactory _factory;

    /// <summary>Creates a search.</summary>
    /// <param name="threads">
    /// The number of threads, including the caller's; 0 for one per logical processor. Results do not depend on it.
    /// </param>
    /// <param name="instructions">
    /// The vector instructions to use, one of <see cref="InstructionSets.Available"/>; null for the widest.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="threads"/> is negative, or the processor does not support <paramref name="instructions"/>.
    /// </exception>
    public NeighborSearch(int threads = 0, InstructionSet? instructions = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        _threads = threads > 0 ? threads : Environment.ProcessorCount;
        var set = instructions ?? InstructionSets.Widest;
        if (!InstructionSets.Available.Contains(set)) throw Errors.InstructionsNotAvailable(nameof(instructions), set);
        _factory = KernelFactory.For(set);
    }

    /// <summary>Centers candidates and scales each to unit length. A zero vector stays zero.</summary>
    /// <param name="features">The feature maps [channels][count], at least one position.</param>
    /// <param name="channels">The number of maps, at least 1.</param>
    /// <returns>The candidates, numbered by position; dispose of them to free their memory.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="channels"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// The length of <paramref name="features"/> is 0 or no multiple of <paramref name="channels"/>.
    /// </exception>
    public unsafe NeighborCandidates Prepare(ReadOnlySpan<float> features, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        if (features.IsEmpty || features.Length % channels != 0) throw Errors.WrongFeatures(nameof(features), features.Length, channels);
        var count = features.Length / channels;
        using var means = new NativeBlock(CenteredMaps.MeansLength(channels));
        fixed (float* start = features)
        {
            var maps = Maps(start, channels, count, means);
            var candidates = new NeighborCandidates(channels, count);
            Run([new ChannelMeans(maps), new UnitVectors(maps, candidates.Vectors)], CancellationToken.None);
            return candidates;
        }
    }

    /// <summary>Finds the nearest candidate of each query.</summary>
    /// <param name="candidates">The candidates, prepared by any search.</param>
    /// <param name="features">
    /// The queries: feature maps [channels][count], as many maps as the candidates have. Where features of either side are not finite,
    /// some candidate is found, and its similarity has no meaning.
    /// </param>
    /// <param name="nearest">Receives the index of the candidate with the highest cosine, the lowest of equals, for each query.</param>
    /// <param name="similarity">Receives that cosine, from −1 to 1, for each query; 0 for a zero vector.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">A length does not fit the others.</exception>
    /// <exception cref="ObjectDisposedException">The candidates are disposed, perhaps during the search.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled; the results are incomplete.</exception>
    public void Find(
        NeighborCandidates candidates,
        ReadOnlySpan<float> features,
        Span<int> nearest,
        Span<float> similarity,
        CancellationToken cancellationToken = default) =>
        Find(candidates, features, [], nearest, similarity, cancellationToken);

    /// <summary>Finds the nearest candidate of each query, where the queries are some of more, whose means are known.</summary>
    /// <param name="candidates">The candidates, prepared by any search.</param>
    /// <param name="features">The queries: feature maps [channels][count], as many maps as the candidates have.</param>
    /// <param name="means">The mean that is taken off each map; empty for that of the queries.</param>
    /// <param name="nearest">Receives the index of the candidate with the highest cosine, the lowest of equals, for each query.</param>
    /// <param name="similarity">Receives that cosine, from −1 to 1, for each query; 0 for a zero vector.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ArgumentException">A length does not fit the others.</exception>
    /// <exception cref="ObjectDisposedException">The candidates are disposed, perhaps during the search.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled; the results are incomplete.</exception>
    public unsafe void Find(
        NeighborCandidates candidates,
        ReadOnlySpan<float> features,
        ReadOnlySpan<double> means,
        Span<int> nearest,
        Span<float> similarity,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var (channels, count) = (candidates.Channels, features.Length / candidates.Channels);
        if (features.Length % channels != 0) throw Errors.WrongFeatures(nameof(features), features.Length, channels);
        if (means.Length != 0 && means.Length != channels) throw Errors.WrongLength(nameof(means), means.Length, channels);
        if (nearest.Length != count) throw Errors.WrongLength(nameof(nearest), nearest.Length, count);
        if (similarity.Length != count) throw Errors.WrongLength(nameof(similarity), similarity.Length, count);
        using var use = candidates.Use.EnterInTurn();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, candidates.Use.Closing);
        using var ownMeans = new NativeBlock(CenteredMaps.MeansLength(channels));
        fixed (float* start = features, cosines = similarity)
        fixed (int* indices = nearest)
        {
            var maps = Maps(start, channels, count, ownMeans);
            for (var channel = 0; channel < means.Length; channel++) maps.Mean(channel) = means[channel];
            var kernel = _factory.NearestNeighbors(
                maps,
                candidates.Vectors,
                Buffer.Over("nearest", (float*)indices, count),
                Buffer.Over("similarity", cosines, count),
                either.Token);
            if (count > 0) Run(means.IsEmpty ? [new ChannelMeans(maps), kernel] : [kernel], either.Token);
        }

        // Kernels hold raw addresses, so the memory must not be collected before the last kernel ends.
        GC.KeepAlive(candidates);
        candidates.Use.ThrowIfClosed();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static unsafe CenteredMaps Maps(float* start, int channels, int count, NativeBlock means)
    {
        var meansBuffer = new Buffer("means", means.Length);
        meansBuffer.Bind(means);
        return new CenteredMaps(channels, count, Buffer.Over("features", start, (long)channels * count), meansBuffer);
    }

    /// <summary>Runs kernels until they are done or cancelled.</summary>
    private void Run(Kernel[] kernels, CancellationToken cancellation)
    {
        using var team = new WorkerTeam(_threads, kernels.Max(kernel => kernel.ScratchLength));
        team.Acquire();
        try
        {
            foreach (var kernel in kernels.TakeWhile(_ => !cancellation.IsCancellationRequested)) team.Run(kernel);
        }
        finally
        {
            team.Release();
        }
    }
}
