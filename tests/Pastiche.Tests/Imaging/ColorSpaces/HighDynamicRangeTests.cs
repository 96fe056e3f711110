using Pastiche.Imaging.ColorSpaces;
using Pastiche.Tests.Imaging.Files;
using Xunit;

namespace Pastiche.Tests.Imaging.ColorSpaces;

public sealed class HighDynamicRangeTests : IDisposable
{
    private const int Bt2020 = 9;
    private const int Pq = 16;
    private const int Hlg = 18;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Of Rec. ITU-R BT.2408, table 1, and SMPTE ST 2084.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 0.508078)]
    [InlineData(203, 0.580689)]
    [InlineData(1000, 0.751827)]
    [InlineData(4000, 0.902572)]
    [InlineData(10000, 1)]
    public void PerceptualQuantizer_PublishedValues_ComeOut(double luminance, double encoded)
    {
        Assert.Equal(encoded, PerceptualQuantizer.ToEncoded(luminance), 1e-6);
        Assert.Equal(luminance, PerceptualQuantizer.ToLuminance(PerceptualQuantizer.ToEncoded(luminance)), 1e-6 * Math.Max(1, luminance));
    }

    /// <summary>Worked out by hand from the equations of the report.</summary>
    [Theory]
    [InlineData(1000, 50, 50)]
    [InlineData(1000, 87.8, 87.8)]
    [InlineData(1000, 203, 159.0419)]
    [InlineData(1000, 400, 193.6091)]
    [InlineData(1000, 1000, 203)]
    [InlineData(1000, 9000, 203)]
    [InlineData(4000, 40, 40)]
    [InlineData(4000, 1000, 193.6963)]
    [InlineData(203, 202, 202)]
    [InlineData(100, 202, 202)]
    [InlineData(100, 500, 203)]
    public void ToneMapping_Map_IsTheEetfOfBt2390(double peak, double luminance, double mapped) =>
        Assert.Equal(mapped, new ToneMapping(peak).Map(luminance), 1e-3);

    [Fact]
    public void ToneMapping_BrighterLight_NeverBecomesDarker()
    {
        foreach (var peak in (double[])[203, 204, 400, 1000, 10000])
        {
            var mapped = Enumerable.Range(0, 10001).Select(luminance => new ToneMapping(peak).Map(luminance)).ToArray();

            Assert.All(mapped.Zip(mapped.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-6, $"{pair}"));
        }
    }

    /// <summary>Encoded value, luminance on the screen, what becomes of it.</summary>
    [Theory]
    [InlineData(Pq, 0.4402816, 50, 50)]
    [InlineData(Pq, 0.5806889, 203, 159.0419)]
    [InlineData(Pq, 0.7518271, 1000, 203)]
    [InlineData(Pq, 0.9, 3918, 203)]
    [InlineData(Hlg, 0, 0, 0)]
    // A twelfth of the brightest light of the scene: 1000 · (1/12)^1.2.
    [InlineData(Hlg, 0.5, 50.70, 50.70)]
    // BT.2408 places paper white here.
    [InlineData(Hlg, 0.75, 203, 158.9)]
    [InlineData(Hlg, 1, 1000, 203)]
    public void Load_Gray_BecomesTheLightOfPaper(int transfer, double encoded, double luminance, double mapped)
    {
        Assert.Equal(mapped, new ToneMapping(1000).Map(luminance), 0.3);
        foreach (var bits in (int[])[8, 16])
        {
            var raster = Raster.Of(5, 4, 3, bits, (_, _, band) => (int)Math.Round(encoded * ((1 << bits) - 1)));

            var loaded = Load(raster, PngFile.CodePoints(Bt2020, transfer));

            Assert.All(loaded.Pixels.ToArray(), value => Assert.Equal(Curves.ToSrgb(mapped / 203), value, bits == 8 ? 0.01 : 0.001));
        }
    }

    [Fact]
    public void Load_ColorOfPq_KeepsItsHue()
    {
        double[] nits = [400, 100, 160];
        var encoded = nits.Select(light => (int)Math.Round(PerceptualQuantizer.ToEncoded(light) * 65535)).ToArray();
        var raster = Raster.Of(3, 3, 3, 16, (_, _, band) => encoded[band]);
        var space = new ColorSpace([(0.708, 0.292), (0.170, 0.797), (0.131, 0.046)], (0.3127, 0.3290), Curves.Linear);
        // All by the factor of the largest, which becomes 193.6.
        var expected = space.ToSrgb(193.6091 / 203, 193.6091 / 203 / 4, 193.6091 / 203 * 0.4).Clipped();

        var loaded = Load(raster, PngFile.CodePoints(Bt2020, Pq));

        Assert.True(expected.Difference(new(loaded.Plane(0)[0], loaded.Plane(1)[0], loaded.Plane(2)[0])) < 5e-4);
    }

    /// <summary>System gamma: the luminance to the power of 0.2 makes the light of the scene that of a screen.</summary>
    [Fact]
    public void Load_ColorOfHlg_IsThatOfAScreenOfAThousand()
    {
        double[] scene = [0.02, 0.06, 0.04];
        var encoded = scene.Select(light => (int)Math.Round(Math.Sqrt(3 * light) * 65535)).ToArray();
        var raster = Raster.Of(3, 3, 3, 16, (_, _, band) => encoded[band]);
        var gain = 1000 * Math.Pow((0.2627 * scene[0]) + (0.6780 * scene[1]) + (0.0593 * scene[2]), 0.2) / 203;
        var space = new ColorSpace([(0.708, 0.292), (0.170, 0.797), (0.131, 0.046)], (0.3127, 0.3290), Curves.Linear);

        var loaded = Load(raster, PngFile.CodePoints(Bt2020, Hlg));

        // Nothing of it is as bright as the knee.
        Assert.True(gain * scene[1] * 203 < 87);
        var expected = space.ToSrgb(gain * scene[0], gain * scene[1], gain * scene[2]).Clipped();
        Assert.True(expected.Difference(new(loaded.Plane(0)[0], loaded.Plane(1)[0], loaded.Plane(2)[0])) < 5e-4);
    }

    [Fact]
    public void Load_PqWithItsBrightestPixel_IsMappedByThat()
    {
        var raster = Raster.Of(3, 3, 1, 16, (_, _, _) => (int)Math.Round(0.5806889 * 65535));
        var screen = PngFile.Chunk("mDCV", [.. new byte[16], .. Ends.Big(4000 * 10_000), .. Ends.Big(1)]);

        Assert.Equal(1, Value(PngFile.ContentLight(203, 100), screen), 1e-3);
        Assert.Equal(Curves.ToSrgb(127.934 / 203), Value(screen), 1e-3);
        Assert.Equal(Curves.ToSrgb(127.934 / 203), Value(PngFile.ContentLight(0, 0), screen), 1e-3);

        float Value(params byte[][] chunks) => Load(raster, [PngFile.CodePoints(Bt2020, Pq), .. chunks]).Plane(0)[0];
    }

    /// <summary>The curves of such a profile are for whoever does not know its tag cicp; here they are wrong.</summary>
    [Fact]
    public void Load_ProfileOfPq_IsReadByItsCodePoints()
    {
        var raster = Raster.Of(3, 3, 3, 16, (_, _, _) => (int)Math.Round(0.4402816 * 65535));

        var hdr = Load(raster, PngFile.Profile(IccProfile.WithCodePoints(ColorSpace.Srgb with { Curve = Curves.Linear }, Bt2020, Pq)));
        var plain = Load(raster, PngFile.Profile(IccProfile.WithCodePoints(ColorSpace.Srgb with { Curve = Curves.Linear }, 1, 13)));

        Assert.Equal(Curves.ToSrgb(50.0 / 203), hdr.Plane(0)[0], 1e-3);
        Assert.Equal(Curves.ToSrgb(0.4402816), plain.Plane(0)[0], 1e-3);
    }

    private Image Load(Raster raster, params byte[][] chunks) =>
        Image.Load(_folder.Write("hdr.png", PngFile.Encode(raster, raster.Bands == 1 ? PngColor.Gray : PngColor.Rgb, chunks)));
}
