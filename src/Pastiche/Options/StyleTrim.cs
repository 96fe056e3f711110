namespace Pastiche;

/// <summary>What is cut off a style picture before it is looked at.</summary>
public enum StyleTrim
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>
    /// Frames, passe-partouts, margins and the borders of a scanner, where there are any: at most a quarter at each side. Bands of the
    /// picture itself, such as sky or ground, stay.
    /// </summary>
    Auto,
}
