using System.Diagnostics;

namespace Pastiche.Testing;

/// <summary>Named pipes, which .NET cannot make.</summary>
public static class NamedPipe
{
    /// <summary>Makes one; not on Windows.</summary>
    public static string Create(string path)
    {
        using var program = Process.Start("mkfifo", [path]);
        program.WaitForExit();
        return path;
    }
}
