using Pastiche.Cli.Commands.Replay;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Jobs.Checkpoints;
using Pastiche.Cli.Options;
using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;
using Pastiche.Imaging;

namespace Pastiche.Cli.Commands.Resuming;

/// <summary>Makes a request from a checkpoint.</summary>
internal static class ResumeRequest
{
    /// <summary>Makes the request of a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="output">The path of the result; null for that of the run.</param>
    /// <param name="overwrite">Whether existing files are replaced.</param>
    /// <param name="every">The time between two checkpoints; null for that of the run.</param>
    /// <param name="network">Reads the way to run a network from the command line.</param>
    /// <exception cref="PasticheException">
    /// The program did not write the checkpoint, an input has changed or is missing, or the result would replace another file.
    /// </exception>
    public static StylizeRequest Of(
        Checkpoint checkpoint, string? output, bool overwrite, TimeSpan? every, Func<BackboneReference, NetworkRequest> network)
    {
        var job = CheckpointJob.In(checkpoint);
        RequireInputs(checkpoint, job.Inputs);
        var asked = network(BackboneOf(checkpoint.Recipe.Backbone, job.Network));
        var save = job.Save with { Overwrite = overwrite || job.Overwrite };
        if (output is not null) save = save with { Format = OutputOptions.FormatOfStream(output) };
        var owns = !save.Overwrite && output is null && Owns(checkpoint.Recipe, job.Output, save);
        return ReplayRequest.Of(checkpoint.Recipe, [.. job.Inputs.Select(Relative)], output ?? Relative(job.Output)) with
        {
            Save = owns ? save with { Overwrite = true } : save,
            OwnsOutput = owns,
            SaveEvery = job.SaveEvery,
            LossPlot = job.LossPlot,
            EarlierLosses = [.. job.Losses.OfType<StepTaken>()],
            Network = asked with
            {
                Threads = asked.Threads ?? job.Threads,
                Device = asked.Device ?? (job.Device is { } device ? DeviceName.Parse("--device", device) : null),
                Engine = asked.Engine == Engine.Auto ? job.Engine : asked.Engine,
            },
            Checkpoint = new CheckpointRequest(checkpoint.Path, every ?? TimeSpan.FromSeconds(job.Every)),
            ResumeFrom = checkpoint,
            Notes = [.. Notes(checkpoint.Recipe)],
        };
    }

    /// <summary>The network of a recipe, by the name or the path that was given for it.</summary>
    private static BackboneReference BackboneOf(RecipeBackbone recorded, string text) => new(
        text,
        BackboneOptions.Default with { Pooling = recorded.Pooling, Preprocessing = recorded.Preprocessing });

    private static void RequireInputs(Checkpoint checkpoint, IReadOnlyList<string> paths)
    {
        var needed = NeededInput.Of(checkpoint.Recipe);
        if (needed.Count != paths.Count) throw Errors.NoJob(checkpoint.Path);
        string[] changes = [.. needed.Zip(paths, Change).OfType<string>().Distinct()];
        if (changes.Length > 0) throw Errors.ChangedInputs(checkpoint.Path, changes);
    }

    /// <summary>The difference between a file and an input of the recipe; null if there is none.</summary>
    private static string? Change(NeededInput needed, string path)
    {
        if (!File.Exists(path)) return $"{path} is missing, {needed.Kind} with SHA-256 {needed.Checksum}";
        var checksum = InputSearch.Checksum(path);
        return checksum == needed.Checksum ? null : $"{path} has SHA-256 {checksum}, {needed.Kind} had {needed.Checksum}";
    }

    /// <summary>Determines whether the output is there because the run saved it when it was ended, or is not there.</summary>
    /// <exception cref="PasticheException">Another picture is there.</exception>
    private static bool Owns(Recipe recipe, string output, SaveOptions save)
    {
        if (StandardStreams.IsOutput(output) || !WholeFile.WouldReplace(output)) return true;
        var intended = recipe with { File = RecipeFile.Of(output, save) };
        var made = Recipe.TryLoad(output);
        if (made?.IsOnTheWayTo(intended) != true && made?.Fulfils(intended) != true) throw Errors.AlreadyThere(output);
        return true;
    }

    /// <summary>Notes about what makes the bytes differ from those of a run that was not interrupted.</summary>
    private static IEnumerable<string> Notes(Recipe recipe)
    {
        if (recipe.InstructionSet != RuntimeInfo.InstructionSet)
            yield return Differs(recipe.InstructionSet, RuntimeInfo.InstructionSet);
        if (recipe.Codecs != RuntimeInfo.Codecs) yield return Differs(recipe.Codecs, RuntimeInfo.Codecs);
    }

    private static string Differs(string before, string now) =>
        $"the run began with {before} and goes on with {now}: the picture differs by rounding from one that was not interrupted";

    /// <summary>The path from here to a file below, which is easier to read.</summary>
    private static string Relative(string path)
    {
        if (path == StandardStreams.Name) return path;
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
