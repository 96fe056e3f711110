using Xunit;

namespace Pastiche.Cli.Tests;

public sealed class PipedOutputTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Piped_Run_PrintsPlainLines()
    {
        var lines = _workshop.Run("stylize content.png style.png -o out.png --size 32 --iterations 30").Succeeded().Lines;

        Assert.DoesNotContain('\e', string.Concat(lines));
        Assert.Matches("^content.png \\+ style.png → out.png, 32×24, about [0-9]+ MB of memory$", lines[0]);
        Assert.Matches("^32×24 25/30: total [0-9.]+, content [0-9.]+, style [0-9.]+, tv [0-9.]+, about [0-9]+ s left$", lines[^3]);
        Assert.Matches("^32×24 30/30: total [0-9.]+, content [0-9.]+, style [0-9.]+, tv [0-9.]+$", lines[^2]);
        Assert.Matches("^wrote out.png \\(32×24\\) in [0-9.]+ s$", lines[^1]);
    }

    [Fact]
    public void Quiet_Run_PrintsNothing() =>
        Assert.Equal("", _workshop.Run("stylize content.png style.png -o out.png --size 32 --iterations 1 --quiet").Succeeded().Output);
}
