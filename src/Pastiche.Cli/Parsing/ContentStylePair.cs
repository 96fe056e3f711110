namespace Pastiche.Cli.Parsing;

/// <summary>A content and a style that belong together.</summary>
/// <param name="Content">The path of the content picture.</param>
/// <param name="Style">The path of the style picture.</param>
/// <param name="Output">The name of the result's file; null for the usual one.</param>
internal sealed record ContentStylePair(string Content, string Style, string? Output = null);
