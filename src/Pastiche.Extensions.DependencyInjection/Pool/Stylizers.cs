using System.Runtime.CompilerServices;

namespace Pastiche.Extensions.DependencyInjection.Pool;

/// <summary>Stylizers that are kept for the next run with the same network.</summary>
/// <param name="create">Creates one.</param>
internal sealed class Stylizers(Func<Backbone, Stylizer> create) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Idle> _idle = [];
    private readonly ConditionalWeakTable<Backbone, Stylizer> _planners = [];
    private bool _isDisposed;

    /// <summary>A stylizer that plans and never runs, so that it takes hardly any memory.</summary>
    public Stylizer Planner(Backbone backbone)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IStylizerPool));
            return _planners.GetValue(backbone, key => create(key));
        }
    }

    /// <summary>Takes a stylizer that nobody else has until it is returned.</summary>
    /// <param name="backbone">Its network.</param>
    /// <param name="room">The bytes that those which are idle may keep meanwhile; the oldest ones beyond it are disposed of.</param>
    public Stylizer Rent(Backbone backbone, long room)
    {
        Stylizer? known;
        var surplus = new List<Stylizer>();
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(IStylizerPool));
            known = Take(backbone);
            while (_idle.First is { Value: var oldest } && _idle.Sum(idle => idle.Bytes) > room)
            {
                surplus.Add(oldest.Stylizer);
                _idle.RemoveFirst();
            }
        }

        foreach (var stylizer in surplus) stylizer.Dispose();
        return known ?? create(backbone);
    }

    /// <summary>Gives a stylizer back.</summary>
    /// <param name="backbone">Its network.</param>
    /// <param name="stylizer">The stylizer.</param>
    /// <param name="bytes">The most that it may keep in memory.</param>
    public void Return(Backbone backbone, Stylizer stylizer, long bytes)
    {
        lock (_lock)
        {
            if (!_isDisposed)
            {
                _idle.AddLast(new Idle(backbone, stylizer, bytes));
                return;
            }
        }

        stylizer.Dispose();
    }

    /// <summary>Disposes of those that are here, and of each of the others when it is returned.</summary>
    public void Dispose()
    {
        Stylizer[] all;
        lock (_lock)
        {
            _isDisposed = true;
            all = [.. _idle.Select(idle => idle.Stylizer), .. _planners.Select(planner => planner.Value)];
            _idle.Clear();
            _planners.Clear();
        }

        foreach (var stylizer in all) stylizer.Dispose();
    }

    private Stylizer? Take(Backbone backbone)
    {
        for (var entry = _idle.Last; entry is not null; entry = entry.Previous)
        {
            if (entry.Value.Backbone != backbone) continue;
            _idle.Remove(entry);
            return entry.Value.Stylizer;
        }

        return null;
    }

    private sealed record Idle(Backbone Backbone, Stylizer Stylizer, long Bytes);
}
