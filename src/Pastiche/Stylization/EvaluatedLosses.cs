using Pastiche.Graphs;
using Pastiche.Losses;

namespace Pastiche.Stylization;

/// <summary>The losses at the last evaluation, and those at the last iterate that the optimizer accepted.</summary>
/// <param name="targets">The targets of the distances.</param>
internal sealed class EvaluatedLosses(IReadOnlyList<Target> targets)
{
    private readonly double[] _evaluatedDistances = new double[targets.Count];
    private readonly double[] _distances = new double[targets.Count];
    private bool _isFirst = true;

    /// <summary>The terms at the last evaluation.</summary>
    public LossTerms Evaluated { get; private set; }

    /// <summary>The terms at the iterate, or for Adam at the one before it; not finite where they never were.</summary>
    public LossTerms Terms { get; private set; }

    /// <summary>The losses of the layers at the same iterate as <see cref="Terms"/>.</summary>
    public ValueList<LossPart> Parts => [.. targets.Select((target, i) => new LossPart(
        target.Term.Layer, StyleLosses.KindOf(target.Term.Loss), target.Term.Region, target.Share, _distances[i] / target.Denominator))];

    /// <summary>Takes the results of an evaluation.</summary>
    /// <param name="distances">The distance of each term.</param>
    /// <param name="totalVariation">Without its weight.</param>
    /// <param name="range">The range guard, with its weight.</param>
    public void Evaluate(ReadOnlySpan<float> distances, double totalVariation, double range)
    {
        for (var i = 0; i < distances.Length; i++) _evaluatedDistances[i] = distances[i];
        Evaluated = new LossTerms(Sum(TermKind.Content), Sum(TermKind.Style), totalVariation, range);
        // The first evaluation is at the iterate itself, or, when a state is resumed, at the trial next to it.
        if (_isFirst) Accept();
        _isFirst = false;
    }

    /// <summary>Makes the last evaluation that of the iterate.</summary>
    public void Accept()
    {
        _evaluatedDistances.CopyTo(_distances, 0);
        Terms = Evaluated;
    }

    private double Sum(TermKind kind)
    {
        var sum = 0.0;
        for (var i = 0; i < targets.Count; i++)
            if (targets[i].Term.Kind == kind) sum += targets[i].Loss(_evaluatedDistances[i]);
        return sum;
    }
}
