using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Resuming;

/// <summary>pastiche resume FILE</summary>
internal sealed class ResumeCommand : PasticheCommand
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "The checkpoint of the run: what --checkpoint named. The pictures must be where they were.",
    };

    private readonly Option<string?> _output = new DocumentedOption<string?>(
        new OptionHelp("Where the picture goes") { Accepted = "a file, or - for standard output", Default = "where it was to go" },
        "--output", "-o")
    {
        HelpName = "FILE",
    };

    private readonly Option<bool> _overwrite = OutputOptions.OverwriteSwitch();
    private readonly CheckpointOptions _checkpoints = new(isResumed: true);
    private readonly RunOptions _run = new(hasTiles: false);

    public ResumeCommand() : base("resume", "Goes on with a run that was ended early, to the same picture to the byte.")
    {
        Compose(Run, _file, _output);
        Add(_overwrite);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_run, _checkpoints];

    public override string Example => "pastiche resume out.checkpoint";

    private int Run(ParseResult parse)
    {
        var output = parse.GetValue(_output);
        if (output?.Length == 0) throw Errors.NoFile(_output.Name);
        using var interruption = new Interruption();
        var request = ResumeRequest.Of(
            Checkpoint.Load(File(parse, _file)),
            output,
            parse.GetValue(_overwrite),
            _checkpoints.ReadEvery(parse),
            backbone => _run.ReadNetwork(parse, backbone));
        return new StylizeRun(request, Displays.Create(_run.ReadDisplay(parse), request.Output), interruption).Execute().Report();
    }
}
