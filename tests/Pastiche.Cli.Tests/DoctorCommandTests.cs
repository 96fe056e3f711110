using System.Text.Json;
using System.Text.RegularExpressions;
using Pastiche.Cpu;
using Xunit;

namespace Pastiche.Cli.Tests;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Doctor_HealthyComputer_PrintsTwoColumnsAndSucceeds()
    {
        var lines = _workshop.Run("doctor", ("PASTICHE_HOME", _workshop.File("cache"))).Succeeded().Lines;

        string[] names = ["pastiche", ".NET", "system", "Pastiche.Cpu", "ONNX Runtime", "libvips", "instructions", "cores", "memory",
            "devices", "cache", "networks", "self-test"];
        Assert.Equal(names, lines.Select(line => line[..14].TrimEnd()));
        Assert.All(lines, line => Assert.Matches("^.{12}  [^ ]", line));
        Assert.Matches($@"^Pastiche.Cpu  [0-9.]+\S* \({Regex.Escape(InstructionSets.Widest.Name())}\), {Environment.ProcessorCount} "
            + "threads?$", lines[3]);
        Assert.Contains("cpu", lines[9], StringComparison.Ordinal);
        Assert.EndsWith("cache (not there yet); the default network needs none, it is inside", lines[10], StringComparison.Ordinal);
        Assert.Equal("networks      resnet18", lines[11]);
        Assert.Matches("^self-test     ok in [0-9.]+ s$", lines[12]);
        Assert.Equal(["content.png", "style.png"], _workshop.Names);
    }

    [Fact]
    public void Doctor_Json_HasTheDocumentedKeys()
    {
        using var json = JsonDocument.Parse(_workshop.Run("doctor --json").Succeeded().Output);

        string[] keys =
        [
            "pastiche", "dotnet", "system", "architecture", "cpuEngine", "cpuEngine.name", "cpuEngine.version",
            "cpuEngine.instructionSet", "cpuEngine.threads", "onnxRuntime", "libvips", "instructionSets", "cores", "memoryBytes",
                "availableMemoryBytes",
            "devices", "cache", "cache.path", "cache.exists", "cache.bytes", "cache.writable", "networks",
            "selfTest", "selfTest.ok", "selfTest.seconds", "selfTest.problem",
        ];
        Assert.Equal(keys, Keys(json.RootElement, ""));
        Assert.True(json.RootElement.GetProperty("selfTest").GetProperty("ok").GetBoolean());
        Assert.Equal(RuntimeInfo.InstructionSet, json.RootElement.GetProperty("instructionSets").EnumerateArray().Last().GetString());
    }

    /// <summary>People paste it in public.</summary>
    [Fact]
    public void Doctor_HomeFolder_IsNotTold()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not take the user's folder from a variable.");
        var home = Directory.CreateDirectory(_workshop.File("a.b.person")).FullName;

        var output = _workshop.Run("doctor", ("HOME", home), ("XDG_CACHE_HOME", Path.Combine(home, "cache")),
            ("PASTICHE_HOME", "")).Succeeded().Output;

        Assert.DoesNotContain("a.b.person", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"~{Path.DirectorySeparatorChar}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_SelfTestCannotWrite_SaysWhyAndFails()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has another variable for the folder of temporary files.");

        var result = _workshop.Run("doctor", ("TMPDIR", _workshop.File("missing")));

        Assert.Equal(1, result.ExitCode);
        Assert.Matches("^the self-test failed: .*there is no folder .*missing", result.ErrorLine());
        Assert.Matches("^self-test     failed: .*there is no folder .*missing", result.Lines[^1]);
    }

    private static IEnumerable<string> Keys(JsonElement element, string prefix) => element.EnumerateObject().SelectMany(property =>
        (string[])[prefix + property.Name, .. property.Value.ValueKind == JsonValueKind.Object
            ? Keys(property.Value, $"{prefix}{property.Name}.")
            : []]);
}
