using System.Text;
using Pastiche.Cli.Platform;
using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs;

/// <summary>Text in files.</summary>
internal static class TextFile
{
    /// <summary>Writes lines; the file appears whole or not at all.</summary>
    /// <exception cref="PasticheException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<string> lines, bool overwrite) =>
        Write(path, string.Join('\n', lines) + "\n", overwrite);

    /// <summary>Writes a text; the file appears whole or not at all.</summary>
    /// <exception cref="PasticheException">It cannot be written.</exception>
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
