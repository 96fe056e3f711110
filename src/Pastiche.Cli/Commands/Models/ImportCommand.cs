using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>pastiche models import FILE --name NAME</summary>
internal sealed class ImportCommand : PasticheCommand
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "Weights of VGG-16 or VGG-19 (ONNX, safetensors, PyTorch .pth, Keras .h5, NumPy .npz), or any convolutional "
            + "network as ONNX.",
    };

    private readonly Option<string> _name = new("--name")
    {
        Required = true,
        HelpName = "NAME",
        Description = "What to call it; a name of pastiche models list must be of that architecture.",
    };

    private readonly ImportOptionGroup _options = new();

    public ImportCommand() : base("import", "Takes a network from a file, after trying it; of a VGG only what is needed is kept.")
    {
        Compose(Run, _file, _name);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_options];

    public override string Example => "pastiche models import vgg19-dcbb9e9d.pth --name vgg19-torchvision";

    private int Run(ParseResult parse)
    {
        var store = CacheFolder.Models;
        var model = store.Import(
            File(parse, _file), parse.GetRequiredValue(_name), _options.ReadHalf(parse), _options.ReadPreprocessing(parse));
        var (output, backbone) = (parse.InvocationConfiguration.Output, store.Open(model.Name));
        output.WriteLine(EventText.Line(new PullEnded(model.Name, store.Path(model), model.Bytes, model.Sha256)));
        output.WriteLine($"pictures: {PreprocessingReport.Of(backbone)}");
        foreach (var note in backbone.Notes) output.WriteLine(Printable.Text($"note: {note}"));
        return ExitCode.Success;
    }
}
