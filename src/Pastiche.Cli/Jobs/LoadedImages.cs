using Pastiche.Cli.Display;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Jobs;

/// <summary>The images of a request, loaded no larger than needed.</summary>
/// <param name="Content">The content, or an empty image of the size of a texture.</param>
/// <param name="Styles">The styles.</param>
/// <param name="Options">The options, with the starting image and the map of detail if there are any.</param>
internal sealed record LoadedImages(Image Content, StyleMix Styles, StylizeOptions Options)
{
    private const int SmallestLongSide = 16;

    /// <summary>Loads the images of a request.</summary>
    /// <exception cref="PasticheException">An image cannot be read, or the format of the result does not suit it.</exception>
    public static LoadedImages Load(StylizeRequest request)
    {
        var content = request.Content is { } path ? InputImage.Load(path, request.LongestSide) : Canvas(request);
        OutputFile.CheckTransparency(request, content);
        // A file that several styles share is loaded once.
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
        var options = request.Options with { DetailMap = LoadMask(request.DetailMap, request.LongestSide) };
        if (request.Start is not null)
            options = options with { Initialization = Initialization.FromImage(Image.Load(request.Start, request.LongestSide)) };
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

    /// <summary>An empty image that stands for the content of a texture and has its size.</summary>
    private static Image Canvas(StylizeRequest request)
    {
        var (width, height) = request.Canvas.ShrinkTo(request.LongestSide);
        return new Image(width, height);
    }

    /// <summary>Checks that no image is too small. The plan reports images that were reduced here, so they pass.</summary>
    /// <exception cref="PasticheException">An image is too small.</exception>
    public void RequireSomething(StylizeRequest request)
    {
        if (request.Content is { } path) RequireSomething(path, Content);
        foreach (var (style, asked) in Styles.Zip(request.Styles)) RequireSomething(asked.Path, style.Image);
    }

    /// <summary>Loads a single image.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="longSide">The long side at which the image is used, in pixels.</param>
    /// <exception cref="PasticheException">The image cannot be read, or is too small.</exception>
    public static Image Load(string path, int longSide)
    {
        var image = InputImage.Load(path, longSide);
        // The plan reports an image that was reduced here.
        if (longSide >= SmallestLongSide) RequireSomething(path, image);
        return image;
    }

    private static void RequireSomething(string path, Image image)
    {
        if (Math.Max(image.Width, image.Height) < SmallestLongSide)
            throw Errors.TooSmall(path, Format.Size(image.Width, image.Height), SmallestLongSide);
    }
}
