namespace Pastiche.Cli.Platform;

/// <summary>What the program says about itself.</summary>
internal static class ProgramInfo
{
    /// <summary>The name by which the program is called.</summary>
    public const string Name = "pastiche";
}
