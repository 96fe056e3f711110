using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Pastiche.Graphs.Differentiation;

/// <summary>
/// The gradient of a convolution's input is a convolution again. Along one axis, with stride s, padding p before and taps k, pixel
/// X = a·s + r receives from output Y = a + t through tap k = r + p − t·s. So each of the s phases r is a stride-1 convolution of
/// the cotangent with the taps that reach it; one convolution computes all phases as channels (sub-pixel convolution, Shi et al.
/// 2016) and the phases are then interleaved. With stride 1 there is one phase and the kernel is simply rotated by 180°.
/// </summary>
internal static class ConvRule
{
    /// <summary>Channels whose kernels are copied together: those of one output lie side by side.</summary>
    private const int ChannelsAtOnce = 16;

    private const double SmallKernel = 1 << 20;
    private const double LargestGrowth = 32;

    /// <summary>The kernels of phases, which do not depend on the size of a picture: graphs of several sizes share them.</summary>
    private static readonly ConditionalWeakTable<Tensor, ConcurrentDictionary<(int Group, Axis, Axis), Tensor>> PhaseKernels = [];

    public static ValueList<Value?> Apply(Node node, Value dy)
    {
        if (node.Inputs[1].Constant is not { } kernel) return [null, null, null];
        return [InputGradient(node.Inputs[0].Shape, kernel, node.Get<ConvAttributes>(), dy), null, null];
    }

    /// <summary>The gradient of the input of shape <paramref name="x"/>.</summary>
    public static Value InputGradient(Shape x, Tensor kernel, ConvAttributes attributes, Value dy)
    {
        var graph = dy.Graph;
        var (vertical, horizontal) = Axes(x, kernel.Shape, attributes);
        var (top, bottom) = vertical.Padding(dy.Shape[2]);
        var (left, right) = horizontal.Padding(dy.Shape[3]);
        if (Crop(dy, top, left, bottom, right) is not { } cropped) return graph.Expand(graph.Scalar(0), x);
        ValueList<int> pads = [Math.Max(0, top), Math.Max(0, left), Math.Max(0, bottom), Math.Max(0, right)];
        var phases = graph.Conv(
            cropped, graph.Constant(SharedPhaseKernel(kernel, attributes.Group, vertical, horizontal)), null,
            new ConvAttributes([1, 1], pads, [1, 1], attributes.Group));
        var interleaved = Interleave(phases, attributes.Group, vertical.Stride, horizontal.Stride);
        return graph.Slice(interleaved, [0, 0, 0, 0], [.. x]);
    }

    /// <summary>
    /// Whether the phases' kernel is of reasonable size. It is about as large as the kernel and grows only where strides leave pixels
    /// out, which no network does by much.
    /// </summary>
    public static bool IsReasonable(Node node)
    {
        var kernel = node.Inputs[1].Shape;
        var (vertical, horizontal) = Axes(node.Inputs[0].Shape, kernel, node.Get<ConvAttributes>());
        var elements = (double)kernel[0] * kernel[1] * vertical.Stride * vertical.Taps * horizontal.Stride * horizontal.Taps;
        return elements <= Math.Max(SmallKernel, LargestGrowth * kernel.Size);
    }

    private static (Axis Vertical, Axis Horizontal) Axes(Shape x, Shape kernel, ConvAttributes attributes) =>
    (
        new Axis(x[2], kernel[2], attributes.Strides[0], attributes.Pads[0], attributes.Dilations[0]),
        new Axis(x[3], kernel[3], attributes.Strides[1], attributes.Pads[1], attributes.Dilations[1])
    );

    /// <summary>
    /// ONNX Runtime refuses negative padding: what would be padded by −n is cropped by n first. Null if nothing is left, since no
    /// window saw a pixel of the input.
    /// </summary>
    private static Value? Crop(Value dy, int top, int left, int bottom, int right)
    {
        ValueList<int> starts = [0, 0, Math.Max(0, -top), Math.Max(0, -left)];
        ValueList<int> ends = [dy.Shape[0], dy.Shape[1], dy.Shape[2] - Math.Max(0, -bottom), dy.Shape[3] - Math.Max(0, -right)];
        return starts[2] < ends[2] && starts[3] < ends[3] ? dy.Graph.Slice(dy, starts, ends) : null;
    }

    private static Tensor SharedPhaseKernel(Tensor kernel, int group, Axis vertical, Axis horizontal) =>
        PhaseKernels.GetOrCreateValue(kernel).GetOrAdd(
            (group, vertical with { Size = 0 }, horizontal with { Size = 0 }), _ => PhaseKernel(kernel, group, vertical, horizontal));

    /// <summary>
    /// The kernel [group·phases·in/group, out/group, taps, taps]: for each phase the taps that reach it, channels swapped.
    /// </summary>
    private static Tensor PhaseKernel(Tensor kernel, int group, Axis vertical, Axis horizontal)
    {
        var (outputs, inputs) = (kernel.Shape[0] / group, kernel.Shape[1]);
        Shape shape = [group * vertical.Stride * horizontal.Stride * inputs, outputs, vertical.Taps, horizontal.Taps];
        var phases = new float[shape.Size];
        var (rows, columns) = (vertical.TapsOfPhases(), horizontal.TapsOfPhases());
        var (taps, size) = (kernel.Shape[2] * kernel.Shape[3], shape.Size / shape[0]);
        var blocks = (inputs + ChannelsAtOnce - 1) / ChannelsAtOnce;
        Parallel.For(0, shape[0] / inputs * blocks, part =>
        {
            var (phase, input) = (part / blocks, part % blocks * ChannelsAtOnce);
            var (rest, column) = (phase / horizontal.Stride, phase % horizontal.Stride);
            var (set, row) = (rest / vertical.Stride, rest % vertical.Stride);
            int[] chosen =
                [.. rows[row].SelectMany(y => columns[column].Select(x => y < 0 || x < 0 ? -1 : (y * horizontal.Kernel) + x))];
            var count = Math.Min(ChannelsAtOnce, inputs - input);
            var targets = phases.AsSpan(((phase * inputs) + input) * size, count * size);
            for (var output = 0; output < outputs; output++)
            {
                var kernels = kernel.Elements.Slice(((((set * outputs) + output) * inputs) + input) * taps, count * taps);
                CopyTaps(kernels, taps, chosen, targets[(output * chosen.Length)..], size);
            }
        });
        return new Tensor(shape, phases);
    }

    /// <summary>Of kernels side by side, the taps that are named, each to its target; 0 for −1. The targets lie a step apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyTaps(ReadOnlySpan<float> kernels, int length, ReadOnlySpan<int> taps, Span<float> targets, int step)
    {
        for (int start = 0, target = 0; start < kernels.Length; start += length, target += step)
        {
            for (var t = 0; t < taps.Length; t++)
                targets[target + t] = taps[t] < 0 ? 0 : kernels[start + taps[t]];
        }
    }

    private static Value Interleave(Value phases, int group, int vertical, int horizontal)
    {
        if (vertical == 1 && horizontal == 1) return phases;
        var graph = phases.Graph;
        if (vertical == horizontal && group == 1) return graph.DepthToSpace(phases, vertical);
        var (n, c, h, w) = (phases.Shape[0], phases.Shape[1] / (vertical * horizontal), phases.Shape[2], phases.Shape[3]);
        var split = graph.Reshape(phases, [n, group, vertical, horizontal, c / group, h, w]);
        return graph.Reshape(graph.Transpose(split, 0, 1, 4, 5, 2, 6, 3), [n, c, h * vertical, w * horizontal]);
    }

    /// <summary>One axis of the convolution; t runs from <see cref="First"/> over <see cref="Taps"/> offsets.</summary>
    private sealed record Axis(int Size, int Kernel, int Stride, int Before, int Dilation)
    {
        private int Extent => ((Kernel - 1) * Dilation) + 1;

        private int First => -FloorDivide(Extent - 1 - Before, Stride);

        private int Last => FloorDivide(Stride - 1 + Before, Stride);

        public int Taps => Last - First + 1;

        /// <summary>The taps of the kernel that join a phase with each cotangent, [phase][offset]; −1 where there is none.</summary>
        public int[][] TapsOfPhases() =>
            [.. Enumerable.Range(0, Stride).Select(phase => Enumerable.Range(0, Taps).Select(offset => Tap(phase, offset)).ToArray())];

        private int Tap(int phase, int offset)
        {
            var position = phase + Before - ((First + offset) * Stride);
            return position >= 0 && position < Extent && position % Dilation == 0 ? position / Dilation : -1;
        }

        /// <summary>Padding of the cotangent, so that every phase comes out ⌈size / stride⌉ long; may be negative.</summary>
        public (int Before, int After) Padding(int outputs)
        {
            var length = (Size + Stride - 1) / Stride;
            return (-First, length + Taps - 1 - outputs + First);
        }

        private static int FloorDivide(int a, int b) => (a - (((a % b) + b) % b)) / b;
    }
}
