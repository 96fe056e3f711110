namespace Pastiche.Cli.Parsing;

/// <summary>The names of engines: auto, cpu, onnxruntime.</summary>
internal static class EngineName
{
    /// <summary>The names.</summary>
    public static NamedValues<Engine> All { get; } = new(
        ("auto", Engine.Auto), ("cpu", Engine.Cpu), ("onnxruntime", Engine.OnnxRuntime));
}
