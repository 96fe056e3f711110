using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class SweepOptionsTests
{
    private readonly SweepOptions _options = new();

    [Theory]
    [InlineData("", LossNormalization.Relative, new[] { 1e-3f, 1e-2f, 1e-1f, 1 })]
    [InlineData("", LossNormalization.Gatys, new[] { 1e-4f, 1e-3f, 1e-2f, 1e-1f })]
    [InlineData("--ratios 1e-1,0.005,0.1", LossNormalization.Gatys, new[] { 0.005f, 0.1f })]
    public void ReadRatios_AreEachThereOnceFromTheLeast(string arguments, LossNormalization normalization, float[] expected) =>
        Assert.Equal(expected, _options.ReadRatios(OptionsOf.Parse(_options, arguments), normalization));

    [Theory]
    [InlineData("", null)]
    [InlineData("--depths 1..3,7", new[] { 1, 2, 3, 7 })]
    public void ReadDepths_AreThoseAskedFor(string arguments, int[]? expected) =>
        Assert.Equal(expected, _options.ReadDepths(OptionsOf.Parse(_options, arguments)));

    [Theory]
    [InlineData("--ratios 0.1,0", "--ratios is 0; accepted: a number above 0.")]
    [InlineData("--ratios 1,2,3,4,5,6,7,8,9,10,11,12,13", "--ratios is 13 numbers; accepted: 1 to 12.")]
    [InlineData("--depths 0..3", "--depths is 0; accepted: a whole number, 1 to 100.")]
    public void Read_WhatIsNoSweep_IsRefused(string arguments, string refusal) =>
        Assert.Equal(refusal, Assert.Single(OptionsOf.Unchecked(_options, arguments).Errors).Message);
}
