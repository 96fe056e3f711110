using System.Text;

namespace Pastiche.Cli;

/// <summary>The program: whatever happens, one line on stderr says it and the exit code classes it.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        try
        {
            // The console of Windows would print neither × nor →.
            if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
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
            Message.Write($"unexpected {unexpected.GetType().Name}: {unexpected.Message}");
            return ExitCode.Failure;
        }
    }
}
