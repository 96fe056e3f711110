namespace Pastiche.Foundation;

/// <summary>Marks an option that was added after version 0.1.0: recipes of older versions lack it, and are read with its default.</summary>
/// <remarks>The default must therefore paint what the older versions painted.</remarks>
/// <param name="version">The first version that has the option.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SinceAttribute(string version) : Attribute
{
    /// <summary>The first version that has the option.</summary>
    public Version Version { get; } = Version.Parse(version);
}
