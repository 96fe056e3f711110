using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>Reads pictures as masks, as asked for or as they suggest.</summary>
internal static class MaskReader
{
    /// <summary>
    /// The longest side at which colours and labels are identified. This happens before the picture is reduced, so that neighbours do not
    /// mix; reducing it to this side bounds the memory.
    /// </summary>
    private const int LongestMap = 4096;

    /// <summary>Loads a mask as <see cref="Mask.Load"/> does.</summary>
    public static Mask Load(string path, MaskReading? reading, int? longSide)
    {
        var image = Image.Load(path, longSide);
        if (longSide is not { } side || Math.Max(image.Width, image.Height) < side) return Read(image, reading, path);
        IReadOnlyList<string> remarks = [];
        if (reading is null) (reading, remarks) = MaskTraits.Of(image);
        if (remarks.Count > 0) (reading, remarks) = MaskTraits.Of(LoadMap());
        // The reading alone decides, so that the same file read in the same way gives the same bytes.
        if (reading.Kind is MaskReadingKind.Luma or MaskReadingKind.Alpha) return Read(image, reading, remarks, path);
        return Read(LoadMap(), reading, remarks, path).Resize(image.Width, image.Height);

        Image LoadMap() => Image.Load(path, Math.Max(side, LongestMap));
    }

    /// <summary>Reads a picture as a mask.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="reading">The reading; null for the one that the picture suggests.</param>
    /// <param name="where">The name of the picture in messages.</param>
    public static Mask Read(Image image, MaskReading? reading, string where)
    {
        FinitePixels.Require("mask", image);
        if (reading is not null) return Read(image, reading, [], where);
        var (suggested, remarks) = MaskTraits.Of(image);
        return Read(image, suggested, remarks, where);
    }

    private static Mask Read(Image image, MaskReading reading, IReadOnlyList<string> remarks, string where)
    {
        var values = reading.Kind switch
        {
            MaskReadingKind.Alpha => Alpha(image, where),
            MaskReadingKind.Labels => Labels(image, where).SelectAny(),
            MaskReadingKind.Label => Label(image, reading, where),
            MaskReadingKind.Color => Color(image, reading, where),
            _ => Luma.Of(image),
        };
        if (image.HasAlpha && reading != MaskReading.Alpha) TensorPrimitives.Multiply(values, image.Alpha, values);
        return new Mask(image.Width, values)
        {
            Reading = reading,
            Remarks = [.. remarks, .. image.Notes],
            Source = (object?)image.Checksum ?? image,
        };
    }

    private static float[] Alpha(Image image, string where)
    {
        if (!image.HasAlpha) throw Errors.OpaqueMask(where);
        return image.Alpha.ToArray();
    }

    private static MaskLabels Labels(Image image, string where)
    {
        if (MaskLabels.Of(image) is { } labels) return labels;
        throw Errors.NoLabels(where, MaskText.Of(new FlatColors(image)));
    }

    private static float[] Label(Image image, MaskReading reading, string where)
    {
        var labels = Labels(image, where);
        if (labels.Select(reading.Value) is { } values) return values;
        throw Errors.NoSuchPart(where, $"label {reading.Value}", "labels", MaskText.Of(labels));
    }

    private static float[] Color(Image image, MaskReading reading, string where)
    {
        var colors = new FlatColors(image);
        if (colors.Select(reading.Value) is { } values) return values;
        throw Errors.NoSuchPart(where, $"colour {reading}", "colours", MaskText.Of(colors));
    }
}
