using System.CommandLine;

namespace Pastiche.Cli.Options;

/// <summary>An option about which more is known than a description.</summary>
internal interface IDocumented
{
    /// <summary>What there is to know.</summary>
    OptionHelp OptionHelp { get; }
}

/// <summary>An option with its explanation.</summary>
internal sealed class DocumentedOption<T> : Option<T>, IDocumented
{
    /// <summary>An option of that explanation.</summary>
    /// <param name="explanation">What there is to know.</param>
    /// <param name="name">With its dashes.</param>
    /// <param name="aliases">Other names, with theirs.</param>
    public DocumentedOption(OptionHelp explanation, string name, params string[] aliases) : base(name, aliases)
    {
        OptionHelp = explanation;
        Description = explanation.Text;
    }

    /// <inheritdoc/>
    public OptionHelp OptionHelp { get; }
}
