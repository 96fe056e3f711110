using System.Diagnostics;
using Xunit;

namespace Pastiche.Tests.Parity;

/// <summary>PyTorch, where it is: Debian's python3 with python3-torch.</summary>
internal static class Peer
{
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> Present = new(() => File.Exists(Python) && Start("-c", "import torch, numpy, PIL").ExitCode == 0);

    public static string Folder => Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Parity");

    /// <summary>Runs Python in the folder of gatys_torch.py, or skips the test.</summary>
    /// <returns>The lines that it printed.</returns>
    public static string[] Run(params string[] arguments)
    {
        Assert.SkipUnless(Present.Value, $"there is no PyTorch for {Python}; install python3-torch, python3-numpy and python3-pil");
        var (exitCode, output) = Start(arguments);
        Assert.True(exitCode == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static (int ExitCode, string Output) Start(params string[] arguments)
    {
        using var process =
            Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, WorkingDirectory = Folder })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
