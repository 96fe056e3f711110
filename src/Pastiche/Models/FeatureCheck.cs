using Pastiche.Graphs;
using Pastiche.Runtime;

namespace Pastiche.Models;

/// <summary>Runs a network on a small picture to check that it can be used.</summary>
internal static class FeatureCheck
{
    /// <summary>A side that every stride divides, at which networks are trained.</summary>
    private const int Side = 224;

    /// <summary>Runs the network up to its deepest layer.</summary>
    /// <param name="backbone">The network.</param>
    /// <param name="path">Its file, for the message.</param>
    /// <exception cref="PasticheException">It cannot be run, or its features are not finite.</exception>
    public static void Run(Backbone backbone, string path)
    {
        try
        {
            var graph = new Graph("check");
            var image = graph.Input(Backbone.ImageInput, [1, 3, Side, Side]);
            var deepest = backbone.Layers[^1].Name;
            graph.Output(deepest, backbone.Features(graph, image, deepest)[deepest]);
            using var compiled = new EngineExecutor(Engine.Auto, 0, Device.Cpu).Compile(graph).Graph;
            Paint(compiled.Input(Backbone.ImageInput));
            compiled.Run();
            foreach (var value in compiled.Output(deepest))
            {
                if (!float.IsFinite(value)) throw Errors.UnusableModel(path, $"features of its layer {deepest} are infinite or undefined");
            }
        }
        catch (GraphException problem)
        {
            throw Errors.UnusableModel(path, Errors.Reason(problem), problem);
        }
    }

    /// <summary>Fills a picture with coloured waves, from 0 to 1.</summary>
    private static void Paint(Span<float> image)
    {
        for (var i = 0; i < image.Length; i++)
        {
            var (y, x) = Math.DivRem(i, Side);
            image[i] = 0.5f + (0.5f * MathF.Sin((x * 0.2f) + (y * 0.05f)));
        }
    }
}
