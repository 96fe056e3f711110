namespace Pastiche.Atlas.Page;

/// <summary>A chapter in the table of contents.</summary>
/// <param name="Id">The anchor.</param>
/// <param name="Title">The heading.</param>
public sealed record Chapter(string Id, string Title)
{
    /// <summary>The chapter about the network.</summary>
    public static Chapter Network { get; } = new("network", "The instrument: a network that looks");

    /// <summary>The chapter about feature maps.</summary>
    public static Chapter Features { get; } = new("features", "What its layers respond to");

    /// <summary>The chapter about the content.</summary>
    public static Chapter Content { get; } = new("content", "Content: what a layer remembers");

    /// <summary>The chapter about the style.</summary>
    public static Chapter Style { get; } = new("style", "Style: what goes together, wherever it is");

    /// <summary>The chapter about the losses.</summary>
    public static Chapter Losses { get; } = new("losses", "Both at once: one number to make small");

    /// <summary>The chapter about the optimization.</summary>
    public static Chapter Optimization { get; } = new("optimisation", "How the picture comes about");

    /// <summary>The chapter about the ratio of content to style.</summary>
    public static Chapter Ratio { get; } = new("ratio", "How much of each");

    /// <summary>The chapter about the start.</summary>
    public static Chapter Start { get; } = new("start", "From noise, or from the content");

    /// <summary>The chapter about the commands.</summary>
    public static Chapter Commands { get; } = new("commands", "Do it yourself");
}
