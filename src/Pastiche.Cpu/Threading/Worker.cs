using System.Diagnostics;

namespace Pastiche.Cpu.Threading;

/// <summary>
/// A thread that works for the team that rents it. When idle it spins for a moment, since the next run usually follows at once, and then
/// sleeps. All graphs of the process share the workers, so that several concurrent runs use no more threads than one.
/// </summary>
#pragma warning disable CA1001 // The semaphore lives as long as the thread, which is as long as the process.
internal sealed class Worker
#pragma warning restore CA1001
{
    private const int Awake = 0;
    private const int Asleep = 1;

    private static readonly TimeSpan SpinTime = TimeSpan.FromMilliseconds(0.2);
    private static readonly Stack<Worker> Idle = [];
    private static readonly Lock Gate = new();
    private static int _created;

    private readonly SemaphoreSlim _wake = new(0);
    private WorkerTeam? _team;
    private int _thread;
    private int _entered;
    private int _state;

    private Worker()
    {
        var thread = new Thread(Loop) { IsBackground = true, Name = "Pastiche.Cpu worker" };
        thread.Start();
    }

    /// <summary>Assigns idle workers to a team; fewer than requested if other teams have them.</summary>
    /// <param name="team">The team.</param>
    /// <param name="workers">Receives the workers; its length is the number requested.</param>
    /// <returns>The number of workers assigned.</returns>
    public static int Rent(WorkerTeam team, Worker[] workers)
    {
        var count = 0;
        lock (Gate)
        {
            while (count < workers.Length && (Idle.Count > 0 || _created < workers.Length))
            {
                if (!Idle.TryPop(out var worker)) (worker, _created) = (new Worker(), _created + 1);
                workers[count++] = worker;
            }
        }

        for (var i = 0; i < count; i++) workers[i].Assign(team, i + 1);
        return count;
    }

    /// <summary>
    /// Returns workers, after each has left the team: a late one would use scratch memory that another thread owns by then.
    /// </summary>
    public static void Return(Worker[] workers, int count)
    {
        for (var i = 0; i < count; i++) Interlocked.Exchange(ref workers[i]._team, null);
        for (var i = 0; i < count; i++)
        {
            var wait = new SpinWait();
            while (Volatile.Read(ref workers[i]._entered) != 0) wait.SpinOnce(sleep1Threshold: -1);
        }

        lock (Gate)
        {
            for (var i = 0; i < count; i++) Idle.Push(workers[i]);
        }
    }

    /// <summary>Wakes the worker if it sleeps.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref _state) == Asleep && Interlocked.CompareExchange(ref _state, Awake, Asleep) == Asleep) _wake.Release();
    }

    private void Assign(WorkerTeam team, int thread)
    {
        _thread = thread;
        Volatile.Write(ref _team, team);
        Wake();
    }

    private void Loop()
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
            if (Stopwatch.GetElapsedTime(idleSince) < SpinTime) continue;
            Sleep();
            idleSince = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Runs one part of the team's kernel, if there is a team and a part.</summary>
    private bool TryWork()
    {
        // Written before the team is read, so that Return either sees it or this thread sees that the team is gone.
        Interlocked.Exchange(ref _entered, 1);
        var team = Volatile.Read(ref _team);
        var worked = team is not null && team.TryWork(_thread);
        Volatile.Write(ref _entered, 0);
        return worked;
    }

    private void Sleep()
    {
        Interlocked.Exchange(ref _state, Asleep);
        // Work that arrived before the state was visible did not wake this thread.
        if (Volatile.Read(ref _team) is { HasWork: true } && Interlocked.CompareExchange(ref _state, Awake, Asleep) == Asleep) return;
        _wake.Wait();
    }
}
