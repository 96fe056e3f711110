using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;
using Pastiche.Graphs.Passes;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    private void EmitElementwise(Node node)
    {
        var (layout, expression) = ExpressionOf(node);
        var (sources, instructions) = expression.Build();
        _kernels.Add(new Pointwise(layout, sources, instructions, Define(node.Output)));
    }

    private (BlockedLayout Layout, Expression Expression) ExpressionOf(Node node)
    {
        var blockSize = _layouts.BlockSizeOf(node.Output);
        var layout = blockSize == 1 ? ChannelView.Flat(node.Output.Shape) : ValueLayouts.LayoutOf(node.Output, blockSize);
        var expression = new Expression(this, node.Output.Shape, layout);
        expression.Add(node);
        return (layout, expression);
    }

    /// <summary>x·factor + offset for each channel.</summary>
    private void EmitBatchNormalization(Node node)
    {
        Tensor[] statistics = [.. node.Inputs.Skip(1).Select(statistic => statistic.Constant).OfType<Tensor>()];
        if (statistics.Length < node.Inputs.Count - 1) throw Unsupported(node, "statistics that are not constant");
        var x = node.Inputs[0];
        if (x.Shape[0] != 1) throw Unsupported(node, "a batch of more than one");
        var blockSize = x.Shape.Rank == 4 ? _layouts.BlockSizeOf(x) : 1;
        var layout = blockSize == 1
            ? new BlockedLayout(x.Shape[1], 1, x.Shape.Size / x.Shape[1], 1)
            : ValueLayouts.LayoutOf(x, blockSize);
        var (factors, offsets) = FoldBatchNorm.Affine(statistics, node.Get<BatchNormalizationAttributes>().Epsilon);
        Array.Resize(ref factors, layout.PaddedChannels);
        Array.Resize(ref offsets, layout.PaddedChannels);
        PointwiseSource[] sources =
        [
            new(Get(x, blockSize), BroadcastKind.Full),
            new(Buffer.Constant("factors", factors), BroadcastKind.Channel),
            new(Buffer.Constant("offsets", offsets), BroadcastKind.Channel),
        ];
        PointwiseInstruction[] instructions = [new(Op.Mul, 0, 1), new(Op.Add, 3, 2)];
        _kernels.Add(new Pointwise(layout, sources, instructions, _values.Define(node.Output, blockSize)));
    }

    /// <summary>A node and the nodes inlined into it, as the sources and instructions of a <see cref="Pointwise"/> kernel.</summary>
    private sealed class Expression(Lowering lowering, Shape shape, BlockedLayout layout)
    {
        private readonly List<PointwiseSource> _sources = [];
        private readonly List<PointwiseInstruction> _instructions = [];

        /// <summary>
        /// Adds a node after its operands and returns its number. Sources are numbered from 0 up and instructions from −1 down until the
        /// number of sources is known.
        /// </summary>
        public int Add(Node node)
        {
            int[] operands = [.. node.Inputs.Select(Number)];
            var operation = Elementwise.Operation(node);
            _instructions.Add(operation with
            {
                A = operands[0],
                B = operands.ElementAtOrDefault(1),
                C = operands.ElementAtOrDefault(2),
            });
            return -_instructions.Count;
        }

        /// <summary>The sources, and the instructions numbered after them.</summary>
        public (PointwiseSource[] Sources, PointwiseInstruction[] Instructions) Build()
        {
            var count = _sources.Count;
            var instructions = _instructions.Select(step => step with { A = Final(step.A), B = Final(step.B), C = Final(step.C) });
            return ([.. _sources], [.. instructions]);

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
            if (value.Shape == shape) return new PointwiseSource(lowering.Get(value, layout.BlockSize), BroadcastKind.Full);
            if (value.Shape.Size == 1) return new PointwiseSource(lowering.Get(value, 1), BroadcastKind.Scalar);
            var aligned = Aligned(value.Shape);
            var (channelAxis, leading) = (shape.Rank == 2 ? 0 : 1, shape.Rank == 2 ? 1 : 2);
            var hasChannels = ChannelView.Of(shape, 1) is not null;
            if (hasChannels && aligned[channelAxis] == shape[channelAxis] && aligned.Skip(leading).All(size => size == 1))
                return new PointwiseSource(Channels(value), BroadcastKind.Channel);
            if (hasChannels && aligned[channelAxis] == 1 && aligned.Skip(leading).SequenceEqual(shape.Skip(leading)))
                return new PointwiseSource(lowering.Get(value, 1), BroadcastKind.Position);
            return new PointwiseSource(lowering.Broadcast(value, shape, layout), BroadcastKind.Full);
        }

        /// <summary>A vector with one number for each channel, padded to whole blocks.</summary>
        private Buffer Channels(Value value)
        {
            var vector = lowering.Get(value, 1);
            if (layout.Channels == layout.PaddedChannels) return vector;
            if (value.Constant is { } constant) return Padded(constant, layout);
            var padded = Temporary(layout.PaddedChannels);
            lowering._kernels.Add(new Fill(0, padded));
            lowering._kernels.Add(new StridedCopy([new CopyAxis(layout.Channels, 1, 1)], vector, 0, padded, 0));
            return padded;
        }

        /// <summary>The sizes of a shape, with axes of size 1 before them up to the rank of the result.</summary>
        private int[] Aligned(Shape small) => [.. Enumerable.Repeat(1, shape.Rank - small.Rank), .. small];
    }
}
