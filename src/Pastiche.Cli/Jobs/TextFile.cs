using System.Text;
using Pastiche.Cli.Platform;
using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs;

/// <summary>Writes text files.</summary>
internal static class TextFile
{
    /// <summary>Writes lines. The file appears complete or not at all.</summary>
    /// <exception cref="PasticheException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<string> lines, bool overwrite) =>
        Write(path, string.Join('\n', lines) + "\n", overwrite);

    /// <summary>Writes a text. The file appears complete or not at all.</summary>
    /// <exception cref="PasticheException">The file cannot be written.</exception>
    public static void Write(string path, string text, bool overwrite)
    {
        try
        {
            WholeFile.Write(path, Encoding.UTF8.GetBytes(text), overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Foundation.Errors.Unwritable(path, Message.OneLine(exception.Message), exception);
        }
    }
}
