using System.Globalization;

namespace Pastiche.Benchmarks.Pictures;

/// <summary>The figures of pictures as a table in Markdown, with the median of each column below.</summary>
internal static class PictureTable
{
    private static readonly Column[] Columns =
    [
        new("near, 512", row => row.Figures.Near),
        new("near, 256", row => row.Figures.NearCoarse),
        new("noise", row => row.Figures.Noise),
        new("swd", row => row.Figures.Swd),
        .. JudgingNetwork.StyleLayers.Select((layer, i) => new Column($"style, {layer}", row => row.Figures.Network?.Style[i])),
        new("content", row => row.Figures.Network?.Content),
        new("cosine", row => row.Figures.Network?.Cosine),
        new("seconds", row => row.Cost?.Time.TotalSeconds, "F1"),
        new("calls", row => row.Cost?.Calls, "F0"),
    ];

    /// <summary>What the columns mean, in Markdown.</summary>
    public const string Legend =
        """
        Pictures are measured at 512 pixels on the long side.

        - *near*: how far 5×5 patches of the picture are from the nearest of the style, at 512 and at 256 pixels, over the same for patches
          of the style itself. 1 is as the style; above it there is colour or grain that the style does not have. Blur comes near as well,
          so read it beside *swd* and *noise*.
        - *noise*: the high frequencies of chroma over the style's. Above 1 there are speckles of colour.
        - *swd*: the sliced Wasserstein distance of patches over the style's spread. 0 is the style's palette and grain in the style's
          amounts.
        - *style*: the relative distance of Gram matrices, in a VGG-19 that no picture here was optimised by. Smaller is closer to the
          style.
        - *content*, *cosine*: the relative distance and the mean cosine of its features at conv3_4. They say what is kept of the content.
        - *calls*: how often the losses and their gradient were computed.

        Random draws leave a doubt of about 1 % of *near* and 5 % of *swd*.
        """;

    /// <summary>The table; columns without a value are left out.</summary>
    public static string Of(IReadOnlyList<JudgedPicture> pictures)
    {
        Column[] shown = [.. Columns.Where(column => pictures.Any(picture => column.Value(picture) is not null))];
        string[] lines =
        [
            Line("picture", shown.Select(column => column.Heading)),
            Line("---", shown.Select(_ => "---")),
            .. pictures.Select(picture => Line(picture.Name, shown.Select(column => column.Text(column.Value(picture))))),
            Line("median", shown.Select(column => column.Text(Sample.Median(pictures.Select(column.Value).OfType<double>())))),
        ];
        return string.Join('\n', lines);
    }

    private static string Line(string name, IEnumerable<string> cells) => $"| {name} | {string.Join(" | ", cells)} |";

    private sealed record Column(string Heading, Func<JudgedPicture, double?> Value, string Format = "F3")
    {
        public string Text(double? value) => value?.ToString(Format, CultureInfo.InvariantCulture) ?? "";
    }
}
