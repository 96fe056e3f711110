using System.Globalization;

namespace Pastiche.Cli.Parsing;

/// <summary>Parses and formats the content's share, such as 0,0.7: where there is little detail and where there is much.</summary>
internal static class ContentShareText
{
    private static readonly NumberRange<float> Shares = new(Setting.Of(StylizeOptions.Default.MatchContent, nameof(ContentShare.High)));

    /// <summary>The accepted texts, in words.</summary>
    public static string Accepted => $"two numbers between commas, or one for both, each {Shares}";

    /// <summary>Parses a share.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">Two numbers, or one for both.</param>
    /// <exception cref="PasticheException">There are more numbers, or one is out of range.</exception>
    public static ContentShare Parse(string option, string text) => NumberList.Parse(option, text, Shares) switch
    {
        [var low, var high] => new ContentShare(low, high),
        [var both] => new ContentShare(both, both),
        _ => throw Errors.OutOfRange(option, text, Accepted),
    };

    /// <summary>The text that is parsed as a share.</summary>
    public static string Text(ContentShare share) => string.Create(CultureInfo.InvariantCulture, $"{share.Low},{share.High}");
}
