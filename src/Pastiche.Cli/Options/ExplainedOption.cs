using System.CommandLine;

namespace Pastiche.Cli.Options;

/// <summary>An option about which more is known than a description.</summary>
internal interface IExplained
{
    /// <summary>What there is to know.</summary>
    Explanation Explanation { get; }
}

/// <summary>An option with its explanation.</summary>
internal sealed class ExplainedOption<T> : Option<T>, IExplained
{
    /// <summary>An option of that explanation.</summary>
    /// <param name="explanation">What there is to know.</param>
    /// <param name="name">With its dashes.</param>
    /// <param name="aliases">Other names, with theirs.</param>
    public ExplainedOption(Explanation explanation, string name, params string[] aliases) : base(name, aliases)
    {
        Explanation = explanation;
        Description = explanation.Text;
    }

    /// <inheritdoc/>
    public Explanation Explanation { get; }
}
