using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>A named set of options, which other options override.</summary>
/// <param name="Summary">A few words for help.</param>
/// <param name="Options">The options.</param>
/// <param name="Backbone">The name of the default backbone.</param>
internal sealed record Preset(string Summary, StylizeOptions Options, string Backbone)
{
    private const string DefaultBackbone = "resnet18";

    /// <summary>The presets and their names.</summary>
    public static NamedValues<Preset> All { get; } = new(
        ("draft", UpTo(256)),
        ("standard", UpTo(LongSide(StylizeOptions.Default))),
        ("fine", UpTo(1024)),
        ("classic", new Preset("Gram matrices alone", StylizeOptions.Classic, DefaultBackbone)
        {
            Iterations = LastIterations(StylizeOptions.Classic),
            CoarseIterations = FirstIterations(StylizeOptions.Classic),
        }),
        ("gatys", new Preset("the paper's way", StylizeOptions.Gatys, "vgg19")));

    /// <summary>The default preset.</summary>
    public static Preset Standard { get; } = All.Parse("--preset", "standard");

    /// <summary>The preset of the smallest size, for figures with many images.</summary>
    public static Preset Draft { get; } = All.Parse("--preset", "draft");

    /// <summary>The iterations of scales up to 512 pixels; null if it has a single scale.</summary>
    public int? Iterations { get; private init; }

    /// <summary>The iterations of scales before the last; null for as many as it has.</summary>
    public int? CoarseIterations { get; private init; }

    /// <summary>Indicates whether the preset is nothing but a size, so that it contradicts an option for the size.</summary>
    public bool IsSize => Options with { Scales = StylizeOptions.Default.Scales } == StylizeOptions.Default;

    /// <summary>The scales for a long side: a single one with the preset's iterations if the preset has a single scale.</summary>
    public ScaleSchedule Scales(int longSide) => Iterations is { } iterations
        ? ScaleSchedule.UpTo(longSide, iterations, CoarseIterations)
        : ScaleSchedule.Of(longSide).WithIterations(Options.Scales.Steps[^1].Iterations);

    private static Preset UpTo(int longSide) =>
        new($"{longSide} pixels", StylizeOptions.Default with { Scales = ScaleSchedule.UpTo(longSide) }, DefaultBackbone)
        {
            Iterations = LastIterations(StylizeOptions.Default),
        };

    private static int LongSide(StylizeOptions options) => options.Scales.Steps[^1].LongSide;

    private static int FirstIterations(StylizeOptions options) => options.Scales.Steps[0].Iterations;

    private static int LastIterations(StylizeOptions options) => options.Scales.Steps[^1].Iterations;
}
