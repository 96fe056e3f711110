using Pastiche.Cpu;

namespace Pastiche.Stress;

/// <summary>Candidates among which everybody searches, and which are disposed meanwhile.</summary>
internal sealed class NeighborSubject : Subject
{
    private const int Channels = 19;
    private const int Count = 333;

    private readonly NeighborSearch _search = new(threads: 3);
    private readonly float[] _features;
    private NeighborCandidates _shared;

    public NeighborSubject()
    {
        var random = new Random(5);
        _features = [.. Enumerable.Range(0, Channels * Count).Select(_ => random.NextSingle())];
        _shared = _search.Prepare(_features, Channels);
    }

    public override void Act(Random random, Tally tally)
    {
        if (random.Next(8) == 0)
            tally.Call("NeighborCandidates.Dispose", () => Replace(ref _shared, _search.Prepare(_features, Channels)));
        else
            tally.Call("NeighborSearch.Find", FindsEachItself);
    }

    private bool FindsEachItself()
    {
        var (nearest, similarity) = (new int[Count], new float[Count]);
        _search.Find(Volatile.Read(ref _shared), _features, nearest, similarity);
        return nearest.SequenceEqual(Enumerable.Range(0, Count));
    }
}
