using System.CommandLine;

namespace Pastiche.Cli.Options;

/// <summary>An option with documentation.</summary>
internal interface IDocumented
{
    /// <summary>The documentation.</summary>
    OptionHelp OptionHelp { get; }
}

/// <summary>An option with documentation.</summary>
internal sealed class DocumentedOption<T> : Option<T>, IDocumented
{
    /// <summary>Creates an option.</summary>
    /// <param name="explanation">The documentation.</param>
    /// <param name="name">The name, with dashes.</param>
    /// <param name="aliases">Other names, with dashes.</param>
    public DocumentedOption(OptionHelp explanation, string name, params string[] aliases) : base(name, aliases)
    {
        OptionHelp = explanation;
        Description = explanation.Text;
    }

    /// <inheritdoc/>
    public OptionHelp OptionHelp { get; }
}
