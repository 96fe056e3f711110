using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    private void EmitReshape(Node node, FusedOps fused)
    {
        if (Patterns.ScatteredPool(node) is { } scattered && _layouts.IsBlocked(node.Output)) EmitMaxPoolGradient(scattered.Pool, scattered.Cotangent, fused);
        else if (Patterns.Upsampling(node) is { } upsampling && _layouts.IsBlocked(node.Output))
        {
            var (small, epilogue) = (Get(upsampling.Small, ChannelBlock), EpilogueOf(fused));
            _kernels.Add(_factory.Upsample(
                ValueLayouts.LayoutOf(upsampling.Small, ChannelBlock), upsampling.Vertical, upsampling.Horizontal, small, _values.Define(fused.Result, ChannelBlock), epilogue));
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
            var (input, epilogue) = (Get(x, ChannelBlock), EpilogueOf(fused));
            _kernels.Add(_factory.DepthToSpace(ValueLayouts.LayoutOf(node.Output, ChannelBlock), side, ValueLayouts.LayoutOf(x, ChannelBlock), input, _values.Define(fused.Result, ChannelBlock), epilogue));
            return;
        }

        // The channels of one block may be read where they lie; columns are innermost, which are the most.
        var (channels, height, width) = (node.Output.Shape[1], x.Shape[2], x.Shape[3]);
        var isOneBlock = _layouts.IsBlocked(x) && x.Shape[1] <= ChannelBlock;
        var (channel, pixel) = isOneBlock ? (1L, (long)ChannelBlock) : ((long)height * width, 1L);
        var (row, picture) = (width * side, (long)x.Shape[1] * height * width);
        Copy(
            Get(x, isOneBlock ? ChannelBlock : 1), 0, _values.Define(node.Output, 1), 0, [x.Shape[0], channels, height, side, side, width],
            [picture, channel, width * pixel, side * channels * channel, channels * channel, pixel],
            [picture, (long)height * side * row, (long)side * row, row, 1, side]);
    }

    private void EmitTranspose(Node node)
    {
        var permutation = node.Get<PermutationAttributes>().Permutation;
        var strides = RowMajor([.. node.Inputs[0].Shape]);
        Copy(Get(node.Inputs[0], 1), 0, _values.Define(node.Output, 1), 0, [.. node.Output.Shape], [.. permutation.Select(axis => strides[axis])], RowMajor([.. node.Output.Shape]));
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

    /// <summary>A value broadcast to a shape, in full.</summary>
    private Buffer Broadcast(Value value, Shape shape, BlockedLayout maps)
    {
        var leading = shape.Rank - value.Shape.Rank;
        var own = RowMajor([.. value.Shape]);
        long[] strides = [.. shape.Select((_, axis) => axis < leading || value.Shape[axis - leading] == 1 ? 0 : own[axis - leading])];
        var flat = Temporary(shape.Size);
        Copy(Get(value, 1), 0, flat, 0, [.. shape], strides, RowMajor([.. shape]));
        if (maps.BlockSize == 1) return flat;
        var blocked = Temporary(maps.Length);
        _kernels.Add(new ToBlocked(maps, flat, blocked));
        return blocked;
    }

    private void EmitSlice(Node node)
    {
        var (starts, _, steps) = node.Get<SliceAttributes>();
        if (_layouts.IsBlocked(node.Output)) (starts, steps) = ([starts[1] / ChannelBlock, starts[2], starts[3], 0], [1, steps[2], steps[3], 1]);
        var (from, to) = (Boxes(node.Inputs[0], node.Output), Boxes(node.Output, node.Output));
        var offset = starts.Zip(from.Strides, (start, stride) => start * stride).Sum();
        long[] strides = [.. steps.Zip(from.Strides, (step, stride) => step * stride)];
        Copy(Get(node.Inputs[0], _layouts.BlockSizeOf(node.Output)), offset, Define(node.Output), 0, to.Sizes, strides, to.Strides);
    }

    private void EmitPad(Node node)
    {
        var (before, _) = node.Get<PadAttributes>();
        var (from, to) = (Boxes(node.Inputs[0], node.Output), Boxes(node.Output, node.Output));
        var input = Get(node.Inputs[0], _layouts.BlockSizeOf(node.Output));
        var target = Define(node.Output);
        _kernels.Add(new Fill(0, target));
        Copy(input, 0, target, Offset(node.Output, [.. before], to.Strides), from.Sizes, from.Strides, to.Strides);
    }

    private void EmitConcat(Node node)
    {
        var axis = node.Get<AxisAttributes>().Axis;
        Buffer[] parts = [.. node.Inputs.Select(input => Get(input, _layouts.BlockSizeOf(node.Output)))];
        var target = Define(node.Output);
        var to = Boxes(node.Output, node.Output);
        var start = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var from = Boxes(node.Inputs[i], node.Output);
            var starts = new int[node.Output.Shape.Rank];
            starts[axis] = start;
            Copy(parts[i], 0, target, Offset(node.Output, starts, to.Strides), from.Sizes, from.Strides, to.Strides);
            start += node.Inputs[i].Shape[axis];
        }
    }

    /// <summary>The array that a value is in the layout of another one: its sizes and strides.</summary>
    private (int[] Sizes, long[] Strides) Boxes(Value value, Value like)
    {
        int[] sizes = [.. value.Shape];
        if (_layouts.IsBlocked(like))
        {
            var maps = ValueLayouts.LayoutOf(value, ChannelBlock);
            sizes = [maps.Blocks, maps.Height, maps.Width, ChannelBlock];
        }

        return (sizes, RowMajor(sizes));
    }

    /// <summary>Of the element at a position, which is a whole block's first in blocked layout.</summary>
    private long Offset(Value value, int[] position, long[] strides)
    {
        int[] indices = _layouts.IsBlocked(value) ? [position[1] / ChannelBlock, position[2], position[3], 0] : position;
        return indices.Zip(strides, (index, stride) => index * stride).Sum();
    }

    private void Copy(Buffer source, long sourceStart, Buffer target, long targetStart, int[] sizes, long[] from, long[] to) =>
        _kernels.Add(new StridedCopy([.. sizes.Select((size, axis) => new CopyAxis(size, from[axis], to[axis]))], source, sourceStart, target, targetStart));

    private static long[] RowMajor(int[] sizes)
    {
        var strides = new long[sizes.Length];
        var stride = 1L;
        for (var axis = sizes.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= sizes[axis];
        }

        return strides;
    }
}
