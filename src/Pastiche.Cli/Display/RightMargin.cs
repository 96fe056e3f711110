using Spectre.Console.Rendering;

namespace Pastiche.Cli.Display;

/// <summary>
/// Leaves the terminal's last columns free. The cursor rests at the end of what is drawn, and there the terminal shows a key that is
/// pressed, such as ^C: in the last column that would begin another line, and what is drawn next would miss its place.
/// </summary>
internal sealed class RightMargin(IRenderable inner) : IRenderable
{
    private const int Free = 5;

    public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, Left(maxWidth));

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, Left(maxWidth));

    private static int Left(int width) => Math.Max(1, width - Free);
}
