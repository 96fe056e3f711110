using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>--engine, as the real program takes it.</summary>
public sealed class EngineTests : IDisposable
{
    private const string Run = "stylize content.png style.png -o out.png --size 32 --iterations 1";

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Stylize_OnnxRuntimeAskedFor_SaysSoAndSoDoesTheRecipe()
    {
        var line = _workshop.Run($"{Run} --json --engine onnxruntime").Succeeded().Lines[1];

        var told = JsonDocument.Parse(line).RootElement;
        string[] expected = ["engine", "onnxruntime", $"ONNX Runtime {RuntimeInfo.OnnxRuntimeVersion}", "it was asked for"];
        Assert.Equal(expected, told.EnumerateObject().Select(property => property.Value.GetString()));
        Assert.Equal(expected[2], Recipe.Load(_workshop.File("out.png")).Engine);
    }

    [Fact]
    public void Stylize_Auto_SaysWhichAndSoDoesTheRecipe()
    {
        var line = _workshop.Run($"{Run} --json --engine auto").Succeeded().Lines[1];

        var told = JsonDocument.Parse(line).RootElement;
        Assert.Equal(told.GetProperty("name").GetString(), Recipe.Load(_workshop.File("out.png")).Engine);
        Assert.NotEqual("it was asked for", told.GetProperty("reason").GetString());
    }

    /// <summary>Loading it takes a tenth of a second. What the dynamic linker loads, it notes.</summary>
    [Theory]
    [InlineData("auto")]
    [InlineData("onnxruntime")]
    public void Stylize_Engine_LoadsOnnxRuntimeOnlyToRunWithIt(string engine)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only the dynamic linker of Linux tells what it loads.");

        var line = _workshop.Run($"{Run} --json --engine {engine}", ("LD_DEBUG", "files"),
            ("LD_DEBUG_OUTPUT", _workshop.File("loaded"))).Succeeded().Lines[1];

        var loaded = string.Concat(Directory.EnumerateFiles(_workshop.Folder, "loaded.*").Select(File.ReadAllText));
        Assert.Contains("libvips", loaded, StringComparison.Ordinal);
        var ran = JsonDocument.Parse(line).RootElement.GetProperty("engine").GetString();
        Assert.Equal(ran == "onnxruntime", loaded.Contains("libonnxruntime.so", StringComparison.Ordinal));
    }

    /// <summary>ONNX Runtime, which cannot be loaded here, is no concern of our engine.</summary>
    [Fact]
    public void Stylize_OurEngineWithoutOnnxRuntime_DoesNotMissIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links to files for administrators only.");
        var program = WithoutOnnxRuntime();
        using var witness = new RunningProgram(program, _workshop.Folder, $"{Run} --engine onnxruntime");
        Assert.StartsWith("ONNX Runtime's native library is not there;", witness.Wait().ErrorLine(), StringComparison.Ordinal);

        using var running = new RunningProgram(program, _workshop.Folder, $"{Run} --json --engine cpu");
        var result = running.Wait();

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("Pastiche.Cpu ", Recipe.Load(_workshop.File("out.png")).Engine, StringComparison.Ordinal);
    }

    /// <summary>The program with an empty file in place of ONNX Runtime's native library.</summary>
    private string WithoutOnnxRuntime()
    {
        var copy = Directory.CreateDirectory(_workshop.File("program")).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var native = Path.Combine("runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        Directory.CreateDirectory(Path.Combine(copy, native));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, native)))
        {
            var place = Path.Combine(copy, native, Path.GetFileName(file));
            if (place.Contains("onnxruntime", StringComparison.Ordinal)) File.WriteAllText(place, "");
            else File.CreateSymbolicLink(place, file);
        }

        return Path.Combine(copy, Path.GetFileName(RunningProgram.Dll));
    }
}
