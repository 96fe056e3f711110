namespace Pastiche.Foundation;

/// <summary>
/// A generator of repeatable random numbers: G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators" (OOPSLA
/// 2014), since the framework's generator may change between versions.
/// </summary>
/// <param name="seed">The seed.</param>
internal struct SplitMix64(int seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>Returns 64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
