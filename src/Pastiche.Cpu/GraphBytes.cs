namespace Pastiche.Cpu;

/// <summary>The memory of compiled graphs.</summary>
/// <param name="Own">The bytes of inputs, outputs and scratch memory, which each graph has for itself.</param>
/// <param name="Shared">The bytes of intermediate results, which graphs of an executor can share.</param>
public readonly record struct GraphBytes(long Own, long Shared)
{
    /// <summary>All bytes.</summary>
    public long Total => Own + Shared;

    /// <summary>The memory of these graphs and others, where they share that of intermediate results.</summary>
    public GraphBytes With(GraphBytes others) => new(Own + others.Own, Math.Max(Shared, others.Shared));
}
