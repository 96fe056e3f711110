using Spectre.Console.Rendering;

namespace Pastiche.Cli.Display;

/// <summary>
/// Leaves the last columns of a terminal free. The terminal shows a pressed key, such as ^C, at the cursor, which rests at the end of
/// the drawing. In the last column the key would wrap to a new line and displace the next drawing.
/// </summary>
internal sealed class RightMargin(IRenderable inner) : IRenderable
{
    private const int Free = 5;

    public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, Left(maxWidth));

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, Left(maxWidth));

    private static int Left(int width) => Math.Max(1, width - Free);
}
