using System.Diagnostics;
using Xunit;

namespace Pastiche.Tests.Contributing;

/// <summary>A copy of the repository's sources in a temporary folder, where a recipe is followed and the result built.</summary>
internal sealed class SourceTree : IDisposable
{
    private static readonly string[] Folders = ["build", "docs", "licences", "samples", "src", "tests"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pastiche-contributing-");

    public SourceTree()
    {
        foreach (var file in Directory.EnumerateFiles(Samples.RepositoryRoot)) Copy(file);
        foreach (var folder in Folders) CopyFolder(Path.Combine(Samples.RepositoryRoot, folder));
    }

    /// <summary>A file of the copy.</summary>
    public string PathOf(string file) => Path.Combine(_root.FullName, file);

    /// <summary>Makes the edits of a recipe.</summary>
    public void Apply(Recipe recipe)
    {
        foreach (var edit in recipe.Edits) Apply(edit);
    }

    /// <summary>Builds projects, which must succeed.</summary>
    public void Build(params string[] projects)
    {
        foreach (var project in projects)
        {
            var (exitCode, output) = Run("dotnet", "build", project, "-c", "Release", "--nologo", "-nodeReuse:false");
            Assert.True(exitCode == 0, output);
        }
    }

    /// <summary>Runs some test classes of a project that was built, which must succeed.</summary>
    public void Test(string project, params string[] classes)
    {
        var (exitCode, output) = RunTests(project, classes);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Accepts the changed public API of a project, as its test says.</summary>
    public void AcceptPublicApi(string project)
    {
        var (exitCode, output) = RunTests(project, "PublicApiTests");
        Assert.True(exitCode != 0, $"The recipe does not change the public API of {project}.\n{output}");
        File.Move(PathOf($"tests/{project}/PublicApi.received.txt"), PathOf($"tests/{project}/PublicApi.txt"), overwrite: true);
    }

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>Inserts the lines of an edit before its anchor, or adds its file.</summary>
    private void Apply(SourceEdit edit)
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

    private (int ExitCode, string Output) RunTests(string project, params string[] classes) => Run(
        "dotnet",
        [PathOf($"tests/{project}/bin/Release/net10.0/{project}.dll"), .. classes.SelectMany(name => new[] { "-class", $"*.{name}" })]);

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
