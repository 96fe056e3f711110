namespace Pastiche.Tests.Contributing;

/// <summary>Lines that a recipe inserts into a file of the repository, or a file that it adds.</summary>
/// <param name="File">The file, from the repository's root.</param>
/// <param name="Anchor">
/// The beginning of the line before which they are inserted, without its indentation; one line begins so. Null for a new file.
/// </param>
/// <param name="Text">The lines, with their indentation.</param>
internal sealed record SourceEdit(string File, string? Anchor, string Text);
