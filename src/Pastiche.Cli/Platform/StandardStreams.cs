using Microsoft.Win32.SafeHandles;
using Pastiche.Graphs;

namespace Pastiche.Cli.Platform;

/// <summary>
/// Standard output and error without the console of .NET. When that first writes to a terminal, it changes the mode of the arrow keys
/// by an escape sequence, which would appear among the lines of --json.
/// </summary>
internal static class StandardStreams
{
    /// <summary>The path that stands for standard input among inputs and for standard output as the output.</summary>
    public const string Name = "-";

    /// <summary>Determines whether a path, such as - or /dev/stdout, leads to standard output.</summary>
    public static bool IsOutput(string path) => path == Name || RealPath.Descriptor(FilePaths.RealPath(path)) == 1;

    /// <summary>Standard output.</summary>
    public static Stream OpenOutput() =>
        Console.IsOutputRedirected || OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : Terminal(1);

    /// <summary>
    /// Opens standard output for an image. The stream of .NET silently drops data when the reader has closed the pipe, so it is used for
    /// files only, where it moves the position for the next program.
    /// </summary>
    public static Stream OpenForImage()
    {
        if (OperatingSystem.IsWindows()) return OpenOutput();
        var pipe = Terminal(1);
        return pipe.CanSeek ? OpenOutput() : pipe;
    }

    /// <summary>Standard error.</summary>
    public static Stream OpenError() =>
        Console.IsErrorRedirected || OperatingSystem.IsWindows() ? Console.OpenStandardError() : Terminal(2);

    /// <summary>Opens a stream without .NET, for terminals and pipes only: a file's position would not move for the next program.</summary>
    private static FileStream Terminal(int descriptor) =>
        new(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}
