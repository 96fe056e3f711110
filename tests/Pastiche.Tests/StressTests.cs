using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Pastiche.Tests;

/// <summary>
/// The public API used by several threads in random order, in a process whose allocator checks its blocks: no crash, and no wrong number.
/// </summary>
[Trait("Category", "Slow")]
public sealed partial class StressTests(ITestOutputHelper log)
{
    private const int Aborted = 134;

    [Fact]
    public void PublicApi_ManyThreadsForAMinute_NeitherCorruptsMemoryNorErrs()
    {
        var (exitCode, output) = Run("60");

        Assert.Equal(0, exitCode);
        Assert.InRange(int.Parse(Summary().Match(output).Groups["calls"].Value, CultureInfo.InvariantCulture), 500, int.MaxValue);
    }

    [Fact]
    public void WriteBehindABlock_UnderTheSameAllocator_Aborts() => Assert.Equal(Aborted, Run("overrun").ExitCode);

    private (int ExitCode, string Output) Run(string argument)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "glibc's allocator is the one that checks.");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pastiche.Stress.dll"), argument])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LD_PRELOAD"] = "libc_malloc_debug.so.0", ["MALLOC_CHECK_"] = "3", ["MALLOC_PERTURB_"] = "165" },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        log.WriteLine(output + error.GetAwaiter().GetResult());
        return (process.ExitCode, output);
    }

    [GeneratedRegex(@"(?<calls>\d+) calls, 0 failures")]
    private static partial Regex Summary();
}
