using System.Runtime.InteropServices;

namespace Pastiche.Imaging;

/// <summary>
/// The colours of a picture of flat colours, such as a map of regions. Smooth edges and lossy compression add colours between them; those
/// never fill a patch, and belong to the nearest flat one.
/// </summary>
internal sealed class FlatColors
{
    /// <summary>The largest difference in red, green and blue, in steps of 8 bits, at which two colours count as equal.</summary>
    public const int Tolerance = 16;

    private const double FlatPart = 0.75;
    private const int Invisible = -1;
    private const int MostExact = 256;
    private const int SurelyExact = 8;

    /// <summary>
    /// The most colours that are counted: pictures of flat colours have fewer, and counting those of a photograph would take as much
    /// memory as the photograph.
    /// </summary>
    private const int MostColors = 1 << 20;

    private readonly int[] _keys;
    private readonly Dictionary<int, Count> _counts = [];
    private readonly List<int> _flat;
    private readonly long _visible;

    public FlatColors(Image image)
    {
        _keys = Keys(image);
        if (!Tally(image.Width)) _counts.Clear();
        _visible = _counts.Values.Sum(count => (long)count.All);
        IsExact = _counts.Count <= SurelyExact || (_counts.Count <= MostExact && PartOf(color => _counts[color].Flat == 0) <= 0.01);
        _flat = FindFlat();
        IsFlat = PartOf(color => _flat.Exists(flat => Distance(flat, color) <= Tolerance)) >= FlatPart;
        Colors = [.. Shares().OrderByDescending(color => color.Share).ThenBy(color => color.Color)];
    }

    /// <summary>The flat colours as 0xRRGGBB, each with its share of the visible picture, the largest first.</summary>
    public IReadOnlyList<(int Color, double Share)> Colors { get; }

    /// <summary>Whether flat colours make up most of the picture.</summary>
    public bool IsFlat { get; }

    /// <summary>Whether the colours are exact, not changed by lossy compression, so that similar ones are distinct.</summary>
    private bool IsExact { get; }

    /// <summary>Selects a colour: 1 where a pixel belongs to it, 0 elsewhere; null if the picture does not have it.</summary>
    public float[]? Select(int color)
    {
        if (!IsFlat) return _keys.Any(IsNear) ? Array.ConvertAll(_keys, key => IsNear(key) ? 1f : 0) : null;
        if (Find(color) is not { } found) return null;
        var flat = _flat.Contains(found) ? _flat : [.. _flat, found];
        var chosen = _counts.Keys.Where(other => Nearest(other, flat) == found).ToHashSet();
        return Array.ConvertAll(_keys, key => chosen.Contains(key) ? 1f : 0);

        bool IsNear(int key) => key != Invisible && Distance(key, color) <= Tolerance;
    }

    /// <summary>The picture's colour that is nearest to the one asked for, within the tolerance.</summary>
    private int? Find(int color)
    {
        var occurs = _counts.ContainsKey(color);
        if (IsExact && occurs) return color;
        if (_flat.Count > 0 && Nearest(color, _flat) is var nearest && Distance(nearest, color) <= Tolerance) return nearest;
        return occurs ? color : null;
    }

    private static int[] Keys(Image image)
    {
        var keys = new int[image.Width * image.Height];
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var plane = image.Plane(channel);
            for (var i = 0; i < keys.Length; i++) keys[i] = (keys[i] << 8) | (int)((Math.Clamp(plane[i], 0, 1) * 255) + 0.5f);
        }

        if (!image.HasAlpha) return keys;
        for (var i = 0; i < keys.Length; i++)
            if (image.Alpha[i] < Mask.Black) keys[i] = Invisible;
        return keys;
    }

    /// <summary>Counts the colours of flat pixels, which are like their right and lower neighbours.</summary>
    /// <returns>Whether there are not too many.</returns>
    private bool Tally(int width)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] == Invisible) continue;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, _keys[i], out _);
            var across = (i + 1) % width == 0 || _keys[i + 1] == _keys[i];
            var down = i + width >= _keys.Length || _keys[i + width] == _keys[i];
            count = new Count(count.All + 1, count.Flat + (across && down ? 1 : 0));
            if (_counts.Count > MostColors) return false;
        }

        return true;
    }

    /// <summary>
    /// Finds the flat colours: all of them if they are exact, otherwise those that are frequent and not close to a more frequent one.
    /// </summary>
    private List<int> FindFlat()
    {
        var least = IsExact ? 1 : Math.Max(1, _visible / 1000);
        var flat = new List<int>();
        var frequent = _counts.Where(count => count.Value.Flat >= least || _counts.Count <= SurelyExact);
        foreach (var (color, _) in frequent.OrderByDescending(count => count.Value.Flat).ThenBy(count => count.Key))
        {
            if (IsExact || !flat.Exists(other => Distance(other, color) <= Tolerance)) flat.Add(color);
        }

        return flat;
    }

    private IEnumerable<(int Color, double Share)> Shares()
    {
        if (_flat.Count == 0) return [];
        var groups = _counts.GroupBy(count => Nearest(count.Key, _flat), count => (long)count.Value.All);
        return groups.Select(group => (group.Key, (double)group.Sum() / _visible));
    }

    private double PartOf(Func<int, bool> which) =>
        _visible == 0 ? 0 : (double)_counts.Where(count => which(count.Key)).Sum(count => (long)count.Value.All) / _visible;

    private static int Nearest(int color, List<int> among) =>
        among.Count == 0 ? color : among.MinBy(other => SquaredDistance(other, color));

    private static int SquaredDistance(int one, int other)
    {
        var (red, green, blue) = Differences(one, other);
        return (red * red) + (green * green) + (blue * blue);
    }

    private static int Distance(int one, int other)
    {
        var (red, green, blue) = Differences(one, other);
        return Math.Max(Math.Abs(red), Math.Max(Math.Abs(green), Math.Abs(blue)));
    }

    private static (int Red, int Green, int Blue) Differences(int one, int other) =>
        ((one >> 16) - (other >> 16), ((one >> 8) & 255) - ((other >> 8) & 255), (one & 255) - (other & 255));

    private readonly record struct Count(int All, int Flat);
}
