using Pastiche.Checkpoints;
using Pastiche.Recipes;
using Pastiche.Stylization;

namespace Pastiche;

/// <summary>
/// A state of a run in a file, with the recipe of the run: what <see cref="StylizeStep.SaveCheckpoint(string)"/> writes and
/// <see cref="Stylizer.Resume"/> goes on from. Its vectors, up to gigabytes at large sizes, stay in the file until the run begins, and are
/// in memory once.
/// </summary>
public sealed class Checkpoint
{
    private readonly byte[] _hash;

    private Checkpoint(string path, CheckpointHead head, Recipe recipe, byte[] hash) =>
        (Path, Scale, Iteration, Recipe, Job, _hash) = (path, head.Scale, head.Iteration, recipe, head.Job, hash);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The recipe of the run, with the engine that ran it so far.</summary>
    public Recipe Recipe { get; }

    /// <summary>The scale, from 0.</summary>
    public int Scale { get; }

    /// <summary>Iterations done at this scale.</summary>
    public int Iteration { get; }

    /// <summary>What the program added, as JSON; null if nothing.</summary>
    internal string? Job { get; }

    /// <summary>Opens a checkpoint: checks the whole file, and reads all but its vectors.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PasticheException">
    /// The file cannot be read, is no checkpoint, is damaged or cut off, or another version of Pastiche wrote it.
    /// </exception>
    public static Checkpoint Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return StateFile.Read(path, stream =>
        {
            var sections = new SectionReader(stream, path);
            // The head is believed once the checksum agrees.
            var hash = sections.Finish();
            if (stream.Position != stream.Length) throw Errors.DamagedCheckpoint(path);
            var head = CheckpointHead.Parse(sections.Head, path);
            if (head.Version != RuntimeInfo.Version) throw Errors.OtherCheckpointVersion(path, head.Version, RuntimeInfo.Version);
            if (head.Recipe is null) throw Errors.CheckpointWithoutRecipe(path);
            return new Checkpoint(path, head, RecipeJson.Read(head.Recipe, path), hash);
        });
    }

    /// <summary>Reads the state.</summary>
    /// <exception cref="PasticheException">The file cannot be read, or is no longer the one that was opened.</exception>
    internal RunState ReadState() => StateFile.Read(Path, stream =>
    {
        var state = RunState.Read(stream, Path, out var hash);
        if (!hash.AsSpan().SequenceEqual(_hash)) throw Errors.ReplacedCheckpoint(Path);
        return state;
    });

    /// <summary>Refuses a run that cannot have been the one of this checkpoint.</summary>
    /// <exception cref="PasticheException">Its recipe is another; the message says where.</exception>
    internal void RequireRunOf(RunPlan plan)
    {
        // Versions, engines and processors decide the rounding alone; the recipe of the result names all engines.
        var differences = RecipeDifferences.Between(plan.Recipe(engine: "").Request, Recipe.Request);
        if (differences.Count > 0) throw Errors.OtherRun(Path, differences);
    }
}
