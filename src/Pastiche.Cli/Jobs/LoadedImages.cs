using Pastiche.Cli.Display;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Jobs;

/// <summary>The pictures of a request, loaded no larger than they are needed.</summary>
/// <param name="Content">What to paint.</param>
/// <param name="Styles">How to paint it.</param>
/// <param name="Options">The options, with the picture to start from, if it is one.</param>
internal sealed record LoadedImages(Image Content, StyleMix Styles, StylizeOptions Options)
{
    private const int SmallestLongSide = 16;

    /// <summary>Loads them.</summary>
    /// <exception cref="PasticheException">One cannot be read, or the result could not be written as it is.</exception>
    public static LoadedImages Load(StylizeRequest request)
    {
        var content = request.Content is { } path ? InputImage.Load(path, request.LongestSide) : Canvas(request);
        OutputFile.CheckTransparency(request, content);
        // What several styles have in common is loaded once.
        var loaded = new Dictionary<string, Image>();
        var masks = new Dictionary<(MaskRequest, int), Mask>();
        Style[] styles =
        [
            .. request.Styles.Select(style => new Style(Load(style.Path, request.LongestSideOf(style)))
            {
                Weight = style.Weight,
                Scale = style.Scale,
                Mask = LoadMask(style.Mask, request.LongestSideOf(style)),
                Region = LoadMask(style.Region, request.LongestSide),
            }),
        ];
        var options = request.Start is null ? request.Options : request.Options with
        {
            Initialization = Initialization.FromImage(Image.Load(request.Start, request.LongestSide)),
        };
        return new LoadedImages(content, [.. styles], options);

        Image Load(string file, int longSide)
        {
            var key = $"{longSide} {file}";
            if (!loaded.TryGetValue(key, out var image)) loaded[key] = image = InputImage.Load(file, longSide);
            return image;
        }

        Mask? LoadMask(MaskRequest? asked, int longSide)
        {
            if (asked is null) return null;
            if (!masks.TryGetValue((asked, longSide), out var mask))
                masks[(asked, longSide)] = mask = Mask.Load(asked.Path, asked.Reading, longSide);
            return mask;
        }
    }

    /// <summary>What a texture has in place of a content: a size, no larger than it is painted at.</summary>
    private static Image Canvas(StylizeRequest request)
    {
        var (width, height) = request.Canvas.ShrinkTo(request.LongestSide);
        return new Image(width, height);
    }

    /// <summary>Enlarging is fine, but a dot has neither content nor style. What was reduced here has enough: the plan says so.</summary>
    /// <exception cref="PasticheException">A picture is a dot.</exception>
    public void RequireSomething(StylizeRequest request)
    {
        if (request.Content is { } path) RequireSomething(path, Content);
        foreach (var (style, asked) in Styles.Zip(request.Styles)) RequireSomething(asked.Path, style.Image);
    }

    /// <summary>Loads a picture that is looked at by itself.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longSide">The long side at which it is looked at.</param>
    /// <exception cref="PasticheException">It cannot be read, or is a dot.</exception>
    public static Image Load(string path, int longSide)
    {
        var image = InputImage.Load(path, longSide);
        // What was reduced has enough: the plan says so.
        if (longSide >= SmallestLongSide) RequireSomething(path, image);
        return image;
    }

    private static void RequireSomething(string path, Image image)
    {
        if (Math.Max(image.Width, image.Height) < SmallestLongSide)
            throw Errors.TooSmall(path, Format.Size(image.Width, image.Height), SmallestLongSide);
    }
}
