using System.Runtime.InteropServices;
using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Diagnosis;

/// <summary>A report about a computer for analyzing errors. It contains no names of people or computers.</summary>
internal sealed record DoctorReport
{
    /// <summary>The version of Pastiche.</summary>
    public required string Pastiche { get; init; }

    /// <summary>The version of .NET.</summary>
    public required string Dotnet { get; init; }

    /// <summary>The operating system.</summary>
    public required string System { get; init; }

    /// <summary>The architecture for which the program is compiled, such as x64 or arm64.</summary>
    public required string Architecture { get; init; }

    /// <summary>The state of the CPU engine.</summary>
    public required CpuEngineState CpuEngine { get; init; }

    /// <summary>The version of ONNX Runtime; null if it cannot be loaded.</summary>
    public required string? OnnxRuntime { get; init; }

    /// <summary>The version of libvips; null if it cannot be loaded.</summary>
    public required string? Libvips { get; init; }

    /// <summary>The supported vector instructions, from narrow to wide.</summary>
    public required IReadOnlyList<string> InstructionSets { get; init; }

    /// <summary>The number of logical processors.</summary>
    public required int Cores { get; init; }

    /// <summary>The memory of the computer, in bytes; null if it is not known.</summary>
    public required long? MemoryBytes { get; init; }

    /// <summary>The memory that the program can use, in bytes.</summary>
    public required long AvailableMemoryBytes { get; init; }

    /// <summary>The devices of ONNX Runtime.</summary>
    public required IReadOnlyList<string> Devices { get; init; }

    /// <summary>The folder of downloaded networks.</summary>
    public required CacheState Cache { get; init; }

    /// <summary>The usable networks: the embedded one and those of the folder.</summary>
    public required IReadOnlyList<string> Networks { get; init; }

    /// <summary>The result of painting a small image.</summary>
    public required SelfTest SelfTest { get; init; }

    /// <summary>Collects the report and runs the self-test.</summary>
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

    /// <summary>The report as a JSON object on one line.</summary>
    public string ToJson() => ReadableJson.Write(this);

    /// <summary>The report as text in two columns: properties and values.</summary>
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
