namespace Pastiche.Foundation;

/// <summary>Errors about saved states of runs.</summary>
internal static partial class Errors
{
    public static PasticheException NoCheckpoint(string where) =>
        new($"{where}: it is no checkpoint; name a file that a run wrote as its checkpoint.");

    public static PasticheException OtherCheckpointFormat(string where, uint format, int known) => new(
        $"{where}: the checkpoint has format {format}, this version reads {known}; go on with the version of Pastiche that wrote it.");

    public static PasticheException OtherCheckpointVersion(string where, string version, string current) => new(
        $"{where}: Pastiche {Sanitize(version)} wrote the checkpoint, this is {current}, which may paint otherwise; "
        + "go on with that version.");

    public static PasticheException CutCheckpoint(string where) =>
        new($"{where}: the checkpoint ends too early: it was not copied as a whole, or is damaged; begin anew.");

    public static PasticheException DamagedCheckpoint(string where) =>
        new($"{where}: the checkpoint is damaged: its content does not match its checksum; begin anew.");

    public static PasticheException StrangeCheckpoint(string where, Exception cause) =>
        new($"{where}: the checkpoint cannot be understood ({Sanitize(cause.Message)}); go on with the program that wrote it.", cause);

    public static PasticheException ReplacedCheckpoint(string where) =>
        new($"{where}: the checkpoint was replaced after it had been opened; open it again.");

    public static PasticheException CheckpointWithoutRecipe(string where) => new(
        $"{where}: it has a state without the recipe of its run; load it by RunState.Load, and resume with the same pictures and options.");

    public static PasticheException OtherRun(string where, IEnumerable<string> differences) => new(
        $"{where}: the checkpoint is of another run: {Sanitize(string.Join("; ", differences))}; give the same pictures and options.");
}
