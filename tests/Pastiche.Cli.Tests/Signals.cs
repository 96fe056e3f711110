using System.Runtime.InteropServices;

namespace Pastiche.Cli.Tests;

/// <summary>Signals to other processes, which .NET can receive but not send.</summary>
internal static class Signals
{
    public const int HangUp = 1;
    public const int Interrupt = 2;
    public const int Terminate = 15;

    /// <returns>0 if it was sent.</returns>
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Send(int process, int signal);
}
