using Pastiche.Imaging;

namespace Pastiche.Cli.Plotting;

/// <summary>Plots in files.</summary>
internal static class PlotFile
{
    /// <summary>Whether the extension is that of a drawing (.svg), in place of a picture (.png).</summary>
    public static bool IsDrawing(string path) => HasExtension(path, ".svg");

    /// <summary>Checks that a plot could be written there.</summary>
    /// <exception cref="PasticheException">The extension or the folder does not allow it.</exception>
    public static void Check(string path)
    {
        if (!IsDrawing(path) && !HasExtension(path, ".png"))
        {
            var extension = Path.GetExtension(path);
            Throw.OutOfRange($"{path}: the extension", extension.Length == 0 ? "missing" : extension, ".png, .svg");
        }

        WholeFile.Check(path);
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="PasticheException">It cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool overwrite)
    {
        try
        {
            WholeFile.Write(path, content, overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Pastiche.Throw.UnwritablePicture(path, Message.OneLine(exception.Message), exception);
        }
    }

    private static bool HasExtension(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
