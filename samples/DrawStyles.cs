#!/usr/bin/env dotnet
#:include drawing/*.cs
#:package SkiaSharp
#:package SkiaSharp.NativeAssets.Linux.NoDependencies
#:property GenerateDocumentationFile=true

// Draws the style pictures in samples/styles. From the root of the repository:
//     dotnet run samples/DrawStyles.cs                    all of them
//     dotnet run samples/DrawStyles.cs -- mosaic          only those named
// Every picture comes from fixed seeds, so on one machine a run repeats the last one exactly.

using System.Diagnostics;

var pictures = new Dictionary<string, Func<Raster>>
{
    ["night_swirls"] = NightSwirls.Draw,
    ["stained_glass"] = StainedGlass.Draw,
    ["woodblock_waves"] = WoodblockWaves.Draw,
    ["ink_hatching"] = InkHatching.Draw,
    ["mosaic"] = Mosaic.Draw,
};

string[] names = args.Length > 0 ? args : [.. pictures.Keys];
if (names.FirstOrDefault(name => !pictures.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"No picture is called '{unknown}'. There are: {string.Join(", ", pictures.Keys)}.");
    return 1;
}

string folder = Path.Combine("samples", "styles");
Directory.CreateDirectory(folder);
foreach (string name in names)
{
    var clock = Stopwatch.StartNew();
    string path = Path.Combine(folder, name + ".jpg");
    pictures[name]().SaveJpeg(path);
    Console.WriteLine($"{path}  {new FileInfo(path).Length / 1024} KB  {clock.Elapsed.TotalSeconds:F1} s");
}

return 0;
