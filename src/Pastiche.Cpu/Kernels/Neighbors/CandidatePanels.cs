namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Candidates of a search as unit vectors, packed into panels [⌈count / columns⌉][channels][columns] for <see cref="GemmMicrokernel{T}"/>.
/// The last panel is filled up with copies of the last candidate, which never win against it, since its index is lower.
/// </summary>
internal sealed unsafe class CandidatePanels : IDisposable
{
    private readonly Memory _memory;

    /// <param name="channels">Elements of a candidate.</param>
    /// <param name="count">The number of candidates, at least 1.</param>
    /// <param name="columns">Candidates of a panel: one vector or two.</param>
    public CandidatePanels(int channels, int count, int columns)
    {
        (Channels, Count, Columns) = (channels, count, columns);
        _memory = new NativeBlock(Panels * PanelLength);
        Buffer = new Buffer("candidates", _memory.Length);
        Buffer.Bind(_memory);
    }

    /// <summary>Elements of a candidate.</summary>
    public int Channels { get; }

    /// <summary>The number of candidates.</summary>
    public int Count { get; }

    /// <summary>Candidates of a panel.</summary>
    public int Columns { get; }

    /// <summary>The number of panels.</summary>
    public int Panels => PackPanels.Panels(Count, Columns);

    /// <summary>Floats of a panel.</summary>
    public long PanelLength => (long)Channels * Columns;

    /// <summary>All panels.</summary>
    public Buffer Buffer { get; }

    /// <summary>A panel.</summary>
    public float* At(int panel) => Buffer.At(panel * PanelLength, PanelLength);

    public void Dispose() => _memory.Dispose();
}
