namespace Pastiche.Testing;

/// <summary>A fingerprint of a sequence of small integers (FNV-1a over whole words).</summary>
internal sealed class DecisionHash
{
    private const ulong Prime = 1099511628211;

    public ulong Value { get; private set; } = 14695981039346656037;

    public void Add(long decision) => Value = unchecked((Value ^ (ulong)decision) * Prime);
}
