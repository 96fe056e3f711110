namespace Pastiche.Cli.Commands;

/// <summary>What may fail without a picture being lost for it, which may have taken hours.</summary>
internal static class Attempt
{
    /// <summary>Tries it.</summary>
    /// <returns>What was wrong, whatever it is, in one line; null if all went well.</returns>
    public static string? Run(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception problem)
        {
            return Message.Of(problem);
        }
    }
}
