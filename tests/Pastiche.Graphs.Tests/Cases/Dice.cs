namespace Pastiche.Graphs.Tests.Cases;

/// <summary>Random shapes, choices and elements from one seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>An integer between two ends, both possible.</summary>
    public int Roll(int low, int high) => _random.Next(low, high + 1);

    public bool Coin() => _random.Next(2) == 0;

    public ValueList<int> Rolls(int count, int low, int high) => [.. Enumerable.Range(0, count).Select(_ => Roll(low, high))];

    public Shape Shape(int lowRank, int highRank, int largest = 4) => [.. Rolls(Roll(lowRank, highRank), 1, largest)];

    public ValueList<int> Permutation(int count)
    {
        int[] axes = [.. Enumerable.Range(0, count)];
        _random.Shuffle(axes);
        return [.. axes];
    }

    /// <summary>A shape that broadcasts to another one: some leading axes are left out, some are 1.</summary>
    public Shape Broadcastable(Shape to) => Coin() ? to : [.. to.Skip(Roll(0, to.Rank)).Select(size => Coin() ? size : 1)];

    /// <summary>Numbers that single precision holds exactly, so that every executor starts from the same ones.</summary>
    public double[] Elements(int count, double low = -1, double high = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => (double)(float)(low + ((high - low) * _random.NextDouble())))];
}
