namespace Pastiche.Packages.Tests;

/// <summary>The sample that is compiled natively, built apart from the repository's own output.</summary>
public sealed class AotSample : Workshop
{
    private readonly Lazy<string> _log;

    public AotSample() => _log = new Lazy<string>(() => Build("publish", "-o", Folder));

    /// <summary>What the SDK said when it published the sample.</summary>
    public string Log => _log.Value;

    /// <summary>Where it was published.</summary>
    public string Folder => Path("published");

    /// <summary>Whether there is what links the program.</summary>
    public static bool CanBeBuilt =>
        OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists($"{folder}/clang"));

    /// <summary>Paints with the native program, and gives what it printed.</summary>
    public string Paint(string folder, string output) =>
        Run(System.IO.Path.Combine(Folder, "Aot"), folder, _ => { }, "cat.jpg", "painting.jpg", output);

    /// <summary>Paints with the same program compiled while it runs, and gives what it printed.</summary>
    public string PaintByJit(string folder, string output) =>
        Build("run", "--", System.IO.Path.Combine(folder, "cat.jpg"), System.IO.Path.Combine(folder, "painting.jpg"), output);

    private string Build(string command, params string[] arguments)
    {
        var project = Repository.File("samples", "Aot");
        string[] given = command == "run" ? ["--project", project] : [project];
        return DotNet(Repository.Root, [command, .. given, "-c", "Release", "--artifacts-path", Path("artifacts"), .. arguments]);
    }
}
