using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Runtime;

namespace Pastiche;

/// <summary>
/// Computes the features of pictures in the layers of a backbone, of which content and style consist. Calls from several threads are
/// served in turn. The network compiled for the last picture is kept for others of that size.
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
    /// <param name="threads">The number of threads, from 1 to 256; null for one a core. Results do not depend on it.</param>
    /// <param name="device">The device that runs the network; null for <see cref="Device.Auto"/>.</param>
    /// <param name="engine">The engine that runs it there; engines differ in rounding.</param>
    /// <exception cref="PasticheException">
    /// The number of threads is out of range, or the device cannot be used, or not with that engine.
    /// </exception>
    public FeatureExtractor(Backbone? backbone = null, int? threads = null, Device? device = null, Engine engine = Engine.Auto) =>
        (_backbone, _executor) = (backbone ?? Backbone.ResNet18, EngineExecutor.Create(threads, device ?? Device.Auto, engine));

    /// <summary>
    /// Computes the features of a picture at its size, as <see cref="Stylizer"/> does: its sides are padded by reflection at the right
    /// and the bottom to multiples of the largest stride of the layers, and padded positions are features like the others.
    /// </summary>
    /// <param name="image">Any size; the colours of transparent pixels count like others.</param>
    /// <param name="layers">The names of layers, or of their tensors in the model file; at least one.</param>
    /// <returns>
    /// The features of each layer in the order of <paramref name="layers"/>; their maps are as high and wide as the padded picture over
    /// the layer's stride.
    /// </returns>
    /// <exception cref="PasticheException">A layer does not exist, or the picture is too small or too large for it.</exception>
    /// <exception cref="ObjectDisposedException">The extractor was disposed of before the call or during it.</exception>
    public IReadOnlyList<Features> Extract(Image image, params IReadOnlyList<string> layers)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0) throw Errors.OutOfRange("The number of layers", "0", "1 or more");
        FinitePixels.Require("picture", image);
        Layer[] wanted = [.. layers.Select(_backbone.FindLayer)];
        var padded = Padding.Reflect(image, wanted.Max(layer => layer.Stride));
        using var use = _use.EnterInTurn();
        var compiled = Compile([.. wanted.Select(layer => layer.Name).Distinct()], padded.Width, padded.Height);
        padded.Pixels.CopyTo(compiled.Graph.Input(Backbone.ImageInput));
        Run(compiled.Graph);
        return [.. wanted.Select(layer => compiled.Read(layer))];
    }

    /// <summary>
    /// Cancels the running call, which throws an <see cref="ObjectDisposedException"/>, as do waiting ones, waits for its end, and
    /// releases the compiled network.
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
            // Only closing cancels it.
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

    private sealed record Compiled(
        ValueList<string> Layers, int Width, int Height, ICompiledGraph Graph, IReadOnlyDictionary<string, Value> Outputs)
    {
        public Features Read(Layer layer)
        {
            var shape = Outputs[layer.Name].Shape;
            return new Features(layer, shape[3], shape[2], Graph.Output(layer.Name).ToArray());
        }
    }
}
