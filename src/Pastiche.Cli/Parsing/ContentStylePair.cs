namespace Pastiche.Cli.Parsing;

/// <summary>A content and a style to paint it in.</summary>
/// <param name="Content">The path of the content image.</param>
/// <param name="Style">The path of the style image.</param>
/// <param name="Output">The file name of the result; null for the default.</param>
internal sealed record ContentStylePair(string Content, string Style, string? Output = null);
