namespace Pastiche.Backbones;

/// <summary>The input that a network expects if it normalizes pictures itself.</summary>
/// <param name="Preprocessing">The preprocessing of its input; null if its own steps do not tell.</param>
/// <param name="Gain">The factor by which its own steps scale differences of colors.</param>
/// <param name="Doubt">What was assumed and may be wrong; null if nothing was.</param>
internal sealed record OwnPreprocessing(Preprocessing? Preprocessing, double Gain, string? Doubt)
{
    /// <summary>Whether its input is plain colors, from 0 to 1 or to 255, which it normalizes itself.</summary>
    public bool TakesColors => Preprocessing is { } given && given.Mean.Max() == 0;

    /// <summary>The largest distance at which two distributions count as equal.</summary>
    private const double MostUnlike = 0.6;

    /// <summary>The cost of a factor of e between deviations, relative to means that are one deviation apart: scales vary more.</summary>
    private const double ScaleCost = 0.25;

    private const double Nothing = 1e-3;

    private const string Unclear =
        "the network begins with linear steps of its own, which do not tell what pictures they want: it is given them as torch's networks, "
        + "unless another preprocessing is chosen";

    /// <summary>The distribution after a batch normalization, of the data it was trained on.</summary>
    private static readonly (double Mean, double Deviation)[] Normal = [(0, 1), (0, 1), (0, 1)];

    /// <summary>Mean and deviation of red, green and blue in photographs, from 0 to 1: ImageNet's.</summary>
    private static readonly Preprocessing Photographs = Preprocessing.Of(PreprocessingKind.Torch);

    /// <summary>The usual inputs of networks, the likelier ones first.</summary>
    private static readonly (Preprocessing Given, string Name)[] Usual =
    [
        (Preprocessing.Of(PreprocessingKind.Unit), "RGB from 0 to 1"),
        (new([0, 0, 0], [1, 1, 1], 255), "RGB from 0 to 255"),
        (new([0, 0, 0], [1, 1, 1], 255, blueFirst: true), "BGR from 0 to 255"),
        (new([0, 0, 0], [1, 1, 1], 1, blueFirst: true), "BGR from 0 to 1"),
        (Preprocessing.Of(PreprocessingKind.Torch), "RGB as torch's networks"),
        (Preprocessing.Of(PreprocessingKind.Tf), "RGB from −1 to 1"),
        (Preprocessing.Of(PreprocessingKind.Caffe), "BGR as Caffe's networks"),
    ];

    /// <summary>
    /// Infers the input. Networks are trained on photographs in one of a few usual forms; the network's own steps must turn one of them
    /// into another, judged by mean and deviation of each channel, and a batch normalization must receive what it was trained on.
    /// </summary>
    /// <param name="entry">The affine map of pixels with which the network begins; null if it is not known.</param>
    /// <param name="bytes">Whether its input is whole numbers from 0 to 255.</param>
    public static OwnPreprocessing Of(PixelMap? entry, bool bytes = false)
    {
        if (entry is null || (entry.Normalized is null && entry.Rows.All(IsPlain))) return new(bytes ? Usual[1].Given : null, 1, null);
        var gain = entry.Rows.Average(row => Math.Abs(row[0] + row[1] + row[2]));
        if (!double.IsNormal(gain)) return new(null, 1, Unclear);
        var usual = Usual.Where(usual => !bytes || usual == Usual[1] || usual == Usual[2]).ToArray();
        if (entry.Normalized is { } normal && Best(candidate => Cost(normal, candidate, Normal)) is { Cost: <= MostUnlike } trained)
            return new(trained.Given, gain, Learned("whose mean and variance are those of photographs in", trained.Name));
        var made = Best(candidate => LeastCost(entry.Rows, candidate));
        if (!bytes && !(made.Cost <= MostUnlike)) return new(null, gain, Unclear);
        return new(made.Given, gain, entry.Normalized is null ? null : Learned("which makes what networks usually take of", made.Name));

        (Preprocessing Given, string Name, double Cost) Best(Func<Preprocessing, double> cost) =>
            usual.Select(candidate => (candidate.Given, candidate.Name, Cost: cost(candidate.Given))).MinBy(candidate => candidate.Cost);
    }

    /// <summary>A doubt about a batch normalization, which, unlike other steps, may have learned what no name tells.</summary>
    private static string Learned(string what, string name) =>
        $"the network begins with a batch normalisation, {what} {name}: it is given that, unless another preprocessing is chosen";

    /// <summary>Whether a row is a channel of the picture, or a weighted mean of its channels.</summary>
    private static bool IsPlain(double[] row) =>
        Math.Abs(row[PixelMap.Offset]) < Nothing && Math.Abs(row.Take(PixelMap.Offset).Sum() - 1) < Nothing && row.Min() > -Nothing;

    /// <summary>The distance between the distribution of a normalized input and the nearest of the other usual ones.</summary>
    private static double LeastCost(double[][] rows, Preprocessing given) => rows.All(IsPlain)
        ? double.PositiveInfinity
        : Usual.Where(wanted => (wanted.Given.Mean, wanted.Given.Maximum) != (given.Mean, given.Maximum))
            .Min(wanted => Cost(rows, given, Statistics(wanted.Given)));

    private static double Cost(double[][] rows, Preprocessing given, (double Mean, double Deviation)[] wanted)
    {
        var input = Statistics(given);
        var cost = 0.0;
        for (var c = 0; c < rows.Length; c++)
        {
            var row = rows[c];
            var mean = row[PixelMap.Offset] + row.Zip(input, (weight, channel) => weight * channel.Mean).Sum();
            // The colors of a pixel are correlated.
            var deviation = row.Zip(input, (weight, channel) => weight * channel.Deviation).Sum();
            var (aim, spread) = rows.Length == 1
                ? (wanted.Average(channel => channel.Mean), wanted.Average(channel => channel.Deviation))
                : wanted[c];
            cost += (Math.Abs(mean - aim) / spread) + (ScaleCost * Math.Abs(Math.Log(Math.Abs(deviation) / spread)));
        }

        return cost / rows.Length;
    }

    /// <summary>Mean and deviation of the channels of photographs after a preprocessing.</summary>
    private static (double Mean, double Deviation)[] Statistics(Preprocessing given)
    {
        (double, double)[] channels = [.. Enumerable.Range(0, Image.Channels).Select(c => (
            (double)((Photographs.Mean[c] * given.Maximum) - given.Mean[c]) / given.Deviation[c],
            (double)Photographs.Deviation[c] * given.Maximum / given.Deviation[c]))];
        return given.BlueFirst ? [.. channels.Reverse()] : channels;
    }
}
