namespace Pastiche.Cli.Parsing;

/// <summary>A content and a style to paint it in.</summary>
/// <param name="Content">The path of the content picture.</param>
/// <param name="Style">The path of the style picture.</param>
/// <param name="Output">The file name of the result; null for the default.</param>
internal sealed record ContentStylePair(string Content, string Style, string? Output = null);
