using System.CommandLine;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche stylize CONTENT STYLE -o FILE</summary>
internal sealed class StylizeCommand : PasticheCommand
{
    private readonly Argument<string> _content = new("CONTENT") { Description = "What to paint: a JPEG, PNG or WebP file." };
    private readonly Argument<string> _style = new("STYLE") { Description = "How to paint it: a JPEG, PNG or WebP file." };
    private readonly SizeOptions _size = new();
    private readonly LookOptions _look = new();
    private readonly RunOptions _run = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        Required = true,
        HelpName = "FILE",
        Description = "Where the picture goes: .jpg, .jpeg, .png or .webp. Ctrl-C saves the picture so far there.",
    };

    public StylizeCommand() : base("stylize", "Paints the content of one picture in the style of another.")
    {
        Add(_content);
        Add(_style);
        Add(_output);
        foreach (var option in Groups.SelectMany(group => group.Options)) Add(option);
        SetAction(Run);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_size, _look, _run];

    public override string Example => "pastiche stylize cat.jpg starry_night.jpg -o out.png --size 1024 --content-weight 0.005";

    private int Run(ParseResult parse)
    {
        using var interruption = new Interruption();
        return new StylizeRun(Read(parse), Display.Displays.Create(_run.ReadDisplay(parse)), interruption).Execute();
    }

    private StylizeRequest Read(ParseResult parse) => new()
    {
        Content = parse.GetRequiredValue(_content),
        Style = parse.GetRequiredValue(_style),
        Output = parse.GetRequiredValue(_output),
        Start = _look.ReadStartFile(parse),
        Options = _look.Read(parse, _size.Read(parse)),
        Threads = _run.ReadThreads(parse),
    };
}
