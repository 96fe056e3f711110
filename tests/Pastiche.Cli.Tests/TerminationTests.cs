using System.Diagnostics;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>SIGTERM at any moment of a run over several scales: always a whole picture, and nothing else.</summary>
[Trait("Category", "Slow")]
public sealed class TerminationTests(ITestOutputHelper log) : IDisposable
{
    private const string Run = "stylize content.png style.png -o out.png --scales 64,128,256,384 --iterations 6 --json";
    private static readonly int[] LongSides = [64, 128, 256, 384];

    private readonly Workshop _workshop = new();

    /// <summary>After which iteration's line of output, and how many milliseconds later.</summary>
    public static TheoryData<int, int> Moments { get; } = new()
    {
        { 1, 0 }, { 3, 20 }, { 6, 0 }, { 6, 150 }, { 9, 5 }, { 12, 0 }, { 12, 300 }, { 15, 100 }, { 18, 0 }, { 18, 600 }, { 20, 250 },
            { 23, 0 },
    };

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [MemberData(nameof(Moments))]
    public void Terminate_AnyMoment_LeavesAWholePicture(int lines, int milliseconds)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var program = _workshop.Start(Run);
        Assert.Contains("\"event\":\"planned\"", program.ReadLine(), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"engine\"", program.ReadLine(), StringComparison.Ordinal);
        for (var line = 0; line < lines; line++) Assert.Contains("\"event\":\"step\"", program.ReadLine(), StringComparison.Ordinal);
        Thread.Sleep(milliseconds);
        var clock = Stopwatch.StartNew();

        Assert.Equal(0, Signals.Send(program.Id, Signals.Terminate));

        var result = program.Wait(TimeSpan.FromSeconds(30));
        log.WriteLine($"{milliseconds} ms after line {lines}: {clock.ElapsedMilliseconds} ms from the signal to the end; {result.Error}");
        Assert.Equal(143, result.ExitCode);
        Assert.Matches(@"^interrupted after [1-6] of 6 iterations at \S+ \(scale [1-4] of 4\); saved the picture so far to "
            + "out.png$", result.ErrorLine());
        // The last iteration may have ended since its line was read.
        var image = Image.Load(_workshop.File("out.png"));
        Assert.Contains(image.Width, LongSides[((lines - 1) / 6)..]);
        Assert.Contains($"at {image.Width}×{image.Height} ", result.Error, StringComparison.Ordinal);
        Assert.Contains("\"event\":\"cancelled\"", result.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(["content.png", "out.png", "style.png"], _workshop.Names);
    }
}
