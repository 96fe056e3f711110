namespace Pastiche.Extensions.DependencyInjection.Pool;

/// <summary>Stylizers that are kept for the next run with the same network.</summary>
/// <param name="most">How many are kept, whether they run or not.</param>
/// <param name="create">Creates one.</param>
internal sealed class Stylizers(int most, Func<Backbone, Stylizer> create) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(Backbone Backbone, Stylizer Stylizer)> _idle = [];
    private readonly Dictionary<Backbone, Stylizer> _planners = [];
    private int _rented;
    private bool _isDisposed;

    /// <summary>Plans a run, with a stylizer that never runs and so takes hardly any memory.</summary>
    public StylizePlan Plan(Backbone backbone, StylizeRequest request)
    {
        Stylizer? planner;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_planners.TryGetValue(backbone, out planner)) _planners[backbone] = planner = create(backbone);
        }

        return planner.Plan(request.Content, request.Styles, request.Options);
    }

    /// <summary>Takes a stylizer that nobody else has until it is returned.</summary>
    public Stylizer Rent(Backbone backbone)
    {
        var surplus = new List<Stylizer>();
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _rented++;
            if (Take(backbone) is { } known) return known;
            while (_idle.Count > 0 && _idle.Count + _rented > most)
            {
                surplus.Add(_idle.First!.Value.Stylizer);
                _idle.RemoveFirst();
            }
        }

        foreach (var stylizer in surplus) stylizer.Dispose();
        return create(backbone);
    }

    /// <summary>Gives a stylizer back.</summary>
    public void Return(Backbone backbone, Stylizer stylizer)
    {
        lock (_lock)
        {
            _rented--;
            if (!_isDisposed)
            {
                _idle.AddLast((backbone, stylizer));
                return;
            }
        }

        stylizer.Dispose();
    }

    /// <summary>Disposes those that are here, and each of the others when it is returned.</summary>
    public void Dispose()
    {
        Stylizer[] all;
        lock (_lock)
        {
            _isDisposed = true;
            all = [.. _idle.Select(entry => entry.Stylizer), .. _planners.Values];
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
}
