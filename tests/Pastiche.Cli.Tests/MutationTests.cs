using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>Damaged pictures are loaded or refused in one line: in a process of its own, since native code reads them.</summary>
public sealed partial class MutationTests(ITestOutputHelper log)
{
    public static TheoryData<string> Formats { get; } = ["Jpeg", "Png", "Webp", "Tiff", "Gif", "Avif"];

    [Theory]
    [MemberData(nameof(Formats))]
    [Trait("Category", "Slow")]
    public void Load_DamagedPictures_NeverCrashes(string format) => Run(format, 50);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Formats))]
    public void Load_ManyDamagedPictures_NeverCrashes(string format) => Run(format, 5_000);

    private void Run(string format, int count)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pastiche.Mutations.dll"), format, $"{count}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        log.WriteLine(output);
        Assert.Equal((0, ""), (process.ExitCode, error.GetAwaiter().GetResult()));
        var summary = Summary().Match(output);
        Assert.Equal($"{count}", summary.Groups["files"].Value);
        Assert.InRange(int.Parse(summary.Groups["megabytes"].Value, CultureInfo.InvariantCulture), 1, 1_000);
    }

    [GeneratedRegex(@"(?<files>\d+) files, \d+ of \d+ loads succeeded, 0 failures, peak (?<megabytes>\d+) MB")]
    private static partial Regex Summary();
}
