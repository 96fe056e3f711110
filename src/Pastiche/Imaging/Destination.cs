using System.Formats.Tar;
using Microsoft.Win32.SafeHandles;
using Pastiche.Graphs;

namespace Pastiche.Imaging;

/// <summary>The kinds of destinations.</summary>
internal enum DestinationKind
{
    /// <summary>A file, or nothing yet: it is replaced or created as a whole.</summary>
    File,

    /// <summary>
    /// A pipe, an open file of the program such as /dev/stdout, or /dev/null: bytes are written to it, and nothing is replaced.
    /// </summary>
    Stream,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>Another device or a socket, which is never written to.</summary>
    Device,
}

/// <summary>A destination of bytes after symbolic links are followed.</summary>
/// <param name="Path">The absolute path.</param>
/// <param name="Kind">What exists there.</param>
internal sealed record Destination(string Path, DestinationKind Kind)
{
    private const string WindowsDevices = @"\\.\";

    /// <summary>Resolves a path without opening anything.</summary>
    /// <exception cref="IOException">The links form a cycle.</exception>
    public static Destination Of(string path)
    {
        var target = RealPath.Of(path);
        return new Destination(target, KindOf(target));
    }

    /// <summary>Opens a stream for writing; for a pipe, this waits until somebody reads it.</summary>
    public Stream Open() => RealPath.Descriptor(Path) is { } number
        ? new FileStream(new SafeFileHandle(number, ownsHandle: false), FileAccess.Write, bufferSize: 0)
        : new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    private static DestinationKind KindOf(string path)
    {
        if (Directory.Exists(path)) return DestinationKind.Folder;
        if (RealPath.Descriptor(path) is not null || path == "/dev/null") return DestinationKind.Stream;
        if (OperatingSystem.IsWindows()) return KindOnWindows(path);
        // .NET reports pipes and devices, which have no length, as files.
        return File.Exists(path) && new FileInfo(path).Length == 0 ? KindInArchive(path) : DestinationKind.File;
    }

    private static DestinationKind KindOnWindows(string path)
    {
        if (!path.StartsWith(WindowsDevices, StringComparison.Ordinal)) return DestinationKind.File;
        var device = path[WindowsDevices.Length..];
        var isStream = device.Equals("NUL", StringComparison.OrdinalIgnoreCase)
            || device.StartsWith(@"pipe\", StringComparison.OrdinalIgnoreCase);
        return isStream ? DestinationKind.Stream : DestinationKind.Device;
    }

    /// <summary>The kind by the header of a tape archive, the only place where .NET tells pipes and devices from files.</summary>
    private static DestinationKind KindInArchive(string path)
    {
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true)) writer.WriteEntry(path, "entry");
        }
        catch (IOException)
        {
            // Archives cannot hold sockets.
            return DestinationKind.Device;
        }
        catch (UnauthorizedAccessException)
        {
            // Only the content of a file is read.
            return DestinationKind.File;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()!.EntryType switch
        {
            TarEntryType.Fifo => DestinationKind.Stream,
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => DestinationKind.Device,
            _ => DestinationKind.File,
        };
    }
}
