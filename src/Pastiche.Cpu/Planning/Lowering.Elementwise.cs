using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    private void EmitElementwise(Node node)
    {
        var blockSize = _layouts.BlockSizeOf(node.Output);
        var maps = blockSize == 1 ? ChannelView.Flat(node.Output.Shape) : ValueLayouts.LayoutOf(node.Output, blockSize);
        var expression = new Expression(this, node.Output.Shape, maps);
        expression.Add(node);
        var (sources, instructions) = expression.Build();
        _kernels.Add(new Pointwise(maps, sources, instructions, Define(node.Output)));
    }

    /// <summary>x·factor + offset for each channel.</summary>
    private void EmitBatchNormalization(Node node)
    {
        if (node.Inputs.Skip(1).Any(statistic => statistic.Constant is null)) throw Uncovered(node, "statistics that are not constant");
        var x = node.Inputs[0];
        if (x.Shape[0] != 1) throw Uncovered(node, "a batch of more than one");
        var blockSize = x.Shape.Rank == 4 ? _layouts.BlockSizeOf(x) : 1;
        var maps = blockSize == 1 ? new BlockedLayout(x.Shape[1], 1, x.Shape.Size / x.Shape[1], 1) : ValueLayouts.LayoutOf(x, blockSize);
        var (scale, bias, mean, variance) = (Statistic(1), Statistic(2), Statistic(3), Statistic(4));
        var (factors, offsets) = (new float[maps.Blocks * blockSize], new float[maps.Blocks * blockSize]);
        for (var c = 0; c < maps.Channels; c++)
        {
            var factor = scale[c] / Math.Sqrt(variance[c] + node.Get<BatchNormalizationAttributes>().Epsilon);
            (factors[c], offsets[c]) = ((float)factor, (float)(bias[c] - (mean[c] * factor)));
        }

        PointwiseSource[] sources =
        [
            new(Get(x, blockSize), Spread.Same), new(Buffer.Constant("factors", factors), Spread.Channel), new(Buffer.Constant("offsets", offsets), Spread.Channel),
        ];
        _kernels.Add(new Pointwise(
            maps, sources, [new(PointwiseOperation.Multiply, 0, 1), new(PointwiseOperation.Add, 3, 2)], _values.Define(node.Output, blockSize)));

        double[] Statistic(int input) => [.. node.Inputs[input].Constant!.Elements.ToArray().Select(element => (double)element)];
    }

    /// <summary>A node and those inlined into it, as sources and instructions.</summary>
    private sealed class Expression(Lowering lowering, Shape shape, BlockedLayout maps)
    {
        private readonly List<PointwiseSource> _sources = [];
        private readonly List<PointwiseInstruction> _instructions = [];

        /// <summary>Adds a node after what it takes. Its number: sources count from 0, instructions from −1 downwards.</summary>
        public int Add(Node node)
        {
            int[] operands = [.. node.Inputs.Select(Number)];
            var operation = Elementwise.Operation(node)!.Value;
            _instructions.Add(operation with
            {
                A = operands[0],
                B = operands.ElementAtOrDefault(1),
                C = operands.ElementAtOrDefault(2),
            });
            return -_instructions.Count;
        }

        /// <summary>All sources and instructions, these numbered after those.</summary>
        public (PointwiseSource[] Sources, PointwiseInstruction[] Instructions) Build()
        {
            var count = _sources.Count;
            return ([.. _sources], [.. _instructions.Select(step => step with { A = Final(step.A), B = Final(step.B), C = Final(step.C) })]);

            int Final(int number) => number < 0 ? count - number - 1 : number;
        }

        private int Number(Value value)
        {
            if (value.Shape == shape && lowering._fusion.IsInlined(value.Node)) return Add(value.Node);
            var source = Source(value);
            var known = _sources.IndexOf(source);
            if (known >= 0) return known;
            _sources.Add(source);
            return _sources.Count - 1;
        }

        private PointwiseSource Source(Value value)
        {
            if (value.Shape == shape) return new PointwiseSource(lowering.Get(value, maps.BlockSize), Spread.Same);
            if (value.Shape.Size == 1) return new PointwiseSource(lowering.Get(value, 1), Spread.Scalar);
            var aligned = Aligned(value.Shape);
            var (channelAxis, leading) = (shape.Rank == 2 ? 0 : 1, shape.Rank == 2 ? 1 : 2);
            var isMaps = ChannelView.Of(shape, 1) is not null;
            if (isMaps && aligned[channelAxis] == shape[channelAxis] && aligned.Skip(leading).All(size => size == 1))
                return new PointwiseSource(Channels(value), Spread.Channel);
            if (isMaps && aligned[channelAxis] == 1 && aligned.Skip(leading).SequenceEqual(shape.Skip(leading)))
                return new PointwiseSource(lowering.Get(value, 1), Spread.Position);
            return new PointwiseSource(lowering.Broadcast(value, shape, maps), Spread.Same);
        }

        /// <summary>A vector with one number for each lane of all blocks.</summary>
        private Buffer Channels(Value value)
        {
            var vector = lowering.Get(value, 1);
            if (maps.BlockSize == 1 || maps.Channels % maps.BlockSize == 0) return vector;
            if (value.Constant is { } constant) return Padded(constant, maps);
            var padded = Temporary(maps.Blocks * maps.BlockSize);
            lowering._kernels.Add(new Fill(0, padded));
            lowering._kernels.Add(new StridedCopy([new CopyAxis(maps.Channels, 1, 1)], vector, 0, padded, 0));
            return padded;
        }

        /// <summary>Axes of size 1 before the others, up to the result's rank.</summary>
        private int[] Aligned(Shape small) => [.. Enumerable.Repeat(1, shape.Rank - small.Rank), .. small];
    }
}
