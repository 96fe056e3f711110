using System.Globalization;
using Xunit;

namespace Pastiche.Cli.Tests.Commands.Resuming;

/// <summary>
/// SIGKILL at random moments, several times in one run: the picture is the one of a run that was not ended, to the byte. Set
/// PASTICHE_KILLS to the number of runs.
/// </summary>
[Trait("Category", "Slow")]
public sealed class KilledRunTests(ITestOutputHelper log) : IDisposable
{
    private const string Options = "--scales 32,48 --iterations 40 --style-loss gram+neighbors --match-every 7 --threads 1";
    private const int Iterations = 80;
    private const int Kill = 9;

    private readonly Workshop _workshop = new();

    private static int Runs => int.Parse(Environment.GetEnvironmentVariable("PASTICHE_KILLS") ?? "20", CultureInfo.InvariantCulture);

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Resume_AfterKillsAtRandomMoments_GoesOnToTheSameBytes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        _workshop.Run($"stylize content.png style.png -o whole.png {Options} --quiet").Succeeded();
        var whole = File.ReadAllBytes(_workshop.File("whole.png"));
        var (random, kills, resumes, same) = (new Random(Environment.GetEnvironmentVariable("PASTICHE_KILLS") is null ? 1 : 2), 0, 0, 0);
        for (var run = 0; run < Runs; run++)
        {
            File.Delete(_workshop.File("out.png"));
            // The first is killed, and some of the resumed ones; the last goes on to the end.
            for (var isFirst = true; isFirst || random.Next(3) == 0; isFirst = false)
            {
                resumes += HasCheckpoint ? 1 : 0;
                if (KillAtRandom(random)) kills++;
            }

            if (!File.Exists(_workshop.File("out.png")) || HasCheckpoint) _workshop.Run($"{Command} --quiet").Succeeded();
            if (File.ReadAllBytes(_workshop.File("out.png")).AsSpan().SequenceEqual(whole)) same++;
            Assert.DoesNotContain(_workshop.Names, name => name.StartsWith("run.ck", StringComparison.Ordinal));
            foreach (var left in _workshop.Names.Where(name => name.EndsWith(".tmp", StringComparison.Ordinal)))
                File.Delete(_workshop.File(left));
        }

        log.WriteLine($"{Runs} runs, {kills} kills, {resumes} of them of a resumed run: {same} the same");
        Assert.Equal(Runs, same);
    }

    private bool HasCheckpoint => File.Exists(_workshop.File("run.ck"));

    /// <summary>What goes on: the checkpoint, or the run from its beginning where it was killed before the first.</summary>
    private string Command => HasCheckpoint
        ? "resume run.ck --checkpoint-every 0s"
        : $"stylize content.png style.png -o out.png {Options} --checkpoint run.ck --checkpoint-every 0s --overwrite";

    /// <summary>Kills the program some milliseconds after one of its lines.</summary>
    /// <returns>False if it had ended before.</returns>
    private bool KillAtRandom(Random random)
    {
        using var program = _workshop.Start($"{Command} --json");
        for (var lines = random.Next(Iterations); lines > 0 && program.ReadLine() is not null;) lines--;
        Thread.Sleep(random.Next(4) == 0 ? random.Next(300) : random.Next(20));
        if (program.HasExited) return false;
        Assert.Equal(0, Signals.Send(program.Id, Kill));
        program.Wait();
        return true;
    }
}
