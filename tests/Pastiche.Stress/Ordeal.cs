namespace Pastiche.Stress;

/// <summary>Threads that use the same objects in random order.</summary>
internal static class Ordeal
{
    private const int Threads = 6;

    /// <summary>Runs them for a while.</summary>
    public static void Run(TimeSpan duration, int seed, Tally tally)
    {
        Subject[] subjects =
        [
            new ExtractorSubject(Engine.Cpu),
            new ExtractorSubject(Engine.OnnxRuntime),
            new StylizerSubject(Engine.Cpu),
            new StylizerSubject(Engine.Cpu),
            new StylizerSubject(Engine.OnnxRuntime),
            new GraphSubject(),
            new GraphSubject(),
            new NeighborSubject(),
            new ImageSubject(),
        ];
        var end = DateTime.UtcNow + duration;
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() => Use(number))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        void Use(int number)
        {
            var random = new Random(HashCode.Combine(seed, number));
            while (DateTime.UtcNow < end && tally.Failures == 0)
            {
                subjects[random.Next(subjects.Length)].Act(random, tally);
                // Memory that nobody refers to any more is to be freed while others work.
                if (random.Next(50) == 0) GC.Collect();
            }
        }
    }
}
