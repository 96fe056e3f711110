using Pastiche.Atlas.Model;

namespace Pastiche.Lesson.Tests.Atlas;

/// <summary>Reports with made-up numbers, to see what the page makes of them.</summary>
internal static class Reports
{
    private static readonly AtlasImage Dot = new(new byte[] { 1, 2, 3 }, "image/png", 4, 3, "A dot");

    private static readonly AtlasLayer[] Layers =
    [
        new("conv1_1", 64, 64, 48, 1, 3, 1792, IsContent: false, IsStyle: true),
        new("conv4_2", 512, 8, 6, 8, 92, 5_000_000, IsContent: true, IsStyle: false),
    ];

    /// <summary>One with nothing but the network.</summary>
    public static AtlasReport Bare { get; } = new()
    {
        ContentName = "cat.jpg",
        StyleName = "night.jpg",
        Content = Dot,
        Style = Dot,
        Network = new NetworkChapter("VGG-19", IsTrainedOnImageNet: true, Layers, "64×43", "64×48"),
        Commands = [new FigureCommand("The result", "pastiche stylize cat.jpg night.jpg -o result.png")],
        MadeBy = "Made by Pastiche.",
    };

    /// <summary>One with all chapters.</summary>
    public static AtlasReport Full { get; } = Bare with
    {
        Result = Dot,
        Features = new FeatureChapter([new LayerFeatures(Layers[0], [new ShownMap(17, Dot)], 12.5, 0.25)]),
        Contents = Contents(34.9, 16.7),
        Styles = new StyleChapter(
            [new GramPair("conv1_1", 64, Dot, Dot, 0.001, 20, 0.25)],
            new ShuffleDemonstration("conv4_2", 48, 3e-16, Dot, Dot, 0.52, 0.1),
            [new RebuiltStyle(["conv1_1"], Dot), new RebuiltStyle(["conv1_1", "conv2_1", "conv3_1"], Dot)]),
        Losses = Losses(new LossValues(0.9, 0.004, 0.01, 0.018)),
        Optimization = new OptimizationChapter(
            [new Frame(0, Dot, null), new Frame(1, Dot, 0.3), new Frame(4, Dot, 0.02)],
            [new Curve("total", [0.3, 0.1, 0.05, 0.02]), new Curve("content", [0.1, 0, double.NaN, 0.9])],
            [new ScaleMark(1, "32×24"), new ScaleMark(3, "64×48")]),
        Ratios = Ratios([0.9, 0.1], [0.01, 0.3]),
        Starts = new StartChapter(
        [
            new StartResult("from the content", false, Dot, new LossValues(0.9, 0.004, 0.01, 0.018)),
            new StartResult("from noise, seed 1", true, Dot, new LossValues(1.1, 0.003, 0.01, 0.02)),
        ]),
    };

    /// <summary>Contents rebuilt that near.</summary>
    public static ContentChapter Contents(params IEnumerable<double> decibels) =>
        new([.. decibels.Select((value, i) => new RebuiltContent($"layer{i}", Dot, value))], 300);

    /// <summary>Losses with that result.</summary>
    public static LossChapter Losses(LossValues result) => new(
        0.015, 1, 0.05, "conv4_2", new LossValues(1.3, 0.5, 0.01, 0.52), new LossValues(0, 0.4, 0.003, 0.4), result,
        [new LayerLoss("conv1_1", 0.2, 0.1, 0.2, 0.0003)]);

    /// <summary>A row of two pictures with those losses.</summary>
    public static RatioChapter Ratios(double[] content, double[] style) => new(
        [1e-4, 1], [new RatioRow(["conv1_1"], [.. content.Zip(style, (one, other) => new RatioCell(Dot, one, other))])]);
}
