namespace Pastiche.Runtime;

/// <summary>The memory of compiled graphs.</summary>
/// <param name="Own">The bytes of inputs, outputs and scratch memory, which each graph has for itself.</param>
/// <param name="Shared">The bytes of intermediate results, which the graphs of an executor share.</param>
internal readonly record struct GraphBytes(long Own, long Shared)
{
    /// <summary>All bytes.</summary>
    public long Total => Own + Shared;

    /// <summary>The memory of these graphs and others, where they share that of intermediate results.</summary>
    public GraphBytes With(GraphBytes others) => new(Own + others.Own, Math.Max(Shared, others.Shared));
}
