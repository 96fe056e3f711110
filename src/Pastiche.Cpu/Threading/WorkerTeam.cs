using System.Runtime.ExceptionServices;
using Pastiche.Cpu.Kernels;

namespace Pastiche.Cpu.Threading;

/// <summary>
/// The threads that work on one call: the caller's own and as many workers as are free. Parts are taken by whoever is free next, which
/// decides nothing about results.
/// </summary>
/// <param name="threads">How many threads there may be, the caller's included.</param>
/// <param name="scratchLength">Floats of scratch that each needs.</param>
internal sealed class WorkerTeam(int threads, long scratchLength) : IDisposable
{
    private readonly Worker[] _workers = new Worker[threads - 1];
    private readonly Scratch[] _scratch = [.. Enumerable.Range(0, threads).Select(_ => new Scratch(scratchLength))];
    private int _count;
    private Kernel? _kernel;
    private int _parts;
    private int _pending;
    private ExceptionDispatchInfo? _failure;

    /// <summary>The kernel's number in the upper half, the next part in the lower; so a late worker cannot take a part of another kernel.</summary>
    private long _ticket;

    /// <summary>Whether a part waits.</summary>
    public bool HasWork => (int)Volatile.Read(ref _ticket) < Volatile.Read(ref _parts);

    /// <summary>Calls the workers together.</summary>
    public void Acquire() => _count = Worker.Rent(this, _workers);

    /// <summary>Sends them back.</summary>
    public void Release()
    {
        Worker.Return(_workers, _count);
        _count = 0;
    }

    /// <summary>Does all parts of a kernel.</summary>
    public void Run(Kernel kernel)
    {
        if (kernel.Parts == 1)
        {
            kernel.Run(0, _scratch[0].Buffer);
            return;
        }

        _kernel = kernel;
        _pending = kernel.Parts;
        Volatile.Write(ref _parts, 0);
        Interlocked.Exchange(ref _ticket, ((_ticket >> 32) + 1) << 32);
        Volatile.Write(ref _parts, kernel.Parts);
        for (var i = 0; i < _count; i++) _workers[i].Wake();
        while (TryWork(0))
        {
        }

        var wait = new SpinWait();
        while (Volatile.Read(ref _pending) > 0) wait.SpinOnce(sleep1Threshold: -1);
        if (_failure is { } failure)
        {
            _failure = null;
            failure.Throw();
        }
    }

    /// <summary>Takes a part and does it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryWork(int worker)
    {
        var ticket = Volatile.Read(ref _ticket);
        var part = (int)ticket;
        if (part >= Volatile.Read(ref _parts)) return false;
        var kernel = Volatile.Read(ref _kernel);
        if (Interlocked.CompareExchange(ref _ticket, ticket + 1, ticket) != ticket) return true;
        try
        {
            kernel!.Run(part, _scratch[worker].Buffer);
        }
#pragma warning disable CA1031 // Whatever it is, the caller gets it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
        }

        Interlocked.Decrement(ref _pending);
        return true;
    }

    public void Dispose()
    {
        foreach (var scratch in _scratch) scratch.Dispose();
    }

    /// <summary>A thread's own memory.</summary>
    private sealed class Scratch : IDisposable
    {
        private readonly Memory _memory;

        public Scratch(long length)
        {
            _memory = new NativeBlock(length);
            Buffer = new Buffer("scratch", length);
            Buffer.Bind(_memory);
        }

        public Buffer Buffer { get; }

        public void Dispose() => _memory.Dispose();
    }
}
