using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Pastiche.Cli;

/// <summary>The program: whatever happens, one line on stderr says it and the exit code classes it.</summary>
internal static class Program
{
    /// <summary>With less, .NET may crash before it can say that there is too little.</summary>
    private const long LeastMemory = 48L << 20;

    private static int Main(string[] arguments)
    {
        try
        {
            return Run(arguments);
        }
        catch (Exception problem)
        {
            // There is no memory to load a library, be it one of this program's; so nothing of them can help to say so, nor can the console.
            using var error = OperatingSystem.IsWindows()
                ? Console.OpenStandardError()
                : new FileStream(new SafeFileHandle(2, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            error.Write(Encoding.UTF8.GetBytes($"pastiche: the program cannot be loaded, perhaps for want of memory: {problem.Message.Split('\n')[0]}\n"));
            return 1;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string[] arguments)
    {
        try
        {
            // The console of Windows would print neither × nor →.
            if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
            if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes is > 0 and < LeastMemory and var available) Throw.NoMemory(available, LeastMemory);
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
        catch (Exception problem) when (Message.IsOutOfMemory(problem))
        {
            Message.Write(Message.Of(problem));
            return ExitCode.Failure;
        }
        catch (Exception unexpected)
        {
            var cause = unexpected.GetBaseException();
            Message.Write($"unexpected {cause.GetType().Name}: {cause.Message}");
            return ExitCode.Failure;
        }
    }
}
