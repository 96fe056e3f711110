using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>Options that go together under one name, which other options override.</summary>
/// <param name="Summary">What help says of it in a few words.</param>
/// <param name="Options">The options.</param>
/// <param name="Backbone">The name of the backbone that measures, unless another is asked for.</param>
internal sealed record Preset(string Summary, StylizeOptions Options, string Backbone)
{
    private const string DefaultBackbone = "resnet18";

    /// <summary>The presets by their names.</summary>
    public static NamedValues<Preset> All { get; } = new(
        ("draft", UpTo(256)),
        ("standard", new Preset($"{LongSide(StylizeOptions.Default)} pixels", StylizeOptions.Default, DefaultBackbone)),
        ("fine", UpTo(1024)),
        ("gatys", new Preset("the paper's way", StylizeOptions.Gatys, "vgg19")));

    /// <summary>The one that there is unless another is asked for.</summary>
    public static Preset Standard { get; } = All.Parse("--preset", "standard");

    /// <summary>The smallest size, for figures that show many pictures.</summary>
    public static Preset Draft { get; } = All.Parse("--preset", "draft");

    /// <summary>Whether it is nothing but a size, so that another size beside it contradicts it.</summary>
    public bool IsSize => Options with { Scales = StylizeOptions.Default.Scales } == StylizeOptions.Default;

    /// <summary>Scales up to a long side: a single one, with the preset's iterations, where the preset has a single one.</summary>
    public ScaleSchedule Scales(int longSide) => IsSize
        ? ScaleSchedule.UpTo(longSide)
        : ScaleSchedule.Of(longSide).WithIterations(Options.Scales.Steps[^1].Iterations);

    private static Preset UpTo(int longSide) =>
        new($"{longSide} pixels", StylizeOptions.Default with { Scales = ScaleSchedule.UpTo(longSide) }, DefaultBackbone);

    private static int LongSide(StylizeOptions options) => options.Scales.Steps[^1].LongSide;
}
