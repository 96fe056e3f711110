using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>The types of events in JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JobEvent))]
[JsonSerializable(typeof(JobNote))]
[JsonSerializable(typeof(JobBegun))]
[JsonSerializable(typeof(RunPlanned))]
[JsonSerializable(typeof(EngineChosen))]
[JsonSerializable(typeof(StepTaken))]
[JsonSerializable(typeof(RunResumed))]
[JsonSerializable(typeof(CheckpointSaved))]
[JsonSerializable(typeof(CheckpointFailed))]
[JsonSerializable(typeof(RunEnded))]
[JsonSerializable(typeof(ImageBegun))]
[JsonSerializable(typeof(ImageSkipped))]
[JsonSerializable(typeof(ImageFailed))]
[JsonSerializable(typeof(BatchEnded))]
[JsonSerializable(typeof(PartProgressed))]
[JsonSerializable(typeof(PartEnded))]
[JsonSerializable(typeof(DrawingBegun))]
[JsonSerializable(typeof(PartsEnded))]
[JsonSerializable(typeof(PullProgressed))]
[JsonSerializable(typeof(PullEnded))]
[JsonSerializable(typeof(LayerMeasured))]
[JsonSerializable(typeof(ReplayCompared))]
[JsonSerializable(typeof(LossTermsConverter.Words))]
internal sealed partial class JobEventContext : JsonSerializerContext;
