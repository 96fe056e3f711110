using System.CommandLine;
using System.Globalization;
using Pastiche.Cli.Parsing;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Options;

/// <summary>The options for the differences between the images of a sweep.</summary>
internal sealed class SweepOptions : OptionGroup
{
    private const int MostRatios = 12;

    private static readonly NumberRange<int> Counts = new(1, 100);

    private readonly Option<float[]?> _ratios;
    private readonly Option<int[]?> _depths;

    public SweepOptions() : base("sweep")
    {
        _ratios = Add("--ratios", "LIST", ParseRatios,
            new OptionHelp("Content weights over style weight, α/β in the paper, one for each column, as in 1e-4,1e-3,1e-2")
            {
                Consequence = "Less is more of the style, more is more of the content",
                Accepted = $"1 to {MostRatios} numbers above 0 between commas",
                Default = $"{Text(LossNormalization.Relative)}; {Text(LossNormalization.Gatys)} with --normalization gatys",
            });
        _depths = Add("--depths", "LIST", (option, text) => CountList.Parse(option, text, Counts),
            new OptionHelp("Numbers of style layers, counted from the shallowest, one for each row, as in 1..5 or 1,3,5")
            {
                Consequence = "One layer is colour and grain, more of them are larger and larger shapes",
                Accepted = "whole numbers between commas, each 1 to the number of style layers",
                Default = $"all up to {RatioSweep.MostDepths}, of more layers {RatioSweep.FewerDepths} evenly spread",
            });
    }

    /// <summary>The ratios; by default a range from mostly style to mostly content.</summary>
    public IReadOnlyList<float> ReadRatios(ParseResult parse, LossNormalization normalization) =>
        Value(parse, _ratios) ?? RatioSweep.UsualRatios(normalization);

    /// <summary>The numbers of style layers; null for those that suit the network.</summary>
    public IReadOnlyList<int>? ReadDepths(ParseResult parse) => Value(parse, _depths);

    private static string Text(LossNormalization normalization) =>
        string.Join(',', RatioSweep.UsualRatios(normalization).Select(ratio => ratio.ToString(CultureInfo.InvariantCulture)));

    private static float[] ParseRatios(string option, string text)
    {
        var numbers = text.Split(',', StringSplitOptions.TrimEntries).Select(ratio => Ratio.Parse(option, ratio));
        float[] ratios = [.. numbers.Distinct().Order()];
        if (ratios.Length > MostRatios) throw Errors.OutOfRange(option, $"{ratios.Length} numbers", $"1 to {MostRatios}");
        return ratios;
    }
}
