using System.Diagnostics;

namespace Pastiche.Mutations;

/// <summary>Loads one damaged file after the other as the program does, and keeps those that do what they must not.</summary>
internal sealed class Experiment : IDisposable
{
    private const long MostMemory = 1_000_000_000;
    private const int MostFailures = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>For a load that waits instead of working. Long, since other programs may want the processor too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ImageFileFormat _format;
    private readonly IReadOnlyList<byte[]> _seeds;
    private readonly TextWriter _report;
    private readonly string _folder = Directory.CreateTempSubdirectory("pastiche-mutations-").FullName;
    private readonly ErrorOutput _errors;
    private readonly Timer _watchdog;
    private int _number;
    private int _longSide;
    private int _failures;
    private int _loaded;
    private long _peak;
    private TimeSpan _slowest;

    public Experiment(ImageFileFormat format, TextWriter report)
    {
        (_format, _report, _seeds) = (format, report, Seeds.Of(format));
        _errors = new ErrorOutput(Path.Combine(_folder, "stderr"));
        _watchdog = new Timer(_ => Hang());
    }

    private string Current => Path.Combine(_folder, $"{_number}.{_format}");

    /// <summary>Loads so many files.</summary>
    /// <returns>Whether all went as it should.</returns>
    public bool Run(int first, int count)
    {
        _report.WriteLine($"{_format}: numbers {first} to {first + count - 1}; if this crashes, see {_folder}");
        _report.Flush();
        var clock = Stopwatch.StartNew();
        for (_number = first; _number < first + count && _failures < MostFailures; _number++)
        {
            File.WriteAllBytes(Current, new Mutation(_format, _seeds, _number).Apply());
            var failures = _failures;
            // As the program loads for its largest usual sizes, and for its default.
            Load(4096);
            Load(512);
            if (failures == _failures) File.Delete(Current);
        }

        _report.WriteLine(
            $"{_format}: {_number - first} files, {_loaded} of {2 * (_number - first)} loads succeeded, {_failures} failures, "
            + $"peak {_peak / 1e6:F0} MB, slowest {_slowest.TotalSeconds:F2} s, {clock.Elapsed.TotalSeconds:F0} s in all");
        return _failures == 0;
    }

    public void Dispose()
    {
        _watchdog.Dispose();
        _errors.Dispose();
        if (_failures == 0) Directory.Delete(_folder);
    }

    private void Load(int longSide)
    {
        _longSide = longSide;
        _watchdog.Change(Patience, Timeout.InfiniteTimeSpan);
        var before = Environment.CpuUsage.TotalTime;
        try
        {
            _ = Image.Load(Current, longSide);
            _loaded++;
        }
        catch (PasticheException refusal)
        {
            if (refusal.Message.AsSpan().ContainsAny('\r', '\n')) Fail($"the message has several lines: {refusal.Message}");
        }
        catch (Exception unexpected)
        {
            Fail($"{unexpected.GetType().Name}: {unexpected.Message}");
        }

        _watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var worked = Environment.CpuUsage.TotalTime - before;
        if (worked > _slowest) _slowest = worked;
        if (worked > Longest) Fail($"takes {worked.TotalSeconds:F0} s");
        var peak = PeakMemory.Take();
        if (peak > _peak) _peak = peak;
        if (peak > MostMemory) Fail($"{peak / 1e6:F0} MB of memory");
        if (_errors.Take() is { Length: > 0 } text) Fail($"printed to stderr: {text.ReplaceLineEndings("⏎")}");
    }

    private void Fail(string what)
    {
        _failures++;
        _report.WriteLine($"{_format} {_number} at {_longSide}: {what}; kept as {Current}");
        _report.Flush();
    }

    /// <summary>The load cannot be stopped, so everything is.</summary>
    private void Hang()
    {
        Fail($"has not ended after {Patience.TotalSeconds} s");
        Environment.Exit(1);
    }
}
