using System.Runtime.InteropServices;
using System.Text;

namespace Pastiche.Mutations;

/// <summary>
/// What anything in the process writes to stderr, native libraries too: led into a file where that can be done, to know which
/// picture made it happen.
/// </summary>
internal sealed class ErrorOutput : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;

    public ErrorOutput(string path)
    {
        _path = path;
        _file = new FileStream(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (!OperatingSystem.IsWindows() && Duplicate(_file.SafeFileHandle.DangerousGetHandle().ToInt32(), 2) < 0)
            throw new IOException("stderr cannot be led into a file.");
    }

    /// <summary>What was written since the last time.</summary>
    public string Take()
    {
        // Written past this stream, through the descriptor that shares its position.
        var length = RandomAccess.GetLength(_file.SafeFileHandle);
        if (length == 0) return "";
        var bytes = new byte[length];
        _ = RandomAccess.Read(_file.SafeFileHandle, bytes, 0);
        _file.SetLength(0);
        _file.Position = 0;
        return Encoding.UTF8.GetString(bytes);
    }

    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_path);
    }

    [DllImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Duplicate(int from, int to);
}
