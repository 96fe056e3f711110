namespace Pastiche.Atlas.Page;

/// <summary>The style sheet, an embedded resource that is written into the page.</summary>
internal static class StyleSheet
{
    /// <summary>The text of the style sheet.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(StyleSheet).Assembly.GetManifestResourceStream("Atlas.css")!);
        return reader.ReadToEnd();
    }
}
