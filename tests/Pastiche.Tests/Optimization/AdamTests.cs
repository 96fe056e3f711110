using Pastiche.Optimization;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests.Optimization;

public sealed class AdamTests
{
    private const int Length = 67;

    [Fact]
    public void Step_Quadratic_FindsTheMinimum()
    {
        var optimizer = new Adam(new float[Length]);

        Take(optimizer, TestFunctions.Quadratic, 1500);

        for (var i = 0; i < Length; i++)
            Assert.Equal(Math.Sin(i), optimizer.Solution[i], 1e-3);
    }

    [Fact]
    public void Step_Rosenbrock_FollowsThePaperInDouble()
    {
        var optimizer = new Adam([-1.2f, 1]);
        var (x, m, v, average, weight) = (new[] { -1.2, 1.0 }, new double[2], new double[2], new double[2], 0.0);
        for (var t = 1; t <= 60; t++)
        {
            var gradient = new float[2];
            TestFunctions.Rosenbrock([(float)x[0], (float)x[1]], gradient);
            weight = 0.99 * weight + 0.01;
            for (var i = 0; i < 2; i++)
            {
                average[i] = 0.99 * average[i] + 0.01 * x[i];
                m[i] = 0.9 * m[i] + 0.1 * gradient[i];
                v[i] = 0.99 * v[i] + 0.01 * gradient[i] * gradient[i];
                x[i] -= 0.02 * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.99, t))) + 1e-8);
            }

            optimizer.Step(TestFunctions.Rosenbrock);

            for (var i = 0; i < 2; i++)
            {
                Assert.Equal(x[i], optimizer.Parameters[i], 1e-4);
                Assert.Equal(average[i] / weight, optimizer.Solution[i], 1e-4);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Capture_AnyTime_GoesOnToTheSameBits(int stepsBefore)
    {
        var whole = new Adam(Randoms.Uniform(Length, seed: 3));
        Take(whole, TestFunctions.Quadratic, stepsBefore);
        var state = Assert.IsType<AdamState>(whole.Capture());
        var expected = Take(whole, TestFunctions.Quadratic, 12);

        var resumed = new Adam(state);

        Assert.Equal(expected, Take(resumed, TestFunctions.Quadratic, 12));
        Assert.Equal(whole.Parameters.ToArray(), resumed.Parameters.ToArray());
        Assert.Equal(whole.Solution.ToArray(), resumed.Solution.ToArray());
    }

    /// <summary>It goes on where the canceled step was, also in the number of halvings.</summary>
    [Fact]
    public void Capture_AfterAnExceptionInTheStep_GoesOnToTheSameBits()
    {
        var adam = new Adam(new float[3]);
        Take(adam, TestFunctions.Quadratic, 2);
        var calls = 0;
        Assert.Throws<OperationCanceledException>(
            () => adam.Step((_, _) => ++calls < 4 ? double.NaN : throw new OperationCanceledException()));

        var step = new Adam((AdamState)adam.Capture()).Step((_, _) => double.NaN);

        Assert.Equal((5, StepOutcome.NonFinite), (step.Evaluations, step.Outcome));
    }

    [Fact]
    public void Step_UndefinedPartAhead_HalvesTheRateAndStaysOnThisSide()
    {
        var optimizer = new Adam([0.9f, 0.9f], new AdamOptions { LearningRate = 0.3f });

        var steps = Take(optimizer, TestFunctions.UndefinedAbove(1.01f), 200);

        Assert.Contains(steps, step => step.Evaluations > 1);
        Assert.All(steps, step => Assert.True(double.IsFinite(step.Value)));
        Assert.All(optimizer.Solution.ToArray(), x => Assert.InRange(x, 0.9f, 1.01f));
    }

    [Fact]
    public void Step_UndefinedFromNowOn_KeepsTheLastGoodIterate()
    {
        var optimizer = new Adam(new float[3]);
        optimizer.Step(TestFunctions.Quadratic);

        var step = optimizer.Step((_, _) => double.NaN);

        Assert.Equal((8, StepOutcome.NonFinite), (step.Evaluations, step.Outcome));
        Assert.Equal(new float[3], optimizer.Parameters.ToArray());
        Assert.Equal(new float[3], optimizer.Solution.ToArray());
    }

    [Fact]
    public void Step_UndefinedAtTheStart_IsNonFiniteAtOnce()
    {
        var step = new Adam([1, 2]).Step((_, _) => double.NaN);

        Assert.Equal((1, StepOutcome.NonFinite), (step.Evaluations, step.Outcome));
    }

    [Fact]
    public void Step_Repeated_AllocatesNothing()
    {
        ObjectiveFunction objective = TestFunctions.Quadratic;
        var optimizer = new Adam(new float[Length]);
        optimizer.Step(objective);

        Assert.InRange(Allocation.Of(() => { for (var i = 0; i < 20; i++) optimizer.Step(objective); }), 0, 1000);
    }

    [Theory]
    [InlineData(0, 0.9f, 0.99f)]
    [InlineData(0.02f, 1, 0.99f)]
    [InlineData(0.02f, 0.9f, -0.1f)]
    public void Constructor_BadSetting_SaysWhatIsAccepted(float rate, float beta1, float averageDecay) =>
        Assert.Contains("accepted:", Assert.Throws<PasticheException>(() => new Adam(
            new float[3], new AdamOptions { LearningRate = rate, Beta1 = beta1, AverageDecay = averageDecay })).Message);

    private static List<OptimizerStep> Take(Optimizer optimizer, ObjectiveFunction objective, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => optimizer.Step(objective))];
}
