using Pastiche.Optimization;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests.Optimization;

public sealed class LbfgsTests
{
    // More than one stretch of the history's passes, and no multiple of a block or a register.
    private const int Length = 17_003;

    [Fact]
    public void Step_Quadratic_FindsTheMinimum()
    {
        var optimizer = new Lbfgs(new float[Length]);

        var steps = Take(optimizer, TestFunctions.Quadratic, 60);

        Assert.All(steps, step => Assert.Equal(StepOutcome.Accepted, step.Outcome));
        Assert.InRange(steps[^1].Value, 0, 1e-4);
        for (var i = 0; i < Length; i++)
            Assert.Equal(Math.Sin(i), optimizer.Solution[i], 1e-3);
    }

    [Fact]
    public void Step_Rosenbrock_FindsTheMinimum()
    {
        var optimizer = new Lbfgs([-1.2f, 1, -1.2f, 1, -1.2f, 1]);

        var steps = Take(optimizer, TestFunctions.Rosenbrock, 200);

        Assert.Contains(steps, step => step.Value < 1e-8);
        Assert.All(optimizer.Parameters.ToArray(), x => Assert.Equal(1, x, 1e-2f));
    }

    [Fact]
    public void Step_EveryOne_LowersTheValue()
    {
        var values = Take(new Lbfgs(new float[50]), TestFunctions.Rosenbrock, 40).ConvertAll(step => step.Value);

        Assert.Equal(values.OrderDescending(), values);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void Step_Quadratic_FollowsTheTextbook(int history)
    {
        var start = Randoms.Uniform(Length, seed: 2);
        var optimizer = new Lbfgs(start, new LbfgsOptions { History = history });
        var textbook = new TextbookLbfgs(start, history);

        for (var i = 0; i < 25; i++)
            Assert.Equal(1, optimizer.Step(TestFunctions.Quadratic).Value / textbook.Step(TestFunctions.Quadratic), 1e-3);

        for (var i = 0; i < Length; i++)
            Assert.Equal(textbook.Parameters[i], optimizer.Parameters[i], 1e-4);
    }

    [Fact]
    public void Step_Rosenbrock_FollowsTheTextbook()
    {
        float[] start = [-1.2f, 1, -1, 1.1f];
        var optimizer = new Lbfgs(start);
        var textbook = new TextbookLbfgs(start, history: 20);

        for (var i = 0; i < 15; i++)
            Assert.Equal(textbook.Step(TestFunctions.Rosenbrock), optimizer.Step(TestFunctions.Rosenbrock).Value, 1e-2);
    }

    /// <summary>Its steps differ by rounding, and lead to the same place as fast.</summary>
    [Fact]
    public void Step_HalfPrecision_FindsTheMinimumAsSoon()
    {
        var half = new Lbfgs(new float[Length], new LbfgsOptions { Precision = CurvaturePrecision.Half });
        var full = new Lbfgs(new float[Length]);

        var (halves, fulls) = (Take(half, TestFunctions.Quadratic, 60), Take(full, TestFunctions.Quadratic, 60));

        Assert.All(halves, step => Assert.Equal(StepOutcome.Accepted, step.Outcome));
        Assert.InRange(halves[^1].Value, 0, 1e-4);
        Assert.InRange(halves[20].Value / fulls[20].Value, 0.5, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(9, CurvaturePrecision.Half)]
    public void Capture_AnyTime_GoesOnToTheSameBits(int stepsBefore, CurvaturePrecision precision = CurvaturePrecision.Full)
    {
        var options = new LbfgsOptions { History = 5, Precision = precision };
        var whole = new Lbfgs(Randoms.Uniform(Length, seed: 3), options);
        Take(whole, TestFunctions.Quadratic, stepsBefore);
        var state = Assert.IsType<LbfgsState>(whole.Capture());
        var expected = Take(whole, TestFunctions.Quadratic, 12);

        var resumed = new Lbfgs(state, options);

        Assert.Equal(expected, Take(resumed, TestFunctions.Quadratic, 12).Select((step, i) =>
            stepsBefore == 0 && i == 0 ? step with { Evaluations = expected[0].Evaluations } : step));
        Assert.Equal(whole.Parameters.ToArray(), resumed.Parameters.ToArray());
    }

    [Fact]
    public void Constructor_StateThatIsGivenUp_CopiesNoVectorAndGoesOnToTheSameBits()
    {
        const int Long = 100_000;
        var whole = new Lbfgs(new float[Long]);
        Take(whole, TestFunctions.Quadratic, 8);
        var state = (LbfgsState)whole.Capture();
        Lbfgs? resumed = null;

        // The trial, its gradient and the direction are no part of the state.
        Assert.InRange(Allocation.Of(() => resumed = new Lbfgs(state, take: true)), 0, (3 * Long * sizeof(float)) + (1 << 16));

        Assert.Equal(Take(whole, TestFunctions.Quadratic, 3), Take(resumed!, TestFunctions.Quadratic, 3));
    }

    /// <summary>The other function bends the same way, around another minimum: with what is known of it, the way there is short.</summary>
    [Fact]
    public void Restart_SameCurvature_IsSoonerAtTheMinimumThanFromNothing()
    {
        var optimizer = new Lbfgs(new float[10]);
        Take(optimizer, TestFunctions.ValleyAround(1), 20);
        var fresh = new Lbfgs(optimizer.Parameters);

        optimizer.Restart();

        var elsewhere = TestFunctions.ValleyAround(-1);
        Assert.InRange(Take(optimizer, elsewhere, 8)[^1].Value, 0, Take(fresh, elsewhere, 8)[^1].Value / 10);
    }

    [Fact]
    public void Capture_AfterACanceledRestart_GoesOnToTheSameBits()
    {
        var (whole, canceled) = (new Lbfgs(Randoms.Uniform(Length, seed: 3)), new Lbfgs(Randoms.Uniform(Length, seed: 3)));
        foreach (var optimizer in (Lbfgs[])[whole, canceled])
        {
            Take(optimizer, TestFunctions.Quadratic, 5);
            optimizer.Restart();
        }

        Assert.Throws<OperationCanceledException>(() => canceled.Step((_, _) => throw new OperationCanceledException()));
        var resumed = new Lbfgs((LbfgsState)canceled.Capture());

        Assert.Equal(Take(whole, TestFunctions.Quadratic, 8), Take(resumed, TestFunctions.Quadratic, 8));
        Assert.Equal(whole.Parameters.ToArray(), resumed.Parameters.ToArray());
    }

    /// <summary>A canceled step leaves the state as it was, also after values that are not finite.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Capture_AfterAnExceptionInTheStep_GoesOnToTheSameBits(int evaluations)
    {
        var (whole, canceled) = (new Lbfgs(new float[20]), new Lbfgs(new float[20]));
        Take(whole, TestFunctions.Quadratic, 3);
        Take(canceled, TestFunctions.Quadratic, 3);
        var calls = 0;
        Assert.Throws<OperationCanceledException>(
            () => canceled.Step((_, _) => ++calls < evaluations ? double.NaN : throw new OperationCanceledException()));
        var resumed = new Lbfgs((LbfgsState)canceled.Capture());

        Take(whole, UndefinedAtFirst(), 3);
        Take(resumed, UndefinedAtFirst(), 3);

        Assert.Equal(whole.Parameters.ToArray(), resumed.Parameters.ToArray());

        ObjectiveFunction UndefinedAtFirst()
        {
            var left = evaluations - 1;
            return (x, gradient) => left-- > 0 ? double.NaN : TestFunctions.Quadratic(x, gradient);
        }
    }

    [Fact]
    public void Step_FirstStep_MovesAParameterByTheOption()
    {
        var optimizer = new Lbfgs(new float[4], new LbfgsOptions { FirstStep = 0.25f });

        optimizer.Step((x, gradient) =>
        {
            gradient.Fill(7);
            return 7.0 * (x[0] + x[1] + x[2] + x[3]);
        });

        Assert.All(optimizer.Parameters.ToArray(), x => Assert.Equal(-0.25f, x, 1e-6f));
    }

    [Fact]
    public void Step_UndefinedPartWithinReach_HalvesTheStepAndGoesOn()
    {
        var optimizer = new Lbfgs(new float[20], new LbfgsOptions { FirstStep = 10 });

        var steps = Take(optimizer, TestFunctions.UndefinedAbove(1.5f), 20);

        Assert.True(steps[0].Evaluations > 2);
        Assert.All(optimizer.Parameters.ToArray(), x => Assert.Equal(1, x, 1e-4f));
    }

    [Fact]
    public void Step_UndefinedEverywhereElse_KeepsTheLastGoodIterate()
    {
        var start = Randoms.Uniform(10, seed: 5);
        var optimizer = new Lbfgs(start);
        var first = start[0];

        var step = optimizer.Step((x, gradient) =>
        {
            gradient.Fill(1);
            return x[0] == first ? 3 : double.NaN;
        });

        Assert.Equal(new OptimizerStep(3, 9, StepOutcome.NonFinite), step);
        Assert.Equal(start, optimizer.Parameters.ToArray());
    }

    [Fact]
    public void Step_InfiniteGradientAtTheStart_IsNonFinite()
    {
        var step = new Lbfgs(new float[3]).Step((_, gradient) =>
        {
            gradient[1] = float.PositiveInfinity;
            return 1;
        });

        Assert.Equal(StepOutcome.NonFinite, step.Outcome);
        Assert.Equal(1, step.Evaluations);
    }

    [Fact]
    public void Step_GradientThatPointsUphill_Stalls()
    {
        var optimizer = new Lbfgs([0.5f, -0.5f]);
        ObjectiveFunction uphill = (x, gradient) =>
        {
            (gradient[0], gradient[1]) = (-2 * x[0], -2 * x[1]);
            return x[0] * x[0] + x[1] * x[1];
        };

        Assert.Equal(StepOutcome.Stalled, optimizer.Step(uphill).Outcome);
        Assert.Equal(StepOutcome.Stalled, optimizer.Step(uphill).Outcome);
        Assert.Equal([0.5f, -0.5f], optimizer.Parameters.ToArray());
    }

    [Fact]
    public void Step_AtTheMinimum_Stalls()
    {
        var step = new Lbfgs([1, 1, 1]).Step(TestFunctions.Rosenbrock);

        Assert.Equal(new OptimizerStep(0, 1, StepOutcome.Stalled), step);
    }

    [Fact]
    public void Step_NegativeCurvature_StillDescends()
    {
        var optimizer = new Lbfgs([0.01f], new LbfgsOptions { FirstStep = 0.1f });

        var steps = Take(optimizer, (x, gradient) =>
        {
            gradient[0] = -MathF.Sin(x[0]);
            return Math.Cos(x[0]);
        }, 60);

        Assert.Equal(-1, steps[^1].Value, 1e-6);
    }

    [Fact]
    public void Step_FullHistory_AllocatesNothing()
    {
        ObjectiveFunction objective = TestFunctions.Quadratic;
        var optimizer = new Lbfgs(Randoms.Uniform(Length, seed: 4), new LbfgsOptions { History = 5 });
        for (var i = 0; i < 8; i++)
            optimizer.Step(objective);

        Assert.InRange(Allocation.Of(() => { for (var i = 0; i < 20; i++) optimizer.Step(objective); }), 0, 1000);
    }

    [Theory]
    [InlineData(0, 0.01f)]
    [InlineData(101, 0.01f)]
    [InlineData(20, 0)]
    [InlineData(20, float.NaN)]
    public void Constructor_BadSetting_SaysWhatIsAccepted(int history, float firstStep) =>
        Assert.Contains("accepted:", Assert.Throws<PasticheException>(
            () => new Lbfgs(new float[3], new LbfgsOptions { History = history, FirstStep = firstStep })).Message);

    private static List<OptimizerStep> Take(Optimizer optimizer, ObjectiveFunction objective, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => optimizer.Step(objective))];
}
