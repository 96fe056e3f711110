using System.Runtime.ExceptionServices;
using Pastiche.Cpu.Kernels;

namespace Pastiche.Cpu.Threading;

/// <summary>
/// The threads of one run of a graph: the caller's and the workers that are idle. Each thread takes the next part when it is free; results
/// do not depend on which.
/// </summary>
/// <param name="threads">The most threads, including the caller's.</param>
/// <param name="scratchLength">Floats of scratch memory of each thread.</param>
internal sealed class WorkerTeam(int threads, long scratchLength) : IDisposable
{
    private readonly Worker[] _workers = new Worker[threads - 1];
    private readonly Scratch[] _scratch = [.. Enumerable.Range(0, threads).Select(_ => new Scratch(scratchLength))];
    private int _count;
    private Kernel? _kernel;
    private int _parts;
    private int _pending;
    private ExceptionDispatchInfo? _failure;

    /// <summary>
    /// The number of the kernel in the upper half and the next part in the lower half, so that a late worker cannot take a part of another
    /// kernel.
    /// </summary>
    private long _ticket;

    /// <summary>Whether a part has not been taken yet.</summary>
    public bool HasWork => (int)Volatile.Read(ref _ticket) < Volatile.Read(ref _parts);

    /// <summary>Acquires idle workers.</summary>
    public void Acquire() => _count = Worker.Rent(this, _workers);

    /// <summary>Returns the workers.</summary>
    public void Release()
    {
        Worker.Return(_workers, _count);
        _count = 0;
    }

    /// <summary>Runs all parts of a kernel.</summary>
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

    /// <summary>Takes a part and runs it.</summary>
    /// <param name="thread">The number of the calling thread: 0 for the caller of <see cref="Run"/>.</param>
    /// <returns>Whether there was a part.</returns>
    public bool TryWork(int thread)
    {
        var ticket = Volatile.Read(ref _ticket);
        var part = (int)ticket;
        if (part >= Volatile.Read(ref _parts)) return false;
        var kernel = Volatile.Read(ref _kernel);
        if (Interlocked.CompareExchange(ref _ticket, ticket + 1, ticket) != ticket) return true;
        try
        {
            kernel!.Run(part, _scratch[thread].Buffer);
        }
#pragma warning disable CA1031 // Any exception is rethrown to the caller.
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

    /// <summary>The scratch memory of one thread.</summary>
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
