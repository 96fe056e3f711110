using Xunit;

namespace Pastiche.Cpu.Tests;

/// <summary>The search for nearest neighbors beside a plain one in double precision.</summary>
public class NeighborSearchTests
{
    /// <summary>Below it, cosines in single precision may change places.</summary>
    private const double Resolution = 1e-6;

    public static TheoryData<InstructionSet> Sets => [.. InstructionSets.Available];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Find_SmallAndOddSizes_FindsTheNearest(InstructionSet set)
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var (queries, candidates, channels) = (random.Next(1, 71), random.Next(1, 71), random.Next(1, 301));
            if (i % 4 == 0) channels = random.Next(1, 4);
            Check(set, Normal(random, channels * queries), Normal(random, channels * candidates), channels);
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Find_ManyQueriesAndCandidates_FindsTheNearest(InstructionSet set)
    {
        var random = new Random(2);
        foreach (var (queries, candidates, channels) in new[] { (1, 3000, 8), (3000, 1, 8), (500, 1001, 20), (113, 300, 700) })
            Check(set, Normal(random, channels * queries), Normal(random, channels * candidates), channels);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Find_IntegersWithDuplicates_TakesTheLowestIndexOfEquals(InstructionSet set)
    {
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var (queries, distinct, channels) = (random.Next(1, 71), random.Next(1, 36), random.Next(1, 9));
            var copies = random.Next(2, 6);
            var original = Integers(random, channels * distinct);
            var candidates = new float[channels * distinct * copies];
            for (var j = 0; j < candidates.Length; j++)
                candidates[j] = original[(j / (distinct * copies) * distinct) + (j % distinct)];
            Check(set, Integers(random, channels * queries), candidates, channels);
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Find_CandidatesOfOneDirection_TakesTheFirst(InstructionSet set)
    {
        // One channel: after centering, every positive candidate is as near to a positive query.
        var search = new NeighborSearch(2, set);
        using var candidates = search.Prepare([-3, 1, 7, -8, 2, 1], 1);
        var (nearest, similarity) = Find(search, candidates, [0.001f, -500, 499.999f]);
        Assert.Equal([1, 0, 1], nearest);
        Assert.All(similarity, cosine => Assert.InRange(cosine, 1 - Resolution, 1));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Find_FlatSides_TakesTheFirstWithSimilarityZero(InstructionSet set)
    {
        float[] flat = [5, 5, 5, 9, 9, 9], varied = [1, 2, 6, 3, 3, 0];
        var search = new NeighborSearch(2, set);
        using NeighborCandidates flatCandidates = search.Prepare(flat, 2), variedCandidates = search.Prepare(varied, 2);
        foreach (var (nearest, similarity) in new[] { Find(search, flatCandidates, varied), Find(search, variedCandidates, flat) })
        {
            Assert.Equal([0, 0, 0], nearest);
            Assert.Equal([0, 0, 0], similarity);
        }
    }

    [Fact]
    public void Find_ItsOwnCandidates_FindsEachItself()
    {
        var features = Normal(new Random(4), 32 * 999);
        var search = new NeighborSearch();
        using var candidates = search.Prepare(features, 32);
        var (nearest, similarity) = Find(search, candidates, features);
        Assert.Equal(Enumerable.Range(0, 999), nearest);
        Assert.All(similarity, cosine => Assert.InRange(cosine, 1 - Resolution, 1));
    }

    [Fact]
    public void Find_MeansAndLengths_DoNotMatter()
    {
        var random = new Random(5);
        float[] features = Normal(random, 16 * 200), others = Normal(random, 16 * 300);
        var search = new NeighborSearch();
        using NeighborCandidates candidates = search.Prepare(others, 16), shifted = search.Prepare(Map(others, 8192, 1 / 1024f), 16);
        Assert.Equal(Find(search, candidates, features).Nearest, Find(search, shifted, Map(features, 1 << 20, -64)).Nearest);

        static float[] Map(float[] values, float factor, float shift) => [.. values.Select(value => (value * factor) + shift)];
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Find_MoreThreads_SameBitsAsOne(int threads)
    {
        var random = new Random(6);
        float[] features = Normal(random, 24 * 1500), others = Normal(random, 24 * 900);
        Assert.Equal(Bits(1), Bits(threads));

        int[] Bits(int count)
        {
            var search = new NeighborSearch(count);
            using var candidates = search.Prepare(others, 24);
            var (nearest, similarity) = Find(search, candidates, features);
            return [.. nearest, .. similarity.Select(BitConverter.SingleToInt32Bits)];
        }
    }

    [Fact]
    public void Find_EveryInstructionSet_FindsTheSame()
    {
        var random = new Random(8);
        float[] features = Normal(random, 24 * 300), others = Normal(random, 24 * 500);
        var found = InstructionSets.Available.Select(set =>
        {
            var search = new NeighborSearch(2, set);
            using var candidates = search.Prepare(others, 24);
            return Find(search, candidates, features).Nearest;
        }).ToArray();
        Assert.All(found, nearest => Assert.Equal(found[0], nearest));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.MaxValue)]
    [InlineData(float.Epsilon)]
    public void Find_ExtremeFeatures_FindsACandidate(float extreme)
    {
        foreach (var set in InstructionSets.Available)
        {
            var search = new NeighborSearch(2, set);
            float[] plain = Normal(new Random(7), 3 * 19), strange = [.. plain];
            (strange[4], strange[5], strange[40]) = (extreme, -extreme, extreme);
            using NeighborCandidates candidates = search.Prepare(plain, 3), strangers = search.Prepare(strange, 3);
            Assert.All(Find(search, candidates, strange).Nearest, index => Assert.InRange(index, 0, 18));
            Assert.All(Find(search, strangers, plain).Nearest, index => Assert.InRange(index, 0, 18));
            Assert.All(Find(search, strangers, strange).Nearest, index => Assert.InRange(index, 0, 18));
        }
    }

    [Fact]
    public void Find_NoQueries_FindsNothing()
    {
        var search = new NeighborSearch();
        using var candidates = search.Prepare([1, 2, 3, 4], 2);
        Assert.Equal((2, 2), (candidates.Count, candidates.Channels));
        Assert.Empty(Find(search, candidates, []).Nearest);
    }

    [Fact]
    public void Find_CancelledBefore_FindsNothing()
    {
        var search = new NeighborSearch();
        using var candidates = search.Prepare([1, 2, 3], 1);
        var nearest = new[] { 7 };
        Assert.Throws<OperationCanceledException>(
            () => search.Find(candidates, [1], nearest, new float[1], new CancellationToken(canceled: true)));
        Assert.Equal([7], nearest);
    }

    [Fact]
    public async Task Find_CancelledMeanwhile_EndsWithTheCallersToken()
    {
        var search = new NeighborSearch(2);
        using var candidates = search.Prepare(Normal(new Random(9), 8 * 5000), 8);
        using var source = new CancellationTokenSource();
        var searching = Task.Run(() => FindForever(search, candidates, source.Token));
        source.CancelAfter(5);
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => searching);
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task Dispose_WhileSearchesRun_EndsThem()
    {
        var search = new NeighborSearch(2);
        var candidates = search.Prepare(Normal(new Random(10), 8 * 5000), 8);
        Task[] searching = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => FindForever(search, candidates, CancellationToken.None)))];
        await Task.Delay(5);
        candidates.Dispose();
        foreach (var task in searching) await Assert.ThrowsAsync<ObjectDisposedException>(() => task);
        candidates.Dispose();
    }

    [Fact]
    public void Find_SeveralThreadsAtOnce_FindsWhatOneDoes()
    {
        var features = Normal(new Random(11), 16 * 700);
        var search = new NeighborSearch(3);
        using var candidates = search.Prepare(features, 16);
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
            Assert.Equal(Enumerable.Range(0, 700), Find(search, candidates, features).Nearest));
    }

    [Fact]
    public void Find_WrongLengths_AreRefused()
    {
        var search = new NeighborSearch();
        using var candidates = search.Prepare([1, 2, 3, 4, 5, 6], 2);
        Assert.Throws<ArgumentException>("features", () => search.Find(candidates, new float[5], new int[2], new float[2]));
        Assert.Throws<ArgumentException>("nearest", () => search.Find(candidates, new float[4], new int[1], new float[2]));
        Assert.Throws<ArgumentException>("similarity", () => search.Find(candidates, new float[4], new int[2], new float[3]));
        Assert.Throws<ArgumentNullException>("candidates", () => search.Find(null!, new float[4], new int[2], new float[2]));
    }

    [Fact]
    public void Prepare_WrongLengths_AreRefused()
    {
        var search = new NeighborSearch();
        Assert.Throws<ArgumentException>("features", () => search.Prepare([], 2));
        Assert.Throws<ArgumentException>("features", () => search.Prepare([1, 2, 3], 2));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => search.Prepare([1, 2, 3], 0));
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => new NeighborSearch(-1));
    }

    private static void FindForever(NeighborSearch search, NeighborCandidates candidates, CancellationToken cancellation)
    {
        var features = new float[8 * 5000];
        var (nearest, similarity) = (new int[5000], new float[5000]);
        while (true) search.Find(candidates, features, nearest, similarity, cancellation);
    }

    /// <summary>Compares with the plain search; of cosines that differ by less than their resolution either may win.</summary>
    private static void Check(InstructionSet set, float[] queries, float[] candidates, int channels)
    {
        var search = new NeighborSearch(2, set);
        using var prepared = search.Prepare(candidates, channels);
        var (nearest, similarity) = Find(search, prepared, queries);
        double[][] left = Centered(queries, channels), right = Centered(candidates, channels);
        for (var i = 0; i < left.Length; i++)
        {
            double[] cosines = [.. right.Select(candidate => Cosine(left[i], candidate))];
            var largest = cosines.Max();
            var context = $"{set}, {left.Length} × {right.Length} × {channels}: query {i} found {nearest[i]}";
            var close = Enumerable.Range(0, right.Length).Where(j => cosines[j] >= largest - Resolution).ToArray();
            Assert.True(close.Contains(nearest[i]), context);
            Assert.True(Math.Abs(similarity[i] - largest) < Resolution, context);
            // Equal candidates have equal cosines to the bit.
            Assert.True(Array.FindIndex(right, candidate => candidate.SequenceEqual(right[nearest[i]])) == nearest[i], context);
        }
    }

    private static (int[] Nearest, float[] Similarity) Find(NeighborSearch search, NeighborCandidates candidates, float[] features)
    {
        var (nearest, similarity) = (new int[features.Length / candidates.Channels], new float[features.Length / candidates.Channels]);
        search.Find(candidates, features, nearest, similarity);
        return (nearest, similarity);
    }

    private static double[][] Centered(float[] features, int channels)
    {
        var maps = features.Chunk(features.Length / channels).Select(map => (Values: map, Mean: map.Average(x => (double)x))).ToArray();
        return [.. Enumerable.Range(0, features.Length / channels).Select(i => maps.Select(map => map.Values[i] - map.Mean).ToArray())];
    }

    private static double Cosine(double[] left, double[] right)
    {
        var (product, leftSquares, rightSquares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < left.Length; i++)
        {
            product += left[i] * right[i];
            leftSquares += left[i] * left[i];
            rightSquares += right[i] * right[i];
        }

        return product == 0 ? 0 : product / Math.Sqrt(leftSquares * rightSquares);
    }

    private static float[] Normal(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5))];

    private static float[] Integers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(-3, 4))];
}
