using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Runtime;

namespace Pastiche;

/// <summary>
/// Looks at pictures with a backbone and hands out what its layers say: the features that content and style are made of. Calls from
/// several threads are served in turn. What it compiled for the last picture is kept for others of that size.
/// </summary>
/// <remarks>
/// L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR 2016): F of equation 1 is a
/// layer's features, G of equation 3 their Gram matrix.
/// </remarks>
public sealed class FeatureExtractor : IDisposable
{
    private readonly Backbone _backbone;
    private readonly EngineExecutor _executor;
    private readonly ExclusiveUse _use = new(nameof(FeatureExtractor));
    private Compiled? _last;

    /// <summary>Creates a feature extractor.</summary>
    /// <param name="backbone">The network; null for <see cref="Backbone.ResNet18"/>.</param>
    /// <param name="threads">How many threads to use, from 1 to 256; null for one a core. Results do not depend on it.</param>
    /// <param name="device">Where the network is run; null for <see cref="Device.Auto"/>.</param>
    /// <param name="engine">What runs it there. Each engine rounds in its own way.</param>
    /// <exception cref="PasticheException">The number of threads is out of range, or the device cannot be used, or not with that engine.</exception>
    public FeatureExtractor(Backbone? backbone = null, int? threads = null, Device? device = null, Engine engine = Engine.Auto) =>
        (_backbone, _executor) = (backbone ?? Backbone.ResNet18, EngineExecutor.Create(threads, device ?? Device.Auto, engine));

    /// <summary>
    /// The features of a picture at its size, as a <see cref="Stylizer"/> measures them: its sides are reflected at the right and the
    /// bottom up to multiples of the largest stride of the layers, and these positions are features like the others.
    /// </summary>
    /// <param name="image">Any size; where it is transparent, its colours count all the same.</param>
    /// <param name="layers">Names of layers, or of their tensors in the model file; at least one.</param>
    /// <returns>
    /// One a layer, in the order asked for: its feature maps, each as high and as wide as the padded picture over the layer's stride.
    /// </returns>
    /// <exception cref="PasticheException">There is no such layer, or the picture is too small or too large for it.</exception>
    /// <exception cref="ObjectDisposedException">The extractor was disposed, before the call or during it.</exception>
    public IReadOnlyList<Features> Extract(Image image, params IReadOnlyList<string> layers)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0) throw Errors.OutOfRange("The number of layers", "0", "1 or more");
        FinitePixels.Require("picture", image);
        Layer[] wanted = [.. layers.Select(_backbone.Layer)];
        var padded = Padding.Reflect(image, wanted.Max(layer => layer.Stride));
        using var use = _use.EnterInTurn();
        var compiled = Compile([.. wanted.Select(layer => layer.Name).Distinct()], padded.Width, padded.Height);
        padded.Pixels.CopyTo(compiled.Graph.Input(Backbone.ImageInput));
        Run(compiled.Graph);
        return [.. wanted.Select(layer => compiled.Read(layer))];
    }

    /// <summary>
    /// Cancels the call under way, which throws an <see cref="ObjectDisposedException"/> as do those that wait, waits until it has
    /// ended, and releases what is compiled.
    /// </summary>
    public void Dispose() => _use.Close(() =>
    {
        _last?.Graph.Dispose();
        _last = null;
    });

    private void Run(ICompiledGraph graph)
    {
        try
        {
            graph.Run(_use.Closing);
        }
        catch (OperationCanceledException)
        {
            // Nothing but closing cancels it.
            _use.ThrowIfClosed();
            throw;
        }
    }

    private Compiled Compile(ValueList<string> layers, int width, int height)
    {
        if (_last is not null && _last.Layers == layers && (_last.Width, _last.Height) == (width, height)) return _last;
        _last?.Graph.Dispose();
        _last = null;
        var graph = new Graph($"{_backbone.Name} features");
        var features = _backbone.Features(graph, graph.Input(Backbone.ImageInput, [1, Image.Channels, height, width]), [.. layers]);
        foreach (var layer in layers) graph.Output(layer, features[layer]);
        return _last = new Compiled(layers, width, height, _executor.Compile(graph).Graph, graph.Outputs);
    }

    private sealed record Compiled(ValueList<string> Layers, int Width, int Height, ICompiledGraph Graph, IReadOnlyDictionary<string, Value> Outputs)
    {
        public Features Read(Layer layer)
        {
            var shape = Outputs[layer.Name].Shape;
            return new Features(layer, shape[3], shape[2], Graph.Output(layer.Name).ToArray());
        }
    }
}
