namespace Pastiche;

/// <summary>The sources of the result's colours.</summary>
public enum ColorSource
{
    /// <summary>The style's colours, as they are painted.</summary>
    Style,

    /// <summary>The content's colours, which are transferred after painting.</summary>
    Content,

    /// <summary>The style's colours, matched to the content's before painting.</summary>
    Match,
}
