using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>PNG files that say by chunks what their colours are: each way to say it, in each kind of pixels.</summary>
internal static class PngColorImages
{
    private static readonly (double X, double Y) D65 = (0.3127, 0.3290);
    private static readonly (double X, double Y) IlluminantC = (0.310, 0.316);

    private static readonly ColorSpace Bt2020 = new([(0.708, 0.292), (0.170, 0.797), (0.131, 0.046)], D65, Curves.Bt709);
    private static readonly ColorSpace SmpteC = new([(0.630, 0.340), (0.310, 0.595), (0.155, 0.070)], D65, Curves.Bt709);
    private static readonly ColorSpace ProPhoto =
        new([(0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001)], (0.34567, 0.35850), Curves.Power(1 / 0.55556));

    private static readonly ColorSpace Linear = ColorSpace.Srgb with { Curve = Curves.Linear };
    private static readonly ColorSpace Wide = ColorSpace.DisplayP3;

    /// <summary>What says it, and what it is, if that does not depend on the bits.</summary>
    public static readonly (string Name, byte[][] Chunks, ColorSpace Space)[] Declarations =
    [
        ("P3", [PngFile.CodePoints(12, 13)], Wide),
        ("P3 of cinemas, gamma 2.2", [PngFile.CodePoints(11, 4)], new(Wide.Primaries, (0.314, 0.351), Curves.Power(2.2))),
        ("BT.2020", [PngFile.CodePoints(9, 14)], Bt2020),
        ("BT.2020, linear", [PngFile.CodePoints(9, 8)], Bt2020 with { Curve = Curves.Linear }),
        ("BT.709", [PngFile.CodePoints(1, 1)], ColorSpace.Srgb with { Curve = Curves.Bt709 }),
        ("NTSC of 1953", [PngFile.CodePoints(4, 4)],
            new([(0.67, 0.33), (0.21, 0.71), (0.14, 0.08)], IlluminantC, Curves.Power(2.2))),
        ("PAL, gamma 2.8", [PngFile.CodePoints(5, 5)], new([(0.64, 0.33), (0.29, 0.60), (0.15, 0.06)], D65, Curves.Power(2.8))),
        ("SMPTE C", [PngFile.CodePoints(6, 6)], SmpteC),
        ("SMPTE 240M", [PngFile.CodePoints(7, 7)], SmpteC with { Curve = Curves.Smpte240 }),
        ("film", [PngFile.CodePoints(8, 11)], new([(0.681, 0.319), (0.243, 0.692), (0.145, 0.049)], IlluminantC, Curves.Bt709)),
        ("XYZ of cinemas", [PngFile.CodePoints(10, 17)], new([(1, 1e-9), (0, 1), (0, 1e-9)], (1 / 3.0, 1 / 3.0), Curves.Cinema)),
        ("EBU 3213", [PngFile.CodePoints(22, 15)], new([(0.630, 0.340), (0.295, 0.605), (0.155, 0.077)], D65, Curves.Bt709)),
        ("logarithmic, 100:1", [PngFile.CodePoints(1, 9)], ColorSpace.Srgb with { Curve = Curves.Logarithm(2) }),
        ("logarithmic, 316:1", [PngFile.CodePoints(1, 10)], ColorSpace.Srgb with { Curve = Curves.Logarithm(2.5) }),
        ("unspecified curve", [PngFile.CodePoints(12, 2)], Wide),
        ("linear by gAMA", [PngFile.Gamma(1)], Linear),
        ("gamma 1.8 by gAMA", [PngFile.Gamma(0.55556)], ColorSpace.Srgb with { Curve = Curves.Power(1 / 0.55556) }),
        ("Adobe RGB by gAMA and cHRM", [PngFile.Gamma(0.45471), PngFile.Chromaticities(ColorSpace.AdobeRgb)], ColorSpace.AdobeRgb),
        ("P3 with gAMA 0.45455", [PngFile.Chromaticities(Wide), PngFile.Gamma(0.45455)], Wide with { Curve = Curves.Power(1 / 0.45455) }),
        ("P3 by cHRM alone", [PngFile.Chromaticities(Wide)], Wide),
        ("ProPhoto RGB by cHRM", [PngFile.Gamma(0.55556), PngFile.Chromaticities(ProPhoto)], ProPhoto),
        ("cICP before all others",
            [PngFile.Profile(IccProfile.Of(ColorSpace.Swapped)), PngFile.Srgb(), PngFile.Gamma(1), PngFile.CodePoints(12, 13)], Wide),
        ("iCCP before gAMA", [PngFile.Gamma(1), PngFile.Profile(IccProfile.Of(Wide)), PngFile.Chromaticities(ColorSpace.Swapped)], Wide),
        ("cICP that says nothing, with gAMA", [PngFile.CodePoints(2, 2), PngFile.Gamma(1)], Linear),
        ("cICP that is reserved, with gAMA", [PngFile.CodePoints(200, 13), PngFile.Gamma(1)], Linear),
        ("cICP for Y'CbCr, with cHRM", [PngFile.CodePoints(9, 16, matrix: 9), PngFile.Chromaticities(Wide)], Wide),
        ("profile of nonsense, with gAMA", [PngFile.Profile(new byte[200]), PngFile.Gamma(1)], Linear),
        ("profile cut short, with gAMA", [PngFile.Profile(IccProfile.Of(Wide)[..300]), PngFile.Gamma(1)], Linear),
    ];

    /// <summary>What says that it is sRGB, or nothing.</summary>
    private static readonly (string Name, byte[][] Chunks)[] Plain =
    [
        ("sRGB by cICP before a profile", [PngFile.CodePoints(1, 13), PngFile.Profile(IccProfile.Of(ColorSpace.Swapped))]),
        ("sRGB before gAMA and cHRM", [PngFile.Srgb(), PngFile.Gamma(1), PngFile.Chromaticities(ColorSpace.Swapped)]),
        ("sRGB by gAMA and cHRM", [PngFile.Gamma(0.45455), PngFile.Chromaticities(ColorSpace.Srgb)]),
        ("sRGB by gAMA cut off instead of rounded", [PngFile.Gamma(0.45454)]),
        ("sRGB by cHRM, rounded", [PngFile.Chromaticities((0.31269, 0.32899), [(0.63999, 0.33001), (0.3, 0.6), (0.15, 0.05999)])]),
        ("nothing by cICP", [PngFile.CodePoints(2, 2)]),
        ("cICP too short", [PngFile.Chunk("cICP", [12, 13, 0])]),
        ("cICP with a range that there is not", [PngFile.Chunk("cICP", [12, 13, 0, 2])]),
        ("gAMA of 0", [PngFile.Gamma(0)]),
        ("gAMA too large", [PngFile.Gamma(20_000)]),
        ("gAMA too long", [PngFile.Chunk("gAMA", [0, 0, 0xC3, 0x50, 0])]),
        ("cHRM of zeros", [PngFile.Chunk("cHRM", new byte[32])]),
        ("cHRM too short", [PngFile.Chunk("cHRM", new byte[28])]),
        ("cHRM on one line", [PngFile.Chromaticities(D65, [(0.1, 0.1), (0.2, 0.2), (0.3, 0.3)])]),
        ("cHRM with its white outside", [PngFile.Chromaticities((0.6, 0.39), [(0.64, 0.33), (0.3, 0.6), (0.15, 0.06)])]),
        ("sRGB with an intent that there is not", [PngFile.Chunk("sRGB", [9])]),
    ];

    private static readonly (PngColor Color, int Bands, int Bits, bool Vivid)[] Kinds =
    [
        (PngColor.Rgb, 3, 8, true), (PngColor.Rgb, 3, 16, true), (PngColor.Rgba, 4, 8, false), (PngColor.Rgba, 4, 16, false),
        (PngColor.Gray, 1, 1, false), (PngColor.Gray, 1, 2, false), (PngColor.Gray, 1, 4, false), (PngColor.Gray, 1, 8, false),
        (PngColor.Gray, 1, 16, false), (PngColor.GrayAlpha, 2, 8, false), (PngColor.GrayAlpha, 2, 16, false),
    ];

    public static IEnumerable<RealWorldImage> All => [.. Declared, .. NarrowRange, .. Palettes, .. ColorKeys, .. Unchanged];

    /// <summary>A profile for RGB says nothing about grey.</summary>
    private static IEnumerable<RealWorldImage> Declared =>
        from declaration in Declarations
        from kind in Kinds
        where kind.Bands > 2 || !declaration.Name.StartsWith("iCCP", StringComparison.Ordinal)
        let raster = Scenes.Detailed(kind.Bands, kind.Bits, kind.Vivid)
        select new RealWorldImage(
            $"PNG {kind.Color} {kind.Bits} bits: {declaration.Name}", PngFile.Encode(raster, kind.Color, declaration.Chunks), raster,
            Meanings.Encoded(declaration.Space, raster),
            declaration.Name.StartsWith("iCCP", StringComparison.Ordinal) ? Nearness.DeltaE : Nearness.Close);

    private static IEnumerable<RealWorldImage> NarrowRange =>
        from kind in Kinds
        let raster = Scenes.Detailed(kind.Bands, kind.Bits, kind.Vivid)
        select new RealWorldImage(
            $"PNG {kind.Color} {kind.Bits} bits: BT.2020 in video's range",
            PngFile.Encode(raster, kind.Color, [PngFile.CodePoints(9, 1, fullRange: false)]), raster,
            Meanings.Encoded(Bt2020 with { Curve = Curves.Narrow(Curves.Bt709, kind.Bits) }, raster), Nearness.Close);

    /// <summary>The chunks are about the colours, not about the indices.</summary>
    private static IEnumerable<RealWorldImage> Palettes =>
        from bits in (int[])[1, 2, 4, 8]
        from range in ((string Name, bool IsFull, Func<double, double> Curve)[])
            [("", true, Curves.Srgb), (" in video's range", false, Curves.Narrow(Curves.Srgb, 8))]
        let colors = Scenes.Palette(bits)
        let raster = Scenes.Indices(bits)
        let meaning = Meanings.Encoded(Wide with { Curve = range.Curve }, new Raster(1, 1, 3, 8, []))
        select new RealWorldImage(
            $"PNG palette {bits} bits: P3{range.Name}",
            PngFile.Encode(
                raster, PngColor.Palette,
                [PngFile.CodePoints(12, 13, fullRange: range.IsFull), PngFile.Palette(colors), PngFile.Transparency((byte[])[0, 128])]),
            raster,
            pixel =>
            {
                var alpha = pixel[0] switch { 0 => 0, 1 => 128 / 255.0, _ => 1 };
                return meaning([.. colors.Skip(3 * pixel[0]).Take(3)]) with { Alpha = alpha };
            },
            Nearness.Close);

    private static IEnumerable<RealWorldImage> ColorKeys =>
        from bits in (int[])[8, 16]
        let raster = Scenes.Detailed(bands: 3, bits)
        let key = raster.At(0, 0).ToArray()
        let meaning = Meanings.Encoded(Linear, raster)
        select new RealWorldImage(
            $"PNG RGB {bits} bits with a transparent colour: linear",
            PngFile.Encode(raster, PngColor.Rgb, [PngFile.Gamma(1), PngFile.Transparency(key)]), raster,
            pixel => meaning(pixel) with { Alpha = pixel.SequenceEqual(key) ? 0 : 1 }, Nearness.Close);

    private static IEnumerable<RealWorldImage> Unchanged =>
        from declaration in Plain
        from kind in (IEnumerable<(PngColor Color, int Bands, int Bits, bool Vivid)>)[Kinds[0], Kinds[3], Kinds[7]]
        let raster = Scenes.Detailed(kind.Bands, kind.Bits, kind.Vivid)
        select new RealWorldImage(
            $"PNG {kind.Color} {kind.Bits} bits: {declaration.Name}",
            PngFile.Encode(raster, kind.Color, declaration.Chunks), raster, Meanings.Plain(raster));
}
