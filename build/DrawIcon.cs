#!/usr/bin/env dotnet
#:include ../samples/drawing/*.cs
#:package SkiaSharp
#:package SkiaSharp.NativeAssets.Linux.NoDependencies

// Draws build/icon.png, the packages' icon: a P, written in one spiral stroke of gold upon a night that swirls round it.
// From the root of the repository:
//     dotnet run build/DrawIcon.cs

using System.Numerics;
using SkiaSharp;

const int Size = 128, Scale = 4;
var random = new Random(1876);
var eye = new Vector2(70, 51);

using var canvas = SKSurface.Create(new SKImageInfo(Size * Scale, Size * Scale));
canvas.Canvas.Scale(Scale);
canvas.Canvas.ClipRoundRect(new SKRoundRect(new SKRect(0, 0, Size, Size), 28), antialias: true);
canvas.Canvas.Clear(Rgb.ToColor(Rgb.Hex(0x13235B)));
PaintNight();
Stroke(t => Letter(0.97f * t) + new Vector2(2, 2.5f), steps: 160, width: 15, SKColors.Black.WithAlpha(120)); // a shadow
PaintBristles();

using SKImage large = canvas.Snapshot();
using var icon = new SKBitmap(Size, Size);
using SKPixmap pixels = icon.PeekPixels();
large.ScalePixels(pixels, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
using FileStream file = File.Create(Path.Combine("build", "icon.png"));
icon.Encode(file, SKEncodedImageFormat.Png, 100);

// Short arcs about the eye of the spiral, lighter near it, as if the letter shone.
void PaintNight()
{
    Vector3[] blues = Rgb.List(0x6FA8DC, 0x3F74C8, 0x2A4FA8, 0x1C347F, 0x13235B);
    for (int i = 0; i < 900; i++)
    {
        float radius = 120 * MathF.Sqrt(random.NextSingle()), from = MathF.Tau * random.NextSingle();
        float light = radius / 105 + 0.3f * (random.NextSingle() - 0.5f);
        Vector2 At(float t) => eye + (radius - 5 * t) * Plane.Unit(from + t * MathF.Min(1.6f, 22 / (radius + 1)));
        Stroke(At, steps: 12, width: 1.2f + 1.6f * random.NextSingle(), Rgb.ToColor(Rgb.Ramp(blues, light)));
    }
}

void PaintBristles()
{
    Vector3[] golds = Rgb.List(0xB8741A, 0xE9A92B, 0xFFD65C, 0xFFF0B0);
    for (int i = 0; i < 90; i++)
    {
        float across = random.NextSingle() * 2 - 1, from = 0.03f * random.NextSingle(), to = 1 - 0.035f * random.NextSingle();
        float light = 0.55f - 0.4f * across + 0.3f * (random.NextSingle() - 0.5f);
        Stroke(t => Bristle(from + t * (to - from), across), steps: 120, width: 1.7f, Rgb.ToColor(Rgb.Ramp(golds, light)));
    }
}

// The brush: narrow where it starts in the eye, then as wide as the letter's stem.
Vector2 Bristle(float t, float across)
{
    Vector2 along = Letter(t + 0.004f) - Letter(t - 0.004f);
    return Letter(t) + across * 8 * Plane.Smoothstep(-0.1f, 0.35f, t) * Plane.Normal(along);
}

// Outwards from the eye to the left of the bowl, then straight down: the stem.
Vector2 Letter(float t)
{
    const float Bowl = 0.72f, Turns = 1.4f, Radius = 33;
    float turned = MathF.Min(t / Bowl, 1);
    Vector2 bowl = eye + (3 + (Radius - 3) * turned) * Plane.Unit(MathF.Tau * Turns * (1 - turned) - MathF.PI);
    return bowl + new Vector2(0, 62 * MathF.Max(t - Bowl, 0) / (1 - Bowl));
}

void Stroke(Func<float, Vector2> at, int steps, float width, SKColor color)
{
    using var paint = new SKPaint
    {
        Color = color,
        StrokeWidth = width,
        Style = SKPaintStyle.Stroke,
        StrokeCap = SKStrokeCap.Round,
        IsAntialias = true,
    };
    using SKPath path = Plane.Path(Enumerable.Range(0, steps + 1).Select(i => at(i / (float)steps)));
    canvas.Canvas.DrawPath(path, paint);
}
