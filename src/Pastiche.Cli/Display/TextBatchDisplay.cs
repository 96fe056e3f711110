using Pastiche.Cli.Commands;

namespace Pastiche.Cli.Display;

/// <summary>A batch for people: what happens to each picture, with its number.</summary>
/// <param name="inner">Shows the run of each.</param>
/// <param name="writeLine">Writes a line between the runs.</param>
internal sealed class TextBatchDisplay(IDisplay inner, Action<string> writeLine) : IBatchDisplay
{
    private string _place = "";

    public IDisplay Begin(int index, int of, StylizeRequest image)
    {
        _place = $"[{index}/{of}]";
        return new NumberedDisplay(inner, _place);
    }

    public void Skip(StylizeRequest image) => writeLine($"{_place} {Printable.Text(image.Output)} is there already");

    public void Fail(StylizeRequest image, string reason) => writeLine($"{_place} {Printable.Text(image.Output)} failed: {Printable.Text(reason)}");

    public void Finish(BatchEnding ending)
    {
        if (ending.IsGood) writeLine(ending.Summary);
    }
}
