using System.Diagnostics;

namespace Pastiche.Cpu.Threading;

/// <summary>
/// A thread that waits for a crew to join. It spins for a moment, since the next call mostly comes at once, and then sleeps. All engines of
/// the process share the workers, so that several at work do not take more threads than one.
/// </summary>
#pragma warning disable CA1001 // Its bell lives as long as the thread, which is as long as the process.
internal sealed class Worker
#pragma warning restore CA1001
{
    private const int Awake = 0;
    private const int Asleep = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(0.2);
    private static readonly Stack<Worker> Idle = [];
    private static readonly Lock Gate = new();
    private static int _hired;

    private readonly SemaphoreSlim _bell = new(0);
    private Crew? _crew;
    private int _member;
    private int _visiting;
    private int _state;

    private Worker()
    {
        var thread = new Thread(Live) { IsBackground = true, Name = "Pastiche.Cpu worker" };
        thread.Start();
    }

    /// <summary>Sends idle workers to a crew; fewer than wanted if others have them.</summary>
    /// <param name="crew">Who wants them.</param>
    /// <param name="members">Filled with those that came.</param>
    /// <returns>How many came.</returns>
    public static int Hire(Crew crew, Worker[] members)
    {
        var count = 0;
        lock (Gate)
        {
            while (count < members.Length && (Idle.Count > 0 || _hired < members.Length))
            {
                if (!Idle.TryPop(out var worker)) (worker, _hired) = (new Worker(), _hired + 1);
                members[count++] = worker;
            }
        }

        for (var i = 0; i < count; i++) members[i].Join(crew, i + 1);
        return count;
    }

    /// <summary>
    /// Sends workers back, each once it has left the crew: one that came late would use a scratch that is somebody else's by then.
    /// </summary>
    public static void Dismiss(Worker[] members, int count)
    {
        for (var i = 0; i < count; i++) Interlocked.Exchange(ref members[i]._crew, null);
        for (var i = 0; i < count; i++)
        {
            var wait = new SpinWait();
            while (Volatile.Read(ref members[i]._visiting) != 0) wait.SpinOnce(sleep1Threshold: -1);
        }

        lock (Gate)
        {
            for (var i = 0; i < count; i++) Idle.Push(members[i]);
        }
    }

    /// <summary>Wakes it if it sleeps.</summary>
    public void Ring()
    {
        if (Volatile.Read(ref _state) == Asleep && Interlocked.CompareExchange(ref _state, Awake, Asleep) == Asleep) _bell.Release();
    }

    private void Join(Crew crew, int member)
    {
        _member = member;
        Volatile.Write(ref _crew, crew);
        Ring();
    }

    private void Live()
    {
        var idleSince = Stopwatch.GetTimestamp();
        while (true)
        {
            if (TryWork())
            {
                idleSince = Stopwatch.GetTimestamp();
                continue;
            }

            Thread.SpinWait(20);
            if (Stopwatch.GetElapsedTime(idleSince) < Patience) continue;
            Sleep();
            idleSince = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Does a part for the crew that it belongs to, if there is one.</summary>
    private bool TryWork()
    {
        // Said before the crew is looked at, so that Dismiss either sees the visit or is seen.
        Interlocked.Exchange(ref _visiting, 1);
        var crew = Volatile.Read(ref _crew);
        var worked = crew is not null && crew.TryWork(_member);
        Volatile.Write(ref _visiting, 0);
        return worked;
    }

    private void Sleep()
    {
        Interlocked.Exchange(ref _state, Asleep);
        // Work that came before the state was seen rang no bell.
        if (Volatile.Read(ref _crew) is { HasWork: true } && Interlocked.CompareExchange(ref _state, Awake, Asleep) == Asleep) return;
        _bell.Wait();
    }
}
