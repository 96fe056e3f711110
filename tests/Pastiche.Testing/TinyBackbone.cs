using Pastiche.Graphs;

namespace Pastiche.Testing;

/// <summary>
/// Small networks with seeded random weights (He et al. 2015), one input <c>image</c> [1, 3, height, width] and named layers.
/// </summary>
public static class TinyBackbone
{
    /// <summary>Without kinks: convolution, sigmoid and average pooling. Layers <c>smooth1</c>, <c>smooth2</c>, <c>smooth3</c>.</summary>
    public static Graph Smooth(int height, int width, int seed = 1)
    {
        var (graph, x, weights) = Start("tiny-smooth", height, width, seed);
        for (var layer = 1; layer <= 3; layer++)
        {
            if (layer > 1) x = graph.AveragePool(x, new PoolAttributes([2, 2], [2, 2], [0, 0, 0, 0]));
            x = graph.Sigmoid(weights.Conv(x, layer == 1 ? 8 : 12, 3, 1, [1, 1, 1, 1]));
            graph.Output($"smooth{layer}", x);
        }

        return graph;
    }

    /// <summary>
    /// Like VGG: 3×3 convolutions, ReLU, 2×2 max pooling. Layers <c>conv1_1</c>, <c>conv1_2</c>, <c>conv2_1</c>, <c>conv3_1</c>.
    /// </summary>
    public static Graph Vgg(int height, int width, int seed = 1)
    {
        var (graph, x, weights) = Start("tiny-vgg", height, width, seed);
        Layer("conv1_1", 8);
        Layer("conv1_2", 8);
        Halve();
        Layer("conv2_1", 12);
        Halve();
        Layer("conv3_1", 16);
        return graph;

        void Layer(string name, int channels) => graph.Output(name, x = graph.Relu(weights.Conv(x, channels, 3, 1, [1, 1, 1, 1])));

        void Halve() => x = graph.MaxPool(x, new PoolAttributes([2, 2], [2, 2], [0, 0, 0, 0])).Largest;
    }

    /// <summary>
    /// Like ResNet: a strided stem, overlapping 3×3/2 max pooling, batch normalisation and residual sums, one with a strided shortcut.
    /// Layers <c>stem</c>, <c>stage1_1</c>, <c>stage2_1</c>. Batch normalisation has no gradient: fold it first.
    /// </summary>
    public static Graph ResNet(int height, int width, int seed = 1)
    {
        var (graph, x, weights) = Start("tiny-resnet", height, width, seed);
        x = graph.Relu(weights.Normalize(weights.Conv(x, 8, 7, 2, [2, 2, 3, 3])));
        graph.Output("stem", x);
        x = graph.MaxPool(x, new PoolAttributes([3, 3], [2, 2], [0, 0, 1, 1])).Largest;
        graph.Output("stage1_1", x = Block(x, 8, 1, x));
        graph.Output("stage2_1", Block(x, 16, 2, weights.Normalize(weights.Conv(x, 16, 1, 2, [0, 0, 0, 0]))));
        return graph;

        Value Block(Value input, int channels, int stride, Value shortcut)
        {
            var inner = graph.Relu(weights.Normalize(weights.Conv(input, channels, 3, stride, [1, 1, 1, 1])));
            var outer = weights.Normalize(weights.Conv(inner, channels, 3, 1, [1, 1, 1, 1]));
            return graph.Relu(graph.Add(outer, shortcut));
        }
    }

    private static (Graph Graph, Value Image, Weights Weights) Start(string name, int height, int width, int seed)
    {
        var graph = new Graph(name);
        return (graph, graph.Input("image", [1, 3, height, width]), new Weights(graph, new Random(seed)));
    }

    /// <summary>Draws the weights in the order in which layers ask for them.</summary>
    private sealed class Weights(Graph graph, Random random)
    {
        public Value Conv(Value x, int channels, int kernel, int stride, ValueList<int> pads)
        {
            var inputs = x.Shape[1];
            var deviation = Math.Sqrt(2.0 / (inputs * kernel * kernel));
            var weights = Draw([channels, inputs, kernel, kernel], _ => deviation * Normal());
            return graph.Conv(x, weights, Draw([channels], _ => 0.1 * Normal()), new ConvAttributes([stride, stride], pads, [1, 1], 1));
        }

        public Value Normalize(Value x)
        {
            Shape perChannel = [x.Shape[1]];
            return graph.BatchNormalization(
                x,
                Draw(perChannel, _ => 1 + (0.2 * Normal())),
                Draw(perChannel, _ => 0.1 * Normal()),
                (Draw(perChannel, _ => 0.1 * Normal()), Draw(perChannel, _ => 0.5 + random.NextDouble())));
        }

        private Value Draw(Shape shape, Func<int, double> element) =>
            graph.Constant(new Tensor(shape, [.. Enumerable.Range(0, shape.Size).Select(i => (float)element(i))]));

        /// <summary>A normally distributed number (Box and Muller 1958).</summary>
        private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
