using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pastiche.Checkpoints;
using Pastiche.Optimization;
using Pastiche.Stylization;

namespace Pastiche;

/// <summary>
/// The state of a run between two iterations. A run with the same images and options resumes from it with the same results to the bit.
/// There is no random state: randomness is drawn once, from the seed, before the first iteration.
/// </summary>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Iteration">Iterations done at this scale.</param>
/// <param name="Optimizer">The state of the optimizer, with the iterate.</param>
public sealed record RunState(int Scale, int Iteration, OptimizerState Optimizer)
{
    private const string MatchesSection = "matches";

    /// <summary>
    /// The nearest neighbors at that iteration: for each matched layer and each of its positions the number of a candidate of the styles,
    /// or -1 where there is none; empty if nothing was matched.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Matches { get; init; } = [];

    /// <summary>Loads a state from a file.</summary>
    /// <param name="path">What <see cref="Save(string, bool)"/> wrote, or <see cref="StylizeStep.SaveCheckpoint(string)"/>.</param>
    /// <exception cref="PasticheException">The file cannot be read, is no state, is damaged or cut off, or has another format.</exception>
    public static RunState Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return StateFile.Read(path, stream => Read(stream, path, out _));
    }

    /// <summary>Loads a state from a stream.</summary>
    /// <param name="stream">The stream, which need not be seekable. It stays open, after the end of the state.</param>
    /// <exception cref="PasticheException">It has no state, or is damaged or cut off, or has another format.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static RunState Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, WholeStream.Name, out _);
    }

    /// <summary>Saves the state to a file, which appears complete or not at all, flushed to the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether an existing file is replaced; otherwise it is an error.</param>
    /// <exception cref="PasticheException">The file cannot be written.</exception>
    public void Save(string path, bool overwrite = true)
    {
        ArgumentNullException.ThrowIfNull(path);
        StateFile.Write(path, overwrite, Save);
    }

    /// <summary>Saves the state to a stream, without a copy of it.</summary>
    /// <param name="stream">The stream to write to; it stays open.</param>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(stream, recipe: null, job: null);
    }

    /// <summary>Reads a state.</summary>
    /// <exception cref="PasticheException">There is none, or it is damaged.</exception>
    internal static RunState Read(Stream stream, string where, out byte[] hash)
    {
        var sections = new SectionReader(stream, where);
        var head = CheckpointHead.Parse(sections.Head, where);
        var optimizer = OptimizerFactory.Of(head.Optimizer).Read(sections);
        var matches = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        while (sections.IsNext(MatchesSection))
            matches.Add(ImmutableCollectionsMarshal.AsImmutableArray(sections.ReadArray<int>(MatchesSection)));
        hash = sections.Finish();
        return new RunState(head.Scale, head.Iteration, optimizer) { Matches = matches.ToImmutable() };
    }

    /// <summary>Writes the state.</summary>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="recipe">The recipe of the run; null if it is not known.</param>
    /// <param name="job">What the program adds, as JSON; null if nothing.</param>
    internal void Write(Stream stream, Recipe? recipe, string? job)
    {
        var sections = new SectionWriter(stream, CheckpointHead.Of(this, recipe, job).ToJson());
        Optimizer.Write(sections);
        foreach (var matches in Matches) sections.Write(MatchesSection, matches.AsSpan());
        sections.Finish();
    }

    /// <summary>Refuses a state that a run with this plan cannot have been in, or after which nothing is left to do.</summary>
    internal void Validate(RunPlan plan)
    {
        Setting.RequireInRange("The scale of the state to resume from", Scale, 0, plan.Scales.Count - 1);
        var last = Scale == plan.Scales.Count - 1;
        Setting.RequireInRange("The iteration of the state to resume from", Iteration, 0, plan.Scales[Scale].Iterations - (last ? 1 : 0));
        if (!OptimizerFactory.Of(plan.Options.Optimizer).Accepts(Optimizer)) throw Errors.OtherOptimizer($"{plan.Options.Optimizer}");
        if (plan.MatchesNeighbors && Iteration % plan.Options.MatchInterval != 0 && Matches.Length == 0)
            throw Errors.WrongMatches("none", "some");
    }
}
