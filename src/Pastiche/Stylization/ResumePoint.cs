namespace Pastiche.Stylization;

/// <summary>Where a run goes on. A state in a file is read only when its scale has been prepared.</summary>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Read">Gives the state.</param>
/// <param name="IsGivenUp">Whether nobody else has the state, so that the run may take its vectors instead of copying them.</param>
/// <param name="Engine">What ran the network before, as recipes state it; null if that is not known.</param>
internal sealed record ResumePoint(int Scale, Func<RunState> Read, bool IsGivenUp, string? Engine)
{
    /// <summary>A state in memory, which a caller keeps.</summary>
    public static ResumePoint Of(RunState state) => new(state.Scale, () => state, IsGivenUp: false, Engine: null);

    /// <summary>A state in a file.</summary>
    public static ResumePoint Of(Checkpoint checkpoint) =>
        new(checkpoint.Scale, checkpoint.ReadState, IsGivenUp: true, checkpoint.Recipe.Engine);
}
