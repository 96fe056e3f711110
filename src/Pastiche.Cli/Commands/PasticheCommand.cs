using System.CommandLine;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands;

/// <summary>A command whose help has groups of options and an example.</summary>
internal abstract class PasticheCommand(string name, string description) : Command(name, description)
{
    /// <summary>Its options, apart from those it cannot do without.</summary>
    public abstract IReadOnlyList<OptionGroup> Groups { get; }

    /// <summary>A command line that works, or several, one a line.</summary>
    public abstract string Example { get; }
}
