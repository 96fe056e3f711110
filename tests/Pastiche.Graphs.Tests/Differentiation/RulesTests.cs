using CsCheck;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Tests.Cases;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Differentiation;

public class RulesTests
{
    private const int Cases = 500;

    public static TheoryData<Op> Ops => [.. Rules.Table.Keys.Order()];

    [Fact]
    public void Table_EveryOperator_HasARuleOrIsListedAsWithout() =>
        Assert.Equal(Enum.GetValues<Op>().Order(), Rules.Table.Keys.Concat(Rules.WithoutGradient).Order());

    [Fact]
    public void Table_EveryOperator_HasCases() => Assert.Empty(Rules.Table.Keys.Except(OpCases.Table.Keys));

    [Theory]
    [MemberData(nameof(Ops))]
    public void Rule_RandomCases_AgreesWithCentralDifferences(Op op)
    {
        var inconclusive = 0;
        Gen.Int.Sample(
            seed =>
            {
                var (drawn, report) = Check(op, seed, Rules.Table);
                if (!report.IsConclusive) Interlocked.Increment(ref inconclusive);
                else Assert.True(report.Passed, $"{report}\n{drawn}");
            },
            iter: Cases);
        Assert.True(inconclusive <= Cases / 10, $"{inconclusive} of {Cases} cases lay at a kink.");
    }

    /// <summary>The test of the test: a rule wrong by a thousandth is noticed.</summary>
    [Theory]
    [MemberData(nameof(Ops))]
    public void Rule_OffByAThousandth_IsNoticed(Op op)
    {
        var wrong = new Dictionary<Op, Rule>(Rules.Table) { [op] = Scaled(Rules.Table[op], 1.001f) };
        // Where the gradient is zero, as when every window lies in the padding, a scaled one is right.
        var reports = Enumerable.Range(0, 60)
            .Select(seed => Check(op, seed, wrong).Report)
            .Where(report => report is { IsConclusive: true, Norm: > 0 })
            .ToArray();
        Assert.InRange(reports.Length, 20, 60);
        Assert.InRange(reports.Count(report => !report.Passed), reports.Length * 0.9, reports.Length);
    }

    private static (OpCase Drawn, GradientReport Report) Check(Op op, int seed, IReadOnlyDictionary<Op, Rule> rules)
    {
        var drawn = OpCases.Draw(op, seed);
        var variable = drawn.Variables[drawn.Dice.Roll(0, drawn.Variables.Count - 1)];
        return (drawn, new GradientCheck { Seed = seed, Rules = rules }.Run(drawn.Graph, OpCase.Output, variable, drawn.Point));
    }

    private static Rule Scaled(Rule rule, float factor) =>
        (node, cotangent) => [.. rule(node, cotangent).Select(gradient => gradient is null ? null : gradient * factor)];
}
