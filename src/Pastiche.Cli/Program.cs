using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli;

/// <summary>The entry point. Every failure becomes one line on standard error and an exit code.</summary>
internal static class Program
{
    /// <summary>The smallest heap. With less, .NET may crash before the lack of memory can be reported.</summary>
    private const long LeastMemory = 48L << 20;

    private static int Main(string[] arguments)
    {
        try
        {
            return Run(arguments);
        }
        catch (Exception problem)
        {
            // There is no memory to load a library, so neither other libraries nor the console can be used to report it.
            using var error = OperatingSystem.IsWindows()
                ? Console.OpenStandardError()
                : new FileStream(new SafeFileHandle(2, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            var cause = problem.Message.Split('\n')[0];
            error.Write(Encoding.UTF8.GetBytes($"pastiche: the program cannot be loaded, perhaps for want of memory: {cause}\n"));
            return 1;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string[] arguments)
    {
        try
        {
            // The default encoding of the Windows console has neither × nor →.
            if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
            var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
            if (available is > 0 and < LeastMemory) throw Errors.NoMemory(available, LeastMemory);
            return CommandLine.Run(arguments);
        }
        catch (PasticheException mistake)
        {
            Message.Write(mistake.Message);
            return ExitCode.BadInput;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Message.Write($"the output cannot be written to: {problem.Message}");
            return ExitCode.Failure;
        }
        catch (Exception unexpected)
        {
            Message.Write(Message.OfUnexpected(unexpected));
            return ExitCode.Failure;
        }
    }
}
