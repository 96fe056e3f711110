using CsCheck;
using Pastiche.Colors;
using Xunit;

namespace Pastiche.Tests.Colors;

public class ToneCurveTests
{
    /// <summary>Dark and light tones, and where they are wanted.</summary>
    private static readonly Gen<(float Dark, float Light, float WantedDark, float WantedLight)> Any =
        from tones in Gen.Single[0, 1].Array[4]
        let own = tones[..2].Order().ToArray()
        let wanted = tones[2..].Order().ToArray()
        select (own[0], own[1], wanted[0], wanted[1]);

    [Fact]
    public void At_Tones_AreWhereTheyAreWanted()
    {
        var curve = new ToneCurve(0.2f, 0.8f, 0.1f, 0.9f);

        Assert.Equal(0.1f, curve.At(0.2f), 1e-6f);
        Assert.Equal(0.5f, curve.At(0.5f), 1e-6f);
        Assert.Equal(0.9f, curve.At(0.8f), 1e-6f);
    }

    [Fact]
    public void At_TonesThatAreThereAlready_ChangesNothing()
    {
        var curve = new ToneCurve(0.1f, 0.9f, 0.2f, 0.8f);

        Assert.True(curve.IsIdentity);
        Assert.All(Enumerable.Range(0, 101), i => Assert.Equal(i / 100f, curve.At(i / 100f)));
    }

    [Fact]
    public void At_OneEndThatIsThereAlready_StaysThere()
    {
        var curve = new ToneCurve(0.1f, 0.8f, 0.3f, 0.9f);

        Assert.Equal((0.1f, 0.9f), (curve.At(0.1f), curve.At(0.8f)));
    }

    [Fact]
    public void At_Any_RisesFromBlackToWhiteWithoutAJump() => Any.Sample(tones =>
    {
        var curve = new ToneCurve(tones.Dark, tones.Light, tones.WantedDark, tones.WantedLight);
        Assert.Equal(tones.WantedDark > 0 || tones.Dark > 0 ? 0 : curve.At(0), curve.At(0), 1e-6f);
        var before = 0f;
        for (var i = 0; i <= 1000; i++)
        {
            var now = curve.At(i / 1000f);
            Assert.InRange(now, before - 1e-6f, Math.Min(1, before + (ToneCurve.Steepest / 1000) + 1e-5f));
            before = now;
        }
    });

    [Fact]
    public void At_Any_MovesTonesApartAtMostByHalf() => Any.Sample(tones =>
    {
        var (dark, light, wantedDark, wantedLight) = tones;
        var curve = new ToneCurve(dark, light, wantedDark, wantedLight);
        var (down, up) = (dark - curve.At(dark), curve.At(light) - light);
        Assert.InRange(down, -1e-6f, Math.Max(0, dark - wantedDark) + 1e-6f);
        Assert.InRange(up, -1e-6f, Math.Max(0, wantedLight - light) + 1e-6f);
        Assert.InRange(down + up, -1e-6f, ((ToneCurve.Steepest - 1) * (light - dark)) + 1e-5f);
    });

    [Fact]
    public void At_Knee_HasNoKink()
    {
        var curve = new ToneCurve(0.2f, 0.7f, 0.1f, 0.85f);
        foreach (var knee in new[] { 0.2f, 0.7f })
        {
            var (before, after) = (curve.At(knee) - curve.At(knee - 1e-3f), curve.At(knee + 1e-3f) - curve.At(knee));
            Assert.Equal(ToneCurve.Steepest, before / 1e-3f, 0.02f);
            Assert.Equal(ToneCurve.Steepest, after / 1e-3f, 0.02f);
        }
    }
}
