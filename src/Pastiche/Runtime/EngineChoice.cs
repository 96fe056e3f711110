namespace Pastiche;

/// <summary>Which engine runs a network, and why.</summary>
/// <param name="Engine">The engine; never <see cref="Engine.Auto"/>.</param>
/// <param name="Name">The engine as recipes state it: Pastiche.Cpu 0.1.0 (AVX-512), ONNX Runtime 1.31.1 on cuda.</param>
/// <param name="Reason">Why it is this one, as a part of a sentence: the device is cuda.</param>
public sealed record EngineChoice(Engine Engine, string Name, string Reason);
