using Pastiche.Graphs.Onnx;

// Keeps the part of a CNN that style transfer needs, as a smaller ONNX file: BackboneTrimmer MODEL.onnx OUT.onnx TENSOR…
// Called by the build of Pastiche.csproj, which embeds the result.
if (args.Length < 3)
{
    Console.Error.WriteLine("usage: BackboneTrimmer MODEL.onnx OUT.onnx TENSOR...");
    return 2;
}

var graph = OnnxReader.Read(File.ReadAllBytes(args[0]), Path.GetFileNameWithoutExtension(args[0]), [1, 3, 224, 224], args[2..]);
var temporary = args[1] + ".partial";
File.WriteAllBytes(temporary, OnnxWriter.Write(graph));
File.Move(temporary, args[1], overwrite: true);
return 0;
