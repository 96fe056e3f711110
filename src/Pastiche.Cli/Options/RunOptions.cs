using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for running and displaying a job, which do not change the image.</summary>
internal sealed class RunOptions : OptionGroup
{
    private static readonly NumberRange<int> ThreadCounts = new(1, 256);

    private readonly Option<int?> _threads;
    private readonly Option<Device?> _device;
    private readonly Option<Engine?> _engine;
    private readonly Option<TileChoice?>? _tile;
    private readonly Option<long?> _memory;
    private readonly Option<bool> _quiet;
    private readonly Option<bool> _json;

    /// <param name="events">The events that --json prints, for help.</param>
    /// <param name="hasTiles">Whether the command chooses how pictures are cut.</param>
    public RunOptions(
        string events = "notes, which engine runs it and why, every iteration, checkpoints, and the end",
        bool hasTiles = true)
        : base("run")
    {
        _threads = AddNumber("--threads", "NUMBER", ThreadCounts, new OptionHelp("How many threads to use")
        {
            Consequence = "The picture is the same with any number",
            Default = "one a core",
        });
        _device = Add<Device>("--device", "NAME", DeviceName.Parse, new OptionHelp("Where the network is run")
        {
            Consequence = "auto takes an NVIDIA GPU if this build and the computer support one; identical bytes are guaranteed "
                + "on cpu only",
            Accepted = DeviceName.Accepted,
            Default = Device.Auto.ToString(),
        }, _ => DeviceName.Names);
        _engine = Add<Engine?>("--engine", "NAME", (option, text) => EngineName.All.Parse(option, text),
            new OptionHelp("The engine that runs the network")
            {
                Consequence = "auto takes Pastiche.Cpu on the processor, and ONNX Runtime on other devices and for networks that "
                    + "Pastiche.Cpu does not support; the two round differently",
                Accepted = string.Join(", ", EngineName.All.Names),
                Default = EngineName.All.NameOf(Engine.Auto),
            }, _ => EngineName.All.Names);
        _memory = Add<long?>("--memory", "SIZE", (option, text) => ByteCount.Parse(option, text),
            new OptionHelp("The memory that the run may take")
            {
                Consequence = "A picture that needs more is measured in tiles, and the optimiser remembers less",
                Accepted = ByteCount.Accepted,
                Default = "what is free",
            });
        if (hasTiles)
        {
            _tile = Add<TileChoice>("--tile", "SIDE", TileChoice.Parse,
                new OptionHelp("The side of the tiles that a large picture is measured in")
                {
                    Consequence = "Smaller ones take less memory and more time; the picture stays the same but for rounding, without "
                        + "seams; auto takes tiles only where memory asks for them",
                    Accepted = TileChoice.Accepted,
                    Default = "auto",
                },
                _ => TileChoice.Words);
        }

        _quiet = AddSwitch("--quiet", new OptionHelp("Prints nothing but errors"));
        _json = AddSwitch("--json", new OptionHelp($"Prints one JSON object a line for programs to read: {events}"));
    }

    /// <summary>The events of jobs with parts, for help.</summary>
    public const string PartEvents = "notes, progress, every part with what came of it, and the end";

    /// <summary>Reads threads, device, engine and memory, and combines them with the network.</summary>
    public NetworkRequest ReadNetwork(ParseResult parse, BackboneReference backbone) =>
        new(backbone, Value(parse, _threads), Value(parse, _device), Value(parse, _engine) ?? Engine.Auto)
        {
            Memory = new MemoryBudget(_tile is null ? null : Value(parse, _tile) ?? TileChoice.Automatic, Value(parse, _memory)),
        };

    /// <summary>The kind of display.</summary>
    /// <exception cref="PasticheException">Two options contradict each other.</exception>
    public DisplayKind ReadDisplay(ParseResult parse) => DisplayKindOf(parse, _quiet, _json);
}
