using System.Runtime.InteropServices;
using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Diagnosis;

/// <summary>What whoever looks into a mistake needs to know about a computer. Neither names of people nor of computers are in it.</summary>
internal sealed record DoctorReport
{
    /// <summary>The version of Pastiche.</summary>
    public required string Pastiche { get; init; }

    /// <summary>The version of .NET that runs it.</summary>
    public required string Dotnet { get; init; }

    /// <summary>The operating system.</summary>
    public required string System { get; init; }

    /// <summary>What the program is compiled for: x64, arm64.</summary>
    public required string Architecture { get; init; }

    /// <summary>Our own engine.</summary>
    public required CpuEngineState CpuEngine { get; init; }

    /// <summary>The version of ONNX Runtime; null where it cannot be loaded.</summary>
    public required string? OnnxRuntime { get; init; }

    /// <summary>The version of libvips; null where it cannot be loaded.</summary>
    public required string? Libvips { get; init; }

    /// <summary>The vector instructions that can be used, from narrow to wide.</summary>
    public required IReadOnlyList<string> InstructionSets { get; init; }

    /// <summary>Processors, as the system counts them.</summary>
    public required int Cores { get; init; }

    /// <summary>The memory of the computer; null where it is not known.</summary>
    public required long? MemoryBytes { get; init; }

    /// <summary>The memory that the program can have.</summary>
    public required long AvailableMemoryBytes { get; init; }

    /// <summary>What ONNX Runtime could run on.</summary>
    public required IReadOnlyList<string> Devices { get; init; }

    /// <summary>The folder for downloaded networks.</summary>
    public required CacheState Cache { get; init; }

    /// <summary>The networks that can be used: the one inside, and those in that folder.</summary>
    public required IReadOnlyList<string> Networks { get; init; }

    /// <summary>Whether a small picture could be painted.</summary>
    public required SelfTest SelfTest { get; init; }

    /// <summary>Looks at this computer and runs the self-test.</summary>
    public static DoctorReport Make() => new()
    {
        Pastiche = RuntimeInfo.Version,
        Dotnet = Environment.Version.ToString(),
        System = RuntimeInformation.OSDescription,
        Architecture = RuntimeInformation.RuntimeIdentifier.Split('-')[^1],
        CpuEngine = CpuEngineState.Current,
        OnnxRuntime = RuntimeInfo.OnnxRuntimeVersion,
        Libvips = RuntimeInfo.LibvipsVersion,
        InstructionSets = RuntimeInfo.InstructionSets,
        Cores = Environment.ProcessorCount,
        MemoryBytes = PhysicalMemory.Bytes,
        AvailableMemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        Devices = RuntimeInfo.Devices,
        Cache = CacheState.Of(CacheFolder.Path),
        Networks = ["resnet18", .. CacheFolder.Models.Models.Select(model => model.Name)],
        SelfTest = SelfTest.Run(Path.GetTempPath()),
    };

    /// <summary>For programs: one object in one line.</summary>
    public string ToJson() => ReadableJson.Write(this);

    /// <summary>For people: what it is on the left, how it is on the right.</summary>
    public IEnumerable<(string Name, string Value)> Rows() =>
    [
        ("pastiche", Pastiche),
        (".NET", Dotnet),
        ("system", $"{System}, {Architecture}"),
        (CpuEngine.Name, CpuEngine.ToString()),
        ("ONNX Runtime", OnnxRuntime ?? "cannot be loaded"),
        ("libvips", Libvips ?? "cannot be loaded"),
        ("instructions", string.Join(", ", InstructionSets)),
        ("cores", $"{Cores}"),
        ("memory", $"{(MemoryBytes is { } bytes ? $"{Format.Bytes(bytes)} in all, " : "")}"
            + $"{Format.Bytes(AvailableMemoryBytes)} for this program"),
        ("devices", Devices.Count > 0 ? string.Join(", ", Devices) : "none"),
        ("cache", Cache.ToString()),
        ("networks", string.Join(", ", Networks)),
        ("self-test", SelfTest.ToString()),
    ];
}
