namespace Pastiche;

/// <summary>Whose colours the picture has.</summary>
public enum ColorSource
{
    /// <summary>The style's, as it is painted.</summary>
    Style,

    /// <summary>The content's: they are put back after painting.</summary>
    Content,

    /// <summary>The style's, matched to the content's before painting.</summary>
    Match,
}
