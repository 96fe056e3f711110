using Microsoft.ML.OnnxRuntime;
using Pastiche.Graphs;
using Pastiche.Runtime;

namespace Pastiche.Tests.Backbones;

/// <summary>What a network says of a picture: as Pastiche reads it, and as ONNX Runtime runs the file itself.</summary>
internal static class NetworkRun
{
    /// <summary>The features that a backbone has under the name of a tensor in its file.</summary>
    public static float[] Features(Backbone backbone, Image image, string tensor)
    {
        var layer = backbone.FindLayer(tensor).Name;
        var graph = new Graph("features");
        graph.Output(layer, backbone.Features(graph, graph.Input("image", [1, 3, image.Height, image.Width]), layer)[layer]);
        using var compiled = new OnnxRuntimeExecutor(1).Compile(graph);
        image.Pixels.CopyTo(compiled.Input("image"));
        compiled.Run();
        return compiled.Output(layer).ToArray();
    }

    /// <summary>The first output of a session for a picture prepared by hand.</summary>
    public static float[] Reference(InferenceSession session, Image image, Func<float, int, float> prepare, bool channelsLast = false)
    {
        var size = image.Width * image.Height;
        var input = new float[3 * size];
        for (var channel = 0; channel < 3; channel++)
        {
            for (var pixel = 0; pixel < size; pixel++)
                input[channelsLast ? (pixel * 3) + channel : (channel * size) + pixel] = prepare(image.Plane(channel)[pixel], channel);
        }

        long[] shape = channelsLast ? [1, image.Height, image.Width, 3] : [1, 3, image.Height, image.Width];
        using var value = OrtValue.CreateTensorValueFromMemory(input, shape);
        using var options = new RunOptions();
        using var results = session.Run(options, [session.InputNames[0]], [value], [session.OutputNames[0]]);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <summary>As torch's networks want a color from 0 to 1.</summary>
    public static float Torch(float color, int channel) =>
        (color - new[] { 0.485f, 0.456f, 0.406f }[channel]) / new[] { 0.229f, 0.224f, 0.225f }[channel];

    /// <summary>The length of the difference beside that of what was expected.</summary>
    public static double Distance(float[] expected, float[] actual)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        var difference = expected.Zip(actual).Sum(pair => Math.Pow((double)pair.First - pair.Second, 2));
        return Math.Sqrt(difference / expected.Sum(value => (double)value * value));
    }
}
