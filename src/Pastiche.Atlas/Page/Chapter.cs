namespace Pastiche.Atlas.Page;

/// <summary>A chapter of the page, for its heading and for the table of contents.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Its heading.</param>
public sealed record Chapter(string Id, string Title)
{
    /// <summary>The network.</summary>
    public static Chapter Network { get; } = new("network", "The instrument: a network that looks");

    /// <summary>Feature maps.</summary>
    public static Chapter Features { get; } = new("features", "What its layers respond to");

    /// <summary>Content.</summary>
    public static Chapter Content { get; } = new("content", "Content: what a layer remembers");

    /// <summary>Style.</summary>
    public static Chapter Style { get; } = new("style", "Style: what goes together, wherever it is");

    /// <summary>The losses.</summary>
    public static Chapter Losses { get; } = new("losses", "Both at once: one number to make small");

    /// <summary>The optimisation.</summary>
    public static Chapter Optimization { get; } = new("optimisation", "How the picture comes about");

    /// <summary>The ratio.</summary>
    public static Chapter Ratio { get; } = new("ratio", "How much of each");

    /// <summary>Where it starts.</summary>
    public static Chapter Start { get; } = new("start", "From noise, or from the content");

    /// <summary>The commands.</summary>
    public static Chapter Commands { get; } = new("commands", "Do it yourself");
}
