#!/usr/bin/env dotnet
#:project ../src/Pastiche/Pastiche.csproj
#:property PublishAot=false
#:property GenerateDocumentationFile=true

// Paints the pictures of docs/gallery and docs/figures that show the default recipe; run it when the recipe changes; it takes minutes.
// Those of the lesson are made by its commands. From the root of the repository:
//     dotnet run -c Release docs/PaintGallery.cs             all of them
//     dotnet run -c Release docs/PaintGallery.cs -- coffee   only those with coffee in their names

using Pastiche;

var (astronaut, chelsea, coffee) = (Content("astronaut"), Content("chelsea"), Content("coffee"));
var (swirls, glass, ink) = (Style("night_swirls"), Style("stained_glass"), Style("ink_hatching"));
var (waves, mosaic) = (Style("woodblock_waves"), Style("mosaic"));
var (standard, draft) = (StylizeOptions.Default, StylizeOptions.Default with { Scales = ScaleSchedule.UpTo(256) });
var background = new Style(swirls) { Region = Mask.Load(Path.Combine("samples", "masks", "astronaut_background.png")) };
var texture = StylizeOptions.Texture with { Scales = ScaleSchedule.UpTo(640) };
using var stylizer = new Stylizer(keptBytes: 1L << 30);

Picture("chelsea-night_swirls", () => Paint(chelsea, swirls, standard));
Picture("coffee-stained_glass", () => Paint(coffee, glass, standard));
Picture("astronaut-ink_hatching", () => Paint(astronaut, ink, standard));
Picture("astronaut-woodblock_waves", () => Paint(astronaut, waves, standard));
Picture("chelsea-mosaic", () => Paint(chelsea, mosaic, standard));
Picture("chelsea-night_swirls-ink_hatching", () => Paint(chelsea, [swirls, ink], standard));
Picture("astronaut-before_night_swirls", () => Paint(astronaut, background, standard));
Picture("coffee-in_its_colours", () => Paint(coffee, swirls, standard with { Colors = ColorSource.Content }));
Picture("mosaic-texture", () => Paint(new Image(640, 320), mosaic, texture));

Figure("strength", columns: 3, () => [.. Strengths().Select(strength => Paint(chelsea, swirls, draft with { Strength = strength }))]);
Figure("colours", columns: 3, () => [.. Palettes().Select(colors => Paint(coffee, swirls, colors))]);
Figure("style-losses", columns: 4, () => [Small(astronaut), Small(swirls), .. Losses().Select(loss => Paint(astronaut, swirls, loss))]);

IEnumerable<float> Strengths() => [0, 0.1f, 0.3f, 0.5f, 0.7f, 1];

IEnumerable<StylizeOptions> Palettes() =>
[
    draft,
    draft with { Colors = ColorSource.Content },
    draft with { Colors = ColorSource.Content, ColorMethod = ColorMethod.Histogram },
    draft with { Colors = ColorSource.Match },
    draft with { Colors = ColorSource.Match, ColorMethod = ColorMethod.Histogram },
    draft with { Colors = ColorSource.Match, ColorMethod = ColorMethod.Luminance },
];

IEnumerable<StylizeOptions> Losses() =>
[
    Of(StyleLossKind.Gram), Of(StyleLossKind.MeanStd), Of(StyleLossKind.Mean), Of(StyleLossKind.Wasserstein),
    Of(StyleLossKind.Neighbors), draft,
];

StylizeOptions Of(StyleLossKind kind) => draft with { StyleLosses = [new StyleLossWeight(kind)] };

Image Paint(Image content, StyleMix styles, StylizeOptions options) => stylizer.Run(content, styles, options).Image;

void Picture(string name, Func<Image> paint) => Save(Path.Combine("docs", "gallery", $"{name}.jpg"), paint);

void Figure(string name, int columns, Func<Image[]> paint) =>
    Save(Path.Combine("docs", "figures", $"{name}.jpg"), () => Tile(paint(), columns));

void Save(string path, Func<Image> paint)
{
    if (args.Length > 0 && !args.Any(path.Contains)) return;
    paint().Save(path, new SaveOptions { Quality = 90 });
    Console.WriteLine(path);
}

static Image Content(string name) => Image.Load(Path.Combine("samples", "content", $"{name}.jpg"));

static Image Style(string name) => Image.Load(Path.Combine("samples", "styles", $"{name}.jpg"));

static Image Small(Image image) => image.Resize(256, 256 * image.Height / image.Width);

static Image Tile(Image[] images, int columns)
{
    const int Gap = 4;
    var (width, height) = (images[0].Width + Gap, images[0].Height + Gap);
    var tiled = new Image((columns * width) - Gap, (images.Length / columns * height) - Gap);
    tiled.Pixels.Fill(1);
    foreach (var (i, image) in images.Index())
    {
        for (var y = 0; y < Math.Min(image.Height, height - Gap); y++)
        {
            var start = (((i / columns * height) + y) * tiled.Width) + (i % columns * width);
            for (var channel = 0; channel < 3; channel++)
                image.Plane(channel).Slice(y * image.Width, image.Width).CopyTo(tiled.Plane(channel)[start..]);
        }
    }

    return tiled;
}
