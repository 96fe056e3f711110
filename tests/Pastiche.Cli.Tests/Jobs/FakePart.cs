namespace Pastiche.Cli.Tests.Jobs;

/// <summary>A part that does nothing in a few steps, before each of which something may happen.</summary>
internal sealed class FakePart(string title, double work = 1, int steps = 2, Action<int>? before = null) : JobPart(title)
{
    private bool _hasResult;

    public override double Work => work;

    public override bool HasResult => _hasResult;

    public override string? Outcome => _hasResult ? $"{Title} is done" : null;

    public override IEnumerable<double> Run(CancellationToken cancellationToken = default)
    {
        for (var step = 1; step <= steps; step++)
        {
            before?.Invoke(step);
            cancellationToken.ThrowIfCancellationRequested();
            _hasResult = step == steps;
            yield return (double)step / steps;
        }
    }
}
