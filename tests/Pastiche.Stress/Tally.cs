using System.Collections.Concurrent;

namespace Pastiche.Stress;

/// <summary>What was called how often, how the calls ended, and what must not have happened.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<(string Call, string End), int> _counts = new();
    private readonly ConcurrentQueue<string> _failures = new();

    /// <summary>How much went wrong.</summary>
    public int Failures => _failures.Count;

    /// <summary>Makes a call that may be refused, cancelled, or find its object disposed.</summary>
    /// <param name="name">The member.</param>
    /// <param name="call">Calls it; the result is whether its numbers are right.</param>
    public void Call(string name, Func<bool> call)
    {
        var end = "done";
        try
        {
            if (!call())
            {
                end = "WRONG";
                _failures.Enqueue($"{name}: a wrong number");
            }
        }
        catch (ObjectDisposedException)
        {
            end = "disposed";
        }
        catch (InvalidOperationException)
        {
            end = "refused";
        }
        catch (OperationCanceledException)
        {
            end = "cancelled";
        }
#pragma warning disable CA1031 // Whatever else it is, it is reported and fails the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            end = "FAILED";
            _failures.Enqueue($"{name}: {exception}");
        }

        _counts.AddOrUpdate((name, end), 1, (_, count) => count + 1);
    }

    /// <summary>Prints one line for each kind of call and end, all failures, and the sum.</summary>
    public void Write(TextWriter output)
    {
        foreach (var ((call, end), count) in _counts.OrderBy(entry => entry.Key)) output.WriteLine($"{call,-28} {end,-10} {count,8}");
        foreach (var failure in _failures.Take(10)) output.WriteLine(failure);
        output.WriteLine($"{_counts.Values.Sum()} calls, {Failures} failures");
    }
}
