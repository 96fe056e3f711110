using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Mutations;

/// <summary>Whole pictures of every format in every variety, small, so that a mutation is likely to hit something that counts.</summary>
internal static class Seeds
{
    private const int Width = 45;
    private const int Height = 34;

    /// <summary>The files of a format.</summary>
    public static IReadOnlyList<byte[]> Of(ImageFileFormat format)
    {
        using var color = Draw(3);
        using var gray = color.Colourspace(Enums.Interpretation.Bw);
        using var transparent = Draw(4);
        using var deep = color.Colourspace(Enums.Interpretation.Rgb16);
        using var described = Describe(color);
        using var film = Film(transparent);
        return format switch
        {
            ImageFileFormat.Jpeg => Jpeg(color, gray, described),
            ImageFileFormat.Png => Png(color, gray, transparent, deep, described),
            ImageFileFormat.Webp => Webp(color, transparent, described, film),
            ImageFileFormat.Tiff => Tiff(color, gray, transparent, deep, described),
            ImageFileFormat.Gif => Gif(color, transparent, film),
            _ => Avif(color, gray, transparent, described),
        };
    }

    private static byte[][] Jpeg(VipsImage color, VipsImage gray, VipsImage described)
    {
        using var inks = color.IccTransform("cmyk", inputProfile: "srgb");
        return
        [
            color.JpegsaveBuffer(),
            color.JpegsaveBuffer(interlace: true),
            color.JpegsaveBuffer(subsampleMode: Enums.ForeignSubsample.Off, restartInterval: 2, optimizeCoding: true),
            gray.JpegsaveBuffer(),
            inks.JpegsaveBuffer(),
            described.JpegsaveBuffer(profile: "p3"),
            described.JpegsaveBuffer(interlace: true),
        ];
    }

    private static byte[][] Png(VipsImage color, VipsImage gray, VipsImage transparent, VipsImage deep, VipsImage described)
    {
        using var deepGray = gray.Colourspace(Enums.Interpretation.Grey16);
        using var grayTransparent = gray.Bandjoin(transparent[3]);
        return
        [
            color.PngsaveBuffer(),
            color.PngsaveBuffer(interlace: true, filter: Enums.ForeignPngFilter.All),
            gray.PngsaveBuffer(),
            gray.PngsaveBuffer(bitdepth: 1),
            grayTransparent.PngsaveBuffer(),
            transparent.PngsaveBuffer(interlace: true),
            deep.PngsaveBuffer(),
            deepGray.PngsaveBuffer(interlace: true),
            color.PngsaveBuffer(palette: true, bitdepth: 4),
            transparent.PngsaveBuffer(palette: true),
            described.PngsaveBuffer(profile: "p3"),
        ];
    }

    private static byte[][] Webp(VipsImage color, VipsImage transparent, VipsImage described, VipsImage film) =>
    [
        color.WebpsaveBuffer(),
        color.WebpsaveBuffer(lossless: true),
        transparent.WebpsaveBuffer(),
        transparent.WebpsaveBuffer(lossless: true),
        film.WebpsaveBuffer(),
        film.WebpsaveBuffer(lossless: true),
        described.WebpsaveBuffer(profile: "p3"),
    ];

    private static byte[][] Tiff(VipsImage color, VipsImage gray, VipsImage transparent, VipsImage deep, VipsImage described)
    {
        using var real = color.Cast(Enums.BandFormat.Float);
        using var lab = color.Colourspace(Enums.Interpretation.Lab);
        using var light = transparent.Colourspace(Enums.Interpretation.Scrgb);
        return
        [
            color.TiffsaveBuffer(),
            color.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw, predictor: Enums.ForeignTiffPredictor.Horizontal),
            transparent.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate),
            color.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Packbits),
            color.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Jpeg),
            color.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw, tile: true, tileWidth: 16, tileHeight: 16),
            color.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Jpeg, tile: true, tileWidth: 16, tileHeight: 16, pyramid: true),
            deep.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate, bigtiff: true),
            gray.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Ccittfax4, bitdepth: 1),
            gray.TiffsaveBuffer(bitdepth: 2),
            real.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw, predictor: Enums.ForeignTiffPredictor.Float),
            light.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate),
            transparent.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Webp),
            PlanarTiff.Encode(Width, Height, tile: null),
            PlanarTiff.Encode(Width, Height, tile: 32),
            lab.TiffsaveBuffer(),
            described.TiffsaveBuffer(profile: "p3"),
        ];
    }

    private static byte[][] Gif(VipsImage color, VipsImage transparent, VipsImage film) =>
    [
        color.GifsaveBuffer(),
        color.GifsaveBuffer(interlace: true),
        transparent.GifsaveBuffer(bitdepth: 4),
        film.GifsaveBuffer(),
        film.GifsaveBuffer(interlace: true, keepDuplicateFrames: true),
    ];

    private static byte[][] Avif(VipsImage color, VipsImage gray, VipsImage transparent, VipsImage described)
    {
        return
        [
            Encode(color),
            Encode(color, lossless: true),
            Encode(color, bits: 10),
            Encode(color, bits: 12),
            Encode(gray),
            Encode(transparent),
            Encode(described),
        ];

        static byte[] Encode(VipsImage image, int bits = 8, bool lossless = false) =>
            image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, bitdepth: bits, lossless: lossless, effort: 1);
    }

    /// <summary>A slope with some noise, more or less transparent from left to right.</summary>
    private static VipsImage Draw(int bands)
    {
        var random = new Random(1);
        var bytes = new byte[Width * Height * bands];
        for (var i = 0; i < bytes.Length; i++)
        {
            var (x, y, band) = (i / bands % Width, i / bands / Width, i % bands);
            bytes[i] = (byte)(band == 3 ? x * 255 / Width : (x * (band + 1)) + (y * 3) + random.Next(20));
        }

        using var memory = VipsImage.NewFromMemoryCopy<byte>(bytes, Width, Height, bands, Enums.BandFormat.Uchar);
        return memory.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>The same with EXIF and XMP; turned by 90°.</summary>
    private static VipsImage Describe(VipsImage image) => image.Mutate(mutable =>
    {
        mutable.Set(GValue.GIntType, "orientation", 6);
        mutable.Set(GValue.GStrType, "exif-ifd0-ImageDescription", "a slope (a slope, ASCII, 8 components, 8 bytes)");
        mutable.Set(GValue.BlobType, "xmp-data", "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"></x:xmpmeta>"u8.ToArray());
    });

    /// <summary>Three frames below each other.</summary>
    private static VipsImage Film(VipsImage frame)
    {
        using var upsideDown = frame.Flip(Enums.Direction.Vertical);
        using var mirrored = frame.Flip(Enums.Direction.Horizontal);
        using var frames = VipsImage.Arrayjoin([frame, upsideDown, mirrored], across: 1);
        return frames.Mutate(mutable =>
        {
            mutable.Set(GValue.GIntType, "page-height", Height);
            mutable.Set(GValue.ArrayIntType, "delay", new[] { 40, 80, 0 });
        });
    }
}
