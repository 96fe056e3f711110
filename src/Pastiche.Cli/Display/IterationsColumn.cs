using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pastiche.Cli.Display;

/// <summary>A column with the finished and the total iterations, such as 37/100.</summary>
internal sealed class IterationsColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text($"{task.Value:F0}/{task.MaxValue:F0}").RightJustified();
}
