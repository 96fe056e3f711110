using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for checkpoints, from which a run that was ended goes on.</summary>
internal sealed class CheckpointOptions : OptionGroup
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    private readonly Option<string?>? _file;
    private readonly Option<TimeSpan?> _every;

    /// <param name="isResumed">Whether the run goes on from a checkpoint, so that its file is given already.</param>
    public CheckpointOptions(bool isResumed = false) : base("checkpoints")
    {
        if (!isResumed)
        {
            _file = Add<string>("--checkpoint", "FILE", (_, text) => text,
                new OptionHelp("Keeps a file from which pastiche resume goes on, whatever ends the run")
                {
                    Consequence = "It is some times as large as the picture in memory, and removed at the end",
                    Accepted = "the path of a file",
                    Default = "none",
                });
        }

        _every = Add<TimeSpan?>("--checkpoint-every", "TIME", (option, text) => Duration.Parse(option, text),
            new OptionHelp("How often the checkpoint is written")
            {
                Consequence = "Less often where that would cost more than a twentieth of the time",
                Accepted = Duration.Accepted,
                Default = isResumed ? "as before" : "60s",
            },
            _ => ["30s", "60s", "5m", "1h"]);
    }

    /// <summary>Reads where and how often checkpoints are written; null for none.</summary>
    /// <exception cref="PasticheException">There is a time and no file, or the name of the file is empty.</exception>
    public CheckpointRequest? Read(ParseResult parse)
    {
        var (file, every) = (Value(parse, _file), Value(parse, _every));
        if (file is null && every is not null) throw Errors.NeedsAnother(_every.Name, _file!.Name);
        if (file?.Length == 0) throw Errors.NoFile(_file!.Name);
        return file is null ? null : new CheckpointRequest(file, every ?? Usual);
    }

    /// <summary>Reads how often checkpoints are written; null if it is not given.</summary>
    public TimeSpan? ReadEvery(ParseResult parse) => Value(parse, _every);
}

/// <summary>Checkpoints that a command line asks for. No file has been opened.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Every">The time between two checkpoints, unless writing them takes long.</param>
internal sealed record CheckpointRequest(string Path, TimeSpan Every);
