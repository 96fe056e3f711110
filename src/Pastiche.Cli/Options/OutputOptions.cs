using System.CommandLine;
using System.Drawing;
using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;
using Pastiche.Imaging;
using Pastiche.Lesson.Plotting;

namespace Pastiche.Cli.Options;

/// <summary>The options for writing the result and the files beside it.</summary>
internal sealed class OutputOptions : OptionGroup
{
    private static readonly SaveOptions Defaults = SaveOptions.Default;
    private static readonly NumberRange<int> Qualities = new(Setting.Of(Defaults, nameof(SaveOptions.Quality)));
    private static readonly NumberRange<int> Intervals = new(1);

    private readonly Option<int?> _quality;
    private readonly Option<int?> _bits;
    private readonly Option<Color?>? _background;
    private readonly Option<ImageFormat?>? _format;
    private readonly Option<bool> _overwrite;
    private readonly Option<int?>? _saveEvery;
    private readonly Option<string?>? _lossPlot;

    /// <param name="isSingle">Whether the command has a single result, beside which other files can be written.</param>
    /// <param name="isFigure">Whether the result is a figure, which is never transparent.</param>
    public OutputOptions(bool isSingle = true, bool isFigure = false) : base("output")
    {
        if (isSingle || isFigure)
        {
            _format = Add<ImageFormat?>("--format", "NAME", (option, text) => FormatName.All.Parse(option, text),
                new OptionHelp("The format if the output has no file extension: standard output, or a pipe")
                {
                    Accepted = string.Join(", ", FormatName.All.Names),
                    Default = "png",
                },
                _ => FormatName.All.Names);
        }

        _quality = AddNumber("--quality", "NUMBER", Qualities,
            Explain("How much of the detail a JPEG or WebP file keeps", nameof(SaveOptions.Quality)));
        _bits = AddNumber(
            "--bits", "NUMBER", "Bits for each channel of a pixel in a PNG or TIFF file", Setting.Of(Defaults, nameof(SaveOptions.Bits)));
        if (!isFigure)
        {
            _background = Add<Color?>("--background", "COLOUR", (option, text) => ColorName.Parse(option, text),
                Explain("What transparent parts are laid over", nameof(SaveOptions.Background)) with
                {
                    Accepted = ColorName.Accepted,
                    Default = "none",
                },
                _ => ColorName.Names);
        }

        _overwrite = AddSwitch("--overwrite", Overwrite);
        if (!isSingle) return;
        _saveEvery = AddNumber("--save-every", "NUMBER", Intervals,
            new OptionHelp("Saves a numbered picture beside the output after every so many iterations") { Default = "none" });
        _lossPlot = Add<string>("--loss-plot", "FILE", ParsePlot,
            new OptionHelp("Draws every loss over the iterations") { Accepted = PlotFile.Accepted, Default = "none" });
    }

    /// <summary>Creates the required option for the path of the result, which does not belong to the group.</summary>
    /// <param name="what">The purpose of the option.</param>
    /// <param name="consequence">The effect of the option.</param>
    /// <param name="isFile">Whether the path must be that of a file.</param>
    public static Option<string> File(
        string what = "Where the picture goes",
        string consequence = "Ctrl-C saves the picture so far there",
        bool isFile = false) => new DocumentedOption<string>(
        new OptionHelp(what)
        {
            Consequence = consequence,
            Accepted = $"a file that ends in {ImageFileFormat.Accepted}{(isFile ? "" : ", or - for standard output")}",
        },
        "--output", "-o")
        {
            Required = true,
            HelpName = "FILE",
        };

    /// <summary>Creates the switch for overwriting existing files, for commands without the rest of the group.</summary>
    public static Option<bool> OverwriteSwitch() =>
        new DocumentedOption<bool>(Overwrite with { Default = null }, "--overwrite") { Arity = ArgumentArity.Zero };

    private static OptionHelp Overwrite => Explain("Replaces an output file that exists", nameof(SaveOptions.Overwrite));

    /// <summary>Reads the settings for saving the result.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="output">The path of the result; null if there are several results.</param>
    public SaveOptions ReadSave(ParseResult parse, string? output = null) => Defaults with
    {
        Format = Value(parse, _format) ?? (output is null ? null : FormatOfStream(output)),
        Quality = Value(parse, _quality) ?? Defaults.Quality,
        Bits = Value(parse, _bits) ?? Defaults.Bits,
        Background = Value(parse, _background) ?? Defaults.Background,
        Overwrite = parse.GetValue(_overwrite),
    };

    /// <summary>The number of iterations between saved images; null for none.</summary>
    public int? ReadSaveEvery(ParseResult parse) => Value(parse, _saveEvery);

    /// <summary>The path of the loss plot; null for none.</summary>
    public string? ReadLossPlot(ParseResult parse) => Value(parse, _lossPlot);

    /// <summary>Checks that the options suit the format of the output and that no two files have one path.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="output">The path of the result.</param>
    /// <exception cref="PasticheException">An option does not suit the format, or two files have one path.</exception>
    public void Check(ParseResult parse, string output)
    {
        var format = ImageFileFormat.Of(output, ReadSave(parse, output));
        if (Value(parse, _format) is { } asked && ImageFileFormat.Named(output) is { } named && named != format)
        {
            throw Errors.NotInFormat($"{_format!.Name} {FormatName.All.NameOf(asked)}", output,
                "its extension says another; leave one out");
        }

        if (Value(parse, _bits) is > 8 and var bits && !format.HasSixteenBits)
            throw Errors.NotInFormat($"{_bits.Name} {bits}", output, "the format has 8 bits; PNG and TIFF keep 16");
        if (Value(parse, _quality) is not null && !format.IsLossy)
            throw Errors.NotInFormat(_quality.Name, output, "the format keeps everything; JPEG and WebP have qualities");
        if (Value(parse, _lossPlot) is { } plot && FilePaths.AreSame(plot, output))
            throw Errors.SameFile(_lossPlot!.Name, plot);
    }

    /// <summary>The format of a stream, taken from the name that leads to it; null for a file.</summary>
    public static ImageFormat? FormatOfStream(string output)
    {
        if (StandardStreams.IsOutput(output)) return (ImageFileFormat.Named(output) ?? ImageFileFormat.Png).Kind;
        return Path.GetExtension(output).Length == 0 && WholeFile.IsStream(output) ? ImageFormat.Png : null;
    }

    private static OptionHelp Explain(string what, string setting) => new(what, Setting.Of(Defaults, setting));

    private static string ParsePlot(string option, string text)
    {
        if (!PlotFile.IsPlot(text)) throw Errors.OutOfRange(option, text, PlotFile.Accepted);
        return text;
    }
}
