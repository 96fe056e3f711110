using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    private void EmitReshape(Node node, FusedOps fused)
    {
        if (Patterns.ScatteredPool(node) is { } scattered && _layouts.IsBlocked(node.Output))
        {
            EmitMaxPoolGradient(scattered.Pool, scattered.Cotangent, fused);
        }
        else if (Patterns.Upsampling(node) is { } upsampling && _layouts.IsBlocked(node.Output))
        {
            var layout = ValueLayouts.LayoutOf(upsampling.Small, ChannelBlock);
            var (small, epilogue) = (Get(upsampling.Small, ChannelBlock), EpilogueOf(fused));
            var result = _values.Define(fused.Result, ChannelBlock);
            _kernels.Add(_factory.Upsample(layout, upsampling.Vertical, upsampling.Horizontal, small, result, epilogue));
        }
        else if (Patterns.AlreadyBlocked(node) is { } blocked)
        {
            _values.Set(node.Output, ChannelBlock, Get(blocked, 1));
        }
        else
        {
            var blockSize = _layouts.BlockSizeOf(node.Output);
            _values.Set(node.Output, blockSize, Get(node.Inputs[0], blockSize));
        }
    }

    private void EmitDepthToSpace(Node node, FusedOps fused)
    {
        var (x, side) = (node.Inputs[0], node.Get<BlockAttributes>().Block);
        if (_layouts.IsBlocked(node.Output))
        {
            var (output, small) = (ValueLayouts.LayoutOf(node.Output, ChannelBlock), ValueLayouts.LayoutOf(x, ChannelBlock));
            var (input, epilogue) = (Get(x, ChannelBlock), EpilogueOf(fused));
            _kernels.Add(_factory.DepthToSpace(output, side, small, input, _values.Define(fused.Result, ChannelBlock), epilogue));
            return;
        }

        // The channels of a single block are read without a reorder.
        if (_layouts.IsBlocked(x) && x.Shape[1] <= ChannelBlock)
        {
            var (layout, input) = (ValueLayouts.LayoutOf(x, ChannelBlock), Get(x, ChannelBlock));
            _kernels.Add(new DepthToPlanes(layout, side, input, _values.Define(node.Output, 1)));
            return;
        }

        // Columns are the innermost axis, since it is the longest.
        var (channels, height, width) = (node.Output.Shape[1], x.Shape[2], x.Shape[3]);
        var (row, plane) = (width * side, (long)height * width);
        Copy(
            [x.Shape[0], channels, height, side, side, width],
            new StridedView(Get(x, 1), 0, [x.Shape[1] * plane, plane, width, side * channels * plane, channels * plane, 1]),
            new StridedView(
                _values.Define(node.Output, 1), 0, [x.Shape[1] * plane, (long)height * side * row, (long)side * row, row, 1, side]));
    }

    private void EmitTranspose(Node node)
    {
        var permutation = node.Get<PermutationAttributes>().Permutation;
        var (input, output) = (node.Inputs[0].Shape.Strides(), node.Output.Shape);
        long[] from = [.. permutation.Select(axis => input[axis])];
        Copy([.. output], new(Get(node.Inputs[0], 1), 0, from), new(_values.Define(node.Output, 1), 0, [.. output.Strides()]));
    }

    private void EmitExpand(Node node)
    {
        if (Patterns.IsZero(node.Output))
        {
            _kernels.Add(new Fill(0, _values.Define(node.Output, 1)));
            return;
        }

        _values.Set(node.Output, 1, Broadcast(node.Inputs[0], node.Output.Shape, new BlockedLayout(1, 1, node.Output.Shape.Size, 1)));
    }

    /// <summary>A value broadcast to a shape and stored in full.</summary>
    private Buffer Broadcast(Value value, Shape shape, BlockedLayout layout)
    {
        var leading = shape.Rank - value.Shape.Rank;
        var own = value.Shape.Strides();
        long[] from = [.. shape.Select((_, axis) => axis < leading || value.Shape[axis - leading] == 1 ? 0 : own[axis - leading])];
        var flat = Temporary(shape.Size);
        Copy([.. shape], new(Get(value, 1), 0, from), new(flat, 0, [.. shape.Strides()]));
        if (layout.BlockSize == 1) return flat;
        var blocked = Temporary(layout.Length);
        _kernels.Add(new ToBlocked(layout, flat, blocked));
        return blocked;
    }

    private void EmitSlice(Node node)
    {
        var (starts, _, steps) = node.Get<SliceAttributes>();
        if (_layouts.IsBlocked(node.Output))
            (starts, steps) = ([starts[1] / ChannelBlock, starts[2], starts[3], 0], [1, steps[2], steps[3], 1]);
        var (from, to) = (ArrayOf(node.Inputs[0], node.Output), ArrayOf(node.Output, node.Output));
        var offset = starts.Zip(from.Strides, (start, stride) => start * stride).Sum();
        long[] strides = [.. steps.Zip(from.Strides, (step, stride) => step * stride)];
        var source = new StridedView(Get(node.Inputs[0], _layouts.BlockSizeOf(node.Output)), offset, strides);
        Copy(to.Sizes, source, new StridedView(Define(node.Output), 0, to.Strides));
    }

    private void EmitPad(Node node)
    {
        var (before, _) = node.Get<PadAttributes>();
        var (from, to) = (ArrayOf(node.Inputs[0], node.Output), ArrayOf(node.Output, node.Output));
        var input = Get(node.Inputs[0], _layouts.BlockSizeOf(node.Output));
        var target = Define(node.Output);
        _kernels.Add(new Fill(0, target));
        Copy(from.Sizes, new(input, 0, from.Strides), new(target, Offset(node.Output, [.. before], to.Strides), to.Strides));
    }

    private void EmitConcat(Node node)
    {
        var axis = node.Get<AxisAttributes>().Axis;
        Buffer[] parts = [.. node.Inputs.Select(input => Get(input, _layouts.BlockSizeOf(node.Output)))];
        var target = Define(node.Output);
        var to = ArrayOf(node.Output, node.Output);
        var start = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var from = ArrayOf(node.Inputs[i], node.Output);
            var starts = new int[node.Output.Shape.Rank];
            starts[axis] = start;
            Copy(from.Sizes, new(parts[i], 0, from.Strides), new(target, Offset(node.Output, starts, to.Strides), to.Strides));
            start += node.Inputs[i].Shape[axis];
        }
    }

    /// <summary>The sizes and strides of a value as an array in memory, in the layout that another value has.</summary>
    private (int[] Sizes, long[] Strides) ArrayOf(Value value, Value like)
    {
        if (!_layouts.IsBlocked(like)) return ([.. value.Shape], [.. value.Shape.Strides()]);
        var layout = ValueLayouts.LayoutOf(value, ChannelBlock);
        return (layout.Sizes, layout.Strides);
    }

    /// <summary>The offset of the element at a position; in blocked layout the channel is the first of a block.</summary>
    private long Offset(Value value, int[] position, long[] strides)
    {
        int[] indices = _layouts.IsBlocked(value) ? [position[1] / ChannelBlock, position[2], position[3], 0] : position;
        return indices.Zip(strides, (index, stride) => index * stride).Sum();
    }

    private void Copy(int[] sizes, StridedView from, StridedView to)
    {
        CopyAxis[] axes = [.. sizes.Select((size, axis) => new CopyAxis(size, from.Strides[axis], to.Strides[axis]))];
        _kernels.Add(new StridedCopy(axes, from.Buffer, from.Start, to.Buffer, to.Start));
    }

    /// <summary>Where the elements of an array lie in a buffer.</summary>
    private readonly record struct StridedView(Buffer Buffer, long Start, long[] Strides);
}
