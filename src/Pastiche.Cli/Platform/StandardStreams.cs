using Microsoft.Win32.SafeHandles;
using Pastiche.Graphs;

namespace Pastiche.Cli.Platform;

/// <summary>
/// Output as plain as it comes. The first time that .NET's own console writes to a terminal, it changes how that sends arrow keys, by
/// an escape sequence, which has no business among the lines of --json.
/// </summary>
internal static class StandardStreams
{
    /// <summary>What stands for standard input among the pictures to read, and for standard output where a picture goes.</summary>
    public const string Name = "-";

    /// <summary>Whether a path, such as - or /dev/stdout, leads to standard output.</summary>
    public static bool IsOutput(string path) => path == Name || RealPath.Descriptor(FilePaths.RealPath(path)) == 1;

    /// <summary>Standard output.</summary>
    public static Stream OpenOutput() =>
        Console.IsOutputRedirected || OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : Terminal(1);

    /// <summary>
    /// Standard output for a picture, which must not be lost: .NET's own drops what nobody reads any more without a word. Whether a file's
    /// position moves matters more there.
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

    /// <summary>For terminals and pipes only: in a file, this would not move the position that the next program goes on from.</summary>
    private static FileStream Terminal(int descriptor) =>
        new(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}
