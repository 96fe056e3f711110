namespace Pastiche.Atlas.Page;

/// <summary>The style sheet, which is inside the program and goes inside the page.</summary>
internal static class StyleSheet
{
    /// <summary>All of it.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(StyleSheet).Assembly.GetManifestResourceStream("Atlas.css")!);
        return reader.ReadToEnd();
    }
}
