namespace Pastiche.Weights;

/// <summary>Reads what may be shorter than it is said to be, as compressed bytes of somebody else are.</summary>
internal static class BoundedReader
{
    private const int Portion = 1 << 20;

    /// <summary>Reads exactly so many bytes; memory is taken as they come, not as they are announced.</summary>
    /// <param name="content">Where they come from.</param>
    /// <param name="length">How many there have to be.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="name">The tensor, for messages.</param>
    /// <exception cref="PasticheException">There are fewer.</exception>
    public static byte[] Read(Stream content, long length, string path, string name)
    {
        if (length > Array.MaxLength) Throw.DamagedWeights(path, $"tensor {name} claims {length:N0} bytes");
        using var gathered = new MemoryStream((int)Math.Min(length, Portion));
        var portion = new byte[(int)Math.Min(length, Portion)];
        while (gathered.Length < length)
        {
            var read = content.Read(portion.AsSpan(0, (int)Math.Min(portion.Length, length - gathered.Length)));
            if (read == 0)
                Throw.DamagedWeights(path, $"tensor {name} ends after {gathered.Length:N0} of {length:N0} bytes");
            gathered.Write(portion.AsSpan(0, read));
        }

        return gathered.ToArray();
    }
}
