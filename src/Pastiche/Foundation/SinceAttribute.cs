namespace Pastiche.Foundation;

/// <summary>
/// Marks an option that a format of recipes added. Recipes of older formats lack it, and are read with the value that paints what was
/// painted before; the default may be another.
/// </summary>
/// <param name="format">The first format of recipes that has the option, from 2.</param>
/// <param name="earlier">The value for older recipes: a constant, or the text of its JSON if it is not a constant.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SinceAttribute(int format, object? earlier) : Attribute
{
    /// <summary>The first format of recipes that has the option.</summary>
    public int Format { get; } = format;

    /// <summary>The value for older recipes; a text is JSON.</summary>
    public object? Earlier { get; } = earlier;
}
