using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs;

/// <summary>An image that a command line names: a file, or - for standard input.</summary>
internal static class InputImage
{
    private const string InputName = "standard input";

    private static bool _isRead;

    /// <summary>Loads an image.</summary>
    /// <param name="path">The path of the file, or -.</param>
    /// <param name="longSide">The long side at which the image is used, in pixels.</param>
    /// <exception cref="PasticheException">The image cannot be read.</exception>
    public static Image Load(string path, int longSide)
    {
        if (path != StandardStreams.Name) return Image.Load(path, longSide);
        if (!Console.IsInputRedirected) throw Errors.NoInput(InputName, "it is a terminal; send a picture into it");
        if (_isRead) throw Errors.SecondInput(StandardStreams.Name);
        _isRead = true;
        try
        {
            using var input = Console.OpenStandardInput();
            return Imaging.ImageFile.Load(input, longSide, InputName);
        }
        catch (IOException problem)
        {
            throw Errors.Unreadable(InputName, problem);
        }
    }
}
