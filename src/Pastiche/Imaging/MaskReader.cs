using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>Reads pictures as masks: as they were asked to be, or as they suggest.</summary>
internal static class MaskReader
{
    /// <summary>
    /// Colours and labels are told apart before the picture is reduced, so that neighbours do not mix. One with a longer side than this is
    /// reduced to it before, which bounds the memory.
    /// </summary>
    private const int LongestMap = 4096;

    /// <summary>Loads a picture as <see cref="Mask.Load"/> says.</summary>
    public static Mask Load(string path, MaskReading? reading, int? longSide)
    {
        var picture = Image.Load(path, longSide);
        if (longSide is not { } side || Math.Max(picture.Width, picture.Height) < side) return Read(picture, reading, path);
        IReadOnlyList<string> remarks = [];
        if (reading is null) (reading, remarks) = MaskTraits.Of(picture);
        if (remarks.Count > 0) (reading, remarks) = MaskTraits.Of(LoadMap());
        // Decided by the reading alone: the same file read in the same way gives the same bytes.
        if (reading.Kind is MaskReadingKind.Luma or MaskReadingKind.Alpha) return Read(picture, reading, remarks, path);
        return Read(LoadMap(), reading, remarks, path).Resize(picture.Width, picture.Height);

        Image LoadMap() => Image.Load(path, Math.Max(side, LongestMap));
    }

    /// <summary>Reads a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="reading">How; null for what the picture suggests.</param>
    /// <param name="where">What to call it in messages.</param>
    public static Mask Read(Image picture, MaskReading? reading, string where)
    {
        FinitePixels.Require("mask", picture);
        if (reading is not null) return Read(picture, reading, [], where);
        var (suggested, remarks) = MaskTraits.Of(picture);
        return Read(picture, suggested, remarks, where);
    }

    private static Mask Read(Image picture, MaskReading reading, IReadOnlyList<string> remarks, string where)
    {
        var values = reading.Kind switch
        {
            MaskReadingKind.Alpha => Alpha(picture, where),
            MaskReadingKind.Labels => Labels(picture, where).SelectAny(),
            MaskReadingKind.Label => Label(picture, reading, where),
            MaskReadingKind.Color => Color(picture, reading, where),
            _ => Luma(picture),
        };
        if (picture.HasAlpha && reading != MaskReading.Alpha) TensorPrimitives.Multiply(values, picture.Alpha, values);
        return new Mask(picture.Width, values)
        {
            Reading = reading,
            Remarks = [.. remarks, .. picture.Notes],
            Source = (object?)picture.Checksum ?? picture,
        };
    }

    private static float[] Luma(Image picture)
    {
        var red = picture.Plane(0);
        var green = picture.Plane(1);
        var blue = picture.Plane(2);
        var values = new float[green.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // Written so that grey is itself, to the bit.
            values[i] = Math.Clamp(green[i] + (0.2126f * (red[i] - green[i])) + (0.0722f * (blue[i] - green[i])), 0, 1);
        }

        return values;
    }

    private static float[] Alpha(Image picture, string where)
    {
        if (!picture.HasAlpha) Throw.OpaqueMask(where);
        return picture.Alpha.ToArray();
    }

    private static MaskLabels Labels(Image picture, string where)
    {
        if (MaskLabels.Of(picture) is { } labels) return labels;
        Throw.NoLabels(where, MaskText.Of(new FlatColors(picture)));
        return null;
    }

    private static float[] Label(Image picture, MaskReading reading, string where)
    {
        var labels = Labels(picture, where);
        if (labels.Select(reading.Value) is { } values) return values;
        Throw.NoSuchPart(where, $"label {reading.Value}", "labels", MaskText.Of(labels));
        return [];
    }

    private static float[] Color(Image picture, MaskReading reading, string where)
    {
        var colors = new FlatColors(picture);
        if (colors.Select(reading.Value) is { } values) return values;
        Throw.NoSuchPart(where, $"colour {reading}", "colours", MaskText.Of(colors));
        return [];
    }
}
