using Pastiche.Imaging;

namespace Pastiche.Lesson.Plotting;

/// <summary>Writes plots into files.</summary>
internal static class PlotFile
{
    /// <summary>The accepted paths, in words.</summary>
    public const string Accepted = "a file that ends in .png or .svg";

    /// <summary>Determines whether the extension is that of a plot.</summary>
    public static bool IsPlot(string path) => IsDrawing(path) || HasExtension(path, ".png");

    /// <summary>Determines whether the extension is that of a vector drawing (.svg) and not of an image (.png).</summary>
    public static bool IsDrawing(string path) => HasExtension(path, ".svg");

    /// <summary>Writes the file, completely or not at all.</summary>
    /// <exception cref="PasticheException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool overwrite)
    {
        WholeFile.Check(path, overwrite);
        try
        {
            WholeFile.Write(path, content, overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Foundation.Errors.Unwritable(path, Foundation.Errors.Reason(exception), exception);
        }
    }

    private static bool HasExtension(string path, string extension) =>
        Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
