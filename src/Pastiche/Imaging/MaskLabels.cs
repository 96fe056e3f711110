using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>The labels of a grey picture: whole numbers, as segmentation programs write to name the object of each pixel.</summary>
internal sealed class MaskLabels
{
    /// <summary>The brightness in steps of 8 bits below which a picture is not meant to be looked at.</summary>
    private const int Dark = 32;

    private const int MostLabels = 256;

    private readonly int[] _labels;

    private MaskLabels(int[] labels, float brightest)
    {
        _labels = labels;
        Shares =
        [
            .. labels.CountBy(label => label).OrderByDescending(count => count.Value).ThenBy(count => count.Key)
                .Select(count => (count.Key, (double)count.Value / labels.Length)),
        ];
        AreLikely = brightest < Dark / 255f && Shares.Count <= MostLabels && Shares is not [(0, _)];
    }

    /// <summary>The labels, each with its share of the picture, the largest first.</summary>
    public IReadOnlyList<(int Label, double Share)> Shares { get; }

    /// <summary>Whether the picture is so dark, and has so few values, that it probably holds labels.</summary>
    public bool AreLikely { get; }

    /// <summary>Reads the labels of a picture, in steps of 8 or else of 16 bits; null if it is in colours, or has other steps.</summary>
    public static MaskLabels? Of(Image image)
    {
        var red = image.Plane(0);
        var green = image.Plane(1);
        var blue = image.Plane(2);
        if (!red.SequenceEqual(green) || !green.SequenceEqual(blue)) return null;
        return (WholeSteps(green, byte.MaxValue) ?? WholeSteps(green, ushort.MaxValue)) is { } labels
            ? new MaskLabels(labels, TensorPrimitives.Max<float>(green))
            : null;
    }

    /// <summary>Selects a label: 1 where it is, 0 elsewhere; null if the picture does not have it.</summary>
    public float[]? Select(int label) =>
        Shares.Any(share => share.Label == label) ? Array.ConvertAll(_labels, other => other == label ? 1f : 0) : null;

    /// <summary>Selects all labels but 0: 1 where one is, 0 elsewhere.</summary>
    public float[] SelectAny() => Array.ConvertAll(_labels, label => label == 0 ? 0f : 1);

    private static int[]? WholeSteps(ReadOnlySpan<float> values, int white)
    {
        var steps = new int[values.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            var exact = values[i] * (double)white;
            steps[i] = (int)Math.Round(exact);
            // Within the rounding of single precision; a step of 16 bits is not a rounded one of 8.
            if (!(Math.Abs(exact - steps[i]) <= white * 1e-7) || steps[i] < 0 || steps[i] > white) return null;
        }

        return steps;
    }
}
