using System.Diagnostics;
using Xunit;

namespace Pastiche.Tests.Contributing;

/// <summary>A copy of the repository's sources in a temporary folder, where recipes are followed and the result built.</summary>
internal sealed class SourceTree : IDisposable
{
    private static readonly string[] Folders = ["build", "docs", "licences", "samples", "src", "tests"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pastiche-contributing-");

    public SourceTree()
    {
        foreach (var file in Directory.EnumerateFiles(Samples.RepositoryRoot)) Copy(file);
        foreach (var folder in Folders) CopyFolder(Path.Combine(Samples.RepositoryRoot, folder));
    }

    /// <summary>Inserts the lines of an edit before its anchor, or adds its file.</summary>
    public void Apply(SourceEdit edit)
    {
        if (edit.Anchor is null)
        {
            Assert.False(File.Exists(PathOf(edit.File)), $"{edit.File} exists already.");
            File.WriteAllText(PathOf(edit.File), edit.Text + "\n");
            return;
        }

        var lines = File.ReadAllLines(PathOf(edit.File)).ToList();
        var matches = lines.Index().Where(line => line.Item.TrimStart().StartsWith(edit.Anchor, StringComparison.Ordinal)).ToArray();
        Assert.True(matches.Length == 1, $"{edit.File}: {matches.Length} lines begin with \"{edit.Anchor}\"; expected one.");
        lines.InsertRange(matches[0].Index, edit.Text.ReplaceLineEndings("\n").Split('\n'));
        File.WriteAllLines(PathOf(edit.File), lines);
    }

    /// <summary>Builds a project of tests, which must succeed.</summary>
    public void Build(string project) =>
        Require(Run("dotnet", "build", $"tests/{project}", "-c", "Release", "--nologo", "-nodeReuse:false"));

    /// <summary>Runs tests, which must succeed.</summary>
    public void Test(Check check) => Require(RunTests(check));

    /// <summary>Accepts a file that a test writes anew, which it must do.</summary>
    public void Accept(AcceptedFile accepted)
    {
        var (exitCode, output) = RunTests(accepted.Test);
        Assert.True(exitCode != 0, $"The recipe does not change {accepted.File}.\n{output}");
        var received = Path.ChangeExtension(accepted.File, ".received" + Path.GetExtension(accepted.File));
        File.Move(PathOf(received), PathOf(accepted.File), overwrite: true);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static void Require((int ExitCode, string Output) result) => Assert.True(result.ExitCode == 0, result.Output);

    private (int ExitCode, string Output) RunTests(Check check)
    {
        var program = PathOf($"tests/{check.Project}/bin/Release/net10.0/{check.Project}.dll");
        return Run("dotnet", [program, .. check.Classes.SelectMany(name => new[] { "-class", $"*.{name}" })]);
    }

    private (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _root.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, $"{program} {string.Join(' ', arguments)}\n{output}\n{error.Result}");
    }

    private string PathOf(string file) => Path.Combine(_root.FullName, file);

    private void CopyFolder(string folder)
    {
        if (Path.GetFileName(folder) is "bin" or "obj") return;
        foreach (var file in Directory.EnumerateFiles(folder)) Copy(file);
        foreach (var inner in Directory.EnumerateDirectories(folder)) CopyFolder(inner);
    }

    private void Copy(string file)
    {
        var copy = PathOf(Path.GetRelativePath(Samples.RepositoryRoot, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }
}
