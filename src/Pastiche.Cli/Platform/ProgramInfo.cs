namespace Pastiche.Cli.Platform;

/// <summary>Information about the program.</summary>
internal static class ProgramInfo
{
    /// <summary>The name of the program.</summary>
    public const string Name = "pastiche";
}
