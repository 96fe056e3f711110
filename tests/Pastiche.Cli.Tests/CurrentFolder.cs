using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>The process's current folder, which is one for all threads: tests that change it run while no other does.</summary>
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class CurrentFolder
{
    public const string Alone = "Alone in the current folder";

    public static T While<T>(string folder, Func<T> run)
    {
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            return run();
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
