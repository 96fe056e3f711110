#!/usr/bin/env dotnet
#:package SkiaSharp
#:package SkiaSharp.NativeAssets.Linux.NoDependencies
#:property GenerateDocumentationFile=true

// Draws the masks in samples/masks: outlines of what is in the sample photographs, traced by hand, with edges a little soft.
// From the root of the repository:
//     dotnet run samples/DrawMasks.cs

using SkiaSharp;

const float Softness = 1.5f;

// The astronaut with her helmet, 512 × 512, from the crown of her head clockwise.
SKPoint[] astronaut =
[
    new(232, 14), new(262, 20), new(285, 38), new(299, 65), new(302, 95), new(296, 116), new(283, 129), new(275, 131), new(271, 145),
    new(262, 165), new(262, 172), new(280, 182), new(297, 205), new(304, 232), new(303, 246), new(325, 257), new(345, 271), new(356, 290),
    new(359, 320), new(361, 351), new(372, 347), new(402, 343), new(432, 350), new(462, 368), new(486, 400), new(499, 430), new(508, 452),
    new(514, 458), new(514, 514), new(20, 514), new(20, 490), new(23, 450), new(19, 420), new(21, 380), new(29, 340), new(38, 310),
    new(50, 280), new(66, 250), new(90, 226), new(112, 210), new(115, 185), new(125, 166), new(145, 152), new(165, 148), new(182, 149),
    new(180, 135), new(176, 118), new(165, 112), new(156, 95), new(155, 70), new(162, 45), new(180, 25), new(205, 16),
];

Directory.CreateDirectory(Path.Combine("samples", "masks"));
Draw("astronaut", 512, 512, astronaut, background: false);
Draw("astronaut_background", 512, 512, astronaut, background: true);

static void Draw(string name, int width, int height, SKPoint[] outline, bool background)
{
    using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
    using (var canvas = new SKCanvas(bitmap))
    using (var blur = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, Softness))
    using (var builder = new SKPathBuilder())
    using (var paint = new SKPaint { IsAntialias = true, MaskFilter = blur, Color = background ? SKColors.Black : SKColors.White })
    {
        canvas.Clear(background ? SKColors.White : SKColors.Black);
        builder.AddPoly(outline, true);
        using var path = builder.Detach();
        canvas.DrawPath(path, paint);
    }

    var file = Path.Combine("samples", "masks", name + ".png");
    using var stream = File.Create(file);
    bitmap.Encode(stream, SKEncodedImageFormat.Png, 100);
    Console.WriteLine(file);
}
