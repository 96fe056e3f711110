using System.Diagnostics;
using Xunit;

namespace Pastiche.Packages.Tests;

/// <summary>A folder of its own with a feed in it, where programs run.</summary>
public class Workshop : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pastiche-packages-");

    public string Feed => Path("feed");

    public string Path(params string[] names) => System.IO.Path.Combine([_folder.FullName, .. names]);

    /// <summary>A new folder with the photograph of a cat in it, and a painting.</summary>
    public string NewFolder(string name)
    {
        var folder = Directory.CreateDirectory(Path(name)).FullName;
        File.Copy(Repository.File("samples", "content", "chelsea.jpg"), System.IO.Path.Combine(folder, "cat.jpg"));
        Image.Load(Repository.File("samples", "styles", "mosaic.jpg"), longSide: 200).Save(System.IO.Path.Combine(folder, "painting.jpg"));
        return folder;
    }

    /// <summary>Runs the SDK, which must succeed, and gives what it printed.</summary>
    public string DotNet(string folder, params string[] arguments) =>
        Run("dotnet", folder, start => start.Environment["DOTNET_CLI_HOME"] = _folder.FullName, arguments);

    /// <summary>Runs a program, which must succeed, and gives what it printed.</summary>
    public static string Run(string program, string folder, Action<ProcessStartInfo> prepare, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        prepare(start);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{output}\n{error.Result}");
        return output;
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
