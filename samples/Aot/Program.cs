// Paints a small picture, compiled natively. From the root of the repository, with clang and the headers of zlib installed:
//     dotnet publish samples/Aot
//     samples/Aot/bin/Release/net10.0/linux-x64/publish/Aot samples/content/chelsea.jpg samples/styles/mosaic.jpg stylised.png
// dotnet run -c Release --project samples/Aot -- … runs the same program, compiled while it runs.

using Pastiche;

if (args is not [var content, var style, var output])
{
    Console.Error.WriteLine("usage: Aot CONTENT STYLE OUTPUT");
    return 2;
}

// The only engine here, as no package brings ONNX Runtime's native part.
using var stylizer = new Stylizer(engine: Engine.Cpu);
var options = StylizeOptions.Default with { Scales = ScaleSchedule.UpTo(256, iterations: 20) };
stylizer.Run(Image.Load(content), Image.Load(style), options).Save(output);
// The picture has its recipe with it, and so the engine with the vector instructions that it took.
Console.WriteLine(Recipe.Load(output).Engine);
return 0;
