using Pastiche.Optimization;
using Pastiche.Tests.Backbones;
using Xunit;

namespace Pastiche.Tests;

public sealed class WeightScaleTests
{
    private static readonly Image Content = Randoms.Image(40, 32);
    private static readonly Image Style = Randoms.Image(36, 36, seed: 2);
    private static readonly StylizeOptions Options = new()
    {
        Scales = ScaleSchedule.Of(32).WithIterations(8),
        ContentWeight = 1,
        StyleWeight = 0.5f,
        TotalVariationWeight = 0.125f,
        RangeWeight = 8,
    };

    [Theory]
    [InlineData(100, OptimizerKind.Lbfgs)]
    [InlineData(120, OptimizerKind.Lbfgs)]
    [InlineData(-100, OptimizerKind.Lbfgs)]
    [InlineData(100, OptimizerKind.Adam)]
    [InlineData(-100, OptimizerKind.Adam)]
    public void Run_AllWeightsTimesAPowerOfTwo_PaintsTheSamePicture(int exponent, OptimizerKind optimizer)
    {
        var factor = MathF.ScaleB(1, exponent);
        var options = Options with { Optimizer = optimizer };

        var scaled = Paint(options with
        {
            ContentWeight = options.ContentWeight * factor,
            StyleWeight = options.StyleWeight * factor,
            TotalVariationWeight = options.TotalVariationWeight * factor,
            RangeWeight = options.RangeWeight * factor,
        });

        Assert.Equal(Paint(options).GetImage().Pixels.ToArray(), scaled.GetImage().Pixels.ToArray());
    }

    [Theory]
    [InlineData(3e38f, 0)]
    [InlineData(0, 8e37f)]
    [InlineData(1e30f, 1e-30f)]
    [InlineData(1e20f, 1e20f)]
    [InlineData(1e-30f, 0)]
    public void Run_WeightsOfAnySize_Paint(float style, float content)
    {
        var step = Paint(Options with
        {
            ContentWeight = content,
            StyleWeight = style,
            TotalVariationWeight = 0,
            Initialization = Initialization.Noise,
        });

        Assert.Equal(StepOutcome.Accepted, step.Outcome);
        Assert.True(double.IsFinite(step.Total));
        Assert.Equal(8, step.Iteration);
    }

    [Theory]
    [InlineData(1e20f)]
    [InlineData(float.MaxValue)]
    public void Run_LargeWeightOfTheRange_IsAWallAndNoEnd(float range)
    {
        var step = Paint(Options with { RangeWeight = range, Initialization = Initialization.Noise });

        Assert.NotEqual(StepOutcome.NonFinite, step.Outcome);
        Assert.True(double.IsFinite(step.Terms.Range));
        Assert.All(step.GetImage().Pixels.ToArray(), value => Assert.InRange(value, -0.001f, 1.001f));
    }

    [Fact]
    public void Run_WeightsOfSingleLayersAndStylesOfAnySize_CountByTheirRatios()
    {
        StylizeStep Weighted(float weight) => Paint(Options with
        {
            ContentLayers = [new LayerWeight("smooth2", weight)],
            StyleLayers = [new LayerWeight("smooth1", weight), new LayerWeight("smooth3", weight)],
            StyleLosses = [new StyleLossWeight(StyleLossKind.Gram, weight), new StyleLossWeight(StyleLossKind.Mean, weight)],
        }, weight);

        Assert.Equal(Weighted(1).GetImage().Pixels.ToArray(), Weighted(MathF.ScaleB(1, 127)).GetImage().Pixels.ToArray());
        Assert.Equal(Weighted(1).GetImage().Pixels.ToArray(), Weighted(MathF.ScaleB(1, -120)).GetImage().Pixels.ToArray());
    }

    private static StylizeStep Paint(StylizeOptions options, float blend = 1)
    {
        using var stylizer = new Stylizer(TinyBackbones.Smooth);
        StyleMix styles = [new Style(Style) { Weight = blend }, new Style(Content) { Weight = blend }];
        return stylizer.Steps(Content, styles, options).Last();
    }
}
