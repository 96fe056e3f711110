#!/usr/bin/env dotnet
#:project ../src/Pastiche/Pastiche.csproj
#:property GenerateDocumentationFile=true

// A walk through the library, as in a notebook: each cell does one thing, says what it found, and leaves its picture in a folder.
// From the root of the repository, about half a minute:
//     dotnet run -c Release samples/Walk.cs
//     dotnet run -c Release samples/Walk.cs -- FOLDER

using System.Globalization;
using Pastiche;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = Directory.CreateDirectory(args.FirstOrDefault() ?? "walk").FullName;
string In(string name) => Path.Combine(folder, name);

Cell("Two pictures");
var info = ImageInfo.Read("samples/content/chelsea.jpg");
Console.WriteLine($"The content is a {info.Format} of {info.Width}×{info.Height} pixels.");
var content = Image.Load("samples/content/chelsea.jpg");
var style = Image.Load("samples/styles/night_swirls.jpg", longSide: 512);
Show(content);

Cell("What a network sees of the style");
using var extractor = new FeatureExtractor();
foreach (var features in extractor.Extract(style, "stem", "stage2_2"))
{
    var gram = features.Gram();
    Console.WriteLine(
        $"{features.Layer.Name}: {features.Maps} maps of {features.Width}×{features.Height}, a Gram matrix of {gram.Size}×{gram.Size}");
}

Cell("What a run will take");
using var stylizer = new Stylizer();
var options = StylizeOptions.Default with { Scales = ScaleSchedule.UpTo(256) };
var plan = stylizer.Plan(content, style, options);
foreach (var scale in plan.Scales) Console.WriteLine($"{scale.Width}×{scale.Height}, {scale.Iterations} iterations");
Console.WriteLine($"about {plan.MemoryBytes / 1_000_000} MB of memory");

Cell("The picture");
var said = -1;
var result = await stylizer.RunAsync(content, style, options, new Watch(report =>
{
    var tenth = (int)(10 * report.Fraction);
    if (tenth == said) return;
    said = tenth;
    Console.WriteLine($"{report.Fraction:P0}: content {report.Terms.Content:F3}, style {report.Terms.Style:F3}");
}));
await result.SaveAsync(In("cat.png"));
Show(result.Image);

Cell("How near it is to both");
var there = result.Image;
var losses = stylizer.Measure([content.Resize(there.Width, there.Height), there], content, style, options);
Console.WriteLine($"the photograph: content {losses[0].Terms.Content:F3}, style {losses[0].Terms.Style:F3}");
Console.WriteLine($"the painting:   content {losses[1].Terms.Content:F3}, style {losses[1].Terms.Style:F3}");

Cell("Other ways to look at it");
var small = options with { Scales = ScaleSchedule.UpTo(128) };
foreach (var strength in new[] { 0.2f, 0.5f, 0.8f })
    stylizer.Run(content, style, small with { Strength = strength }).Save(In($"strength-{strength}.png"));
stylizer.Run(content, style, small with { Colors = ColorSource.Content }).Save(In("own-colours.png"));
Console.WriteLine(string.Join(", ", Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order()));

Cell("The same again");
var recipe = Recipe.Load(In("cat.png"));
var again = stylizer.Run(content, style, recipe.Options);
Console.WriteLine($"the same pixels: {again.Image.Pixels.SequenceEqual(result.Image.Pixels)}");

static void Cell(string title) => Console.WriteLine($"\n# {title}");

// A picture in letters, from black to white: pixels as other libraries take them.
static void Show(Image image)
{
    const string Letters = " .:-=+*#%@";
    var small = image.Resize(64, Math.Max(1, 32 * image.Height / image.Width));
    var pixels = new byte[small.Width * small.Height];
    small.CopyTo(pixels, PixelLayout.Gray8);
    foreach (var row in pixels.Chunk(small.Width))
        Console.WriteLine(string.Concat(row.Select(value => Letters[value * Letters.Length / 256])));
}

// Reports on the thread of the run; Progress<T> would send them to the context of this one.
internal sealed class Watch(Action<StylizeProgress> take) : IProgress<StylizeProgress>
{
    public void Report(StylizeProgress value) => take(value);
}
