using Pastiche.Cpu.Kernels;
using Pastiche.Cpu.Planning;
using Xunit;
using Buffer = Pastiche.Cpu.Kernels.Buffer;

namespace Pastiche.Cpu.Tests.Planning;

public class LateOrderTests
{
    private const long Large = 1 << 20;

    private readonly Buffer _features = new("features", Large);
    private readonly Buffer _deeper = new("deeper", Large);
    private readonly Buffer _deepest = new("deepest", Large);
    private readonly Buffer _weighted = new("weighted", Large);
    private readonly Buffer _gradient = new("gradient", Large);

    [Fact]
    public void Of_ResultUsedOnTheWayBack_IsComputedThere()
    {
        Step[] kernels =
        [
            new("convolve", [], [_features]),
            new("weight", [_features], [_weighted]),
            new("convolve deeper", [_features], [_deeper]),
            new("convolve deepest", [_deeper], [_deepest]),
            new("convolve back", [_deepest, _deeper], [_gradient]),
            new("add", [_gradient, _weighted, _features], [new("sum", Large)]),
        ];
        Assert.Equal(
            ["convolve", "convolve deeper", "convolve deepest", "convolve back", "weight", "add"], Names(LateOrder.Of(kernels)));
        Assert.Equal((5, 4), PeaksOf(kernels));
    }

    /// <summary>The statistics of a layer are small: the layer would have to stay for them.</summary>
    [Fact]
    public void Of_SmallResultOfWhatIsNotKept_StaysInItsPlace()
    {
        var (gram, sum) = (new Buffer("gram", 64), new Buffer("sum", 64));
        Step[] kernels =
        [
            new("convolve", [], [_features]),
            new("correlate", [_features], [gram]),
            new("convolve deeper", [_features], [_deeper]),
            new("convolve again", [_deeper], [_gradient]),
            new("compare", [gram, _gradient], [sum]),
        ];
        Assert.Same(kernels, LateOrder.Of(kernels));
    }

    [Fact]
    public void Of_ChainFromWhatIsKept_MovesTogether()
    {
        var (squares, total, product) = (new Buffer("squares", 64), new Buffer("total", 1), new Buffer("product", Large));
        Step[] kernels =
        [
            new("convolve", [], [_features]),
            new("weight", [_features], [_weighted]),
            new("square", [_weighted], [squares]),
            new("total", [squares], [total]),
            new("multiply", [_weighted], [product]),
            new("convolve deeper", [_features], [_deeper]),
            new("convolve deepest", [_deeper], [_deepest]),
            new("convolve back", [_deepest, _deeper], [_gradient]),
            new("add", [_gradient, product, _features], [new("sum", Large)]),
        ];
        Assert.Equal(["convolve", "convolve deeper", "convolve deepest", "convolve back", "weight"], Names(LateOrder.Of(kernels))[..5]);
        Assert.Equal((5, 4), PeaksOf(kernels));
    }

    /// <summary>A sum beside a result is small: it need not be used where the result is.</summary>
    [Fact]
    public void Of_KernelOfTwoResults_MovesToTheLargeOne()
    {
        var (squares, product) = (new Buffer("squares", 64), new Buffer("product", Large));
        Step[] kernels =
        [
            new("convolve", [], [_features]),
            new("square and weight", [_features], [_weighted, squares]),
            new("multiply", [_weighted, _features], [product]),
            new("convolve deeper", [_features], [_deeper]),
            new("convolve deepest", [_deeper], [_deepest]),
            new("convolve back", [_deepest, _deeper], [_gradient]),
            new("add", [_gradient, product, _features], [new("sum", Large)]),
            new("total", [squares], [new("total", 1)]),
        ];
        Assert.Equal(
            ["convolve", "convolve deeper", "convolve deepest", "convolve back", "square and weight"], Names(LateOrder.Of(kernels))[..5]);
    }

    [Fact]
    public void Of_InputThatIsOverwrittenLater_IsReadBefore()
    {
        Step[] kernels =
        [
            new("convolve", [], [_features]),
            new("weight", [_features], [_weighted]),
            new("write again", [], [_features]),
            new("convolve deeper", [_features], [_deeper]),
            new("add", [_weighted, _features, _deeper], [_gradient]),
        ];
        var order = Names(LateOrder.Of(kernels));
        Assert.True(order.IndexOf("weight") < order.IndexOf("write again"));
    }

    /// <summary>Each kernel finds the values that it found in the order given, and no order needs more memory.</summary>
    [Fact]
    public void Of_RandomKernels_ComputesTheSameInNoMoreMemory()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var kernels = RandomKernels(new Random(seed));
            var order = LateOrder.Of(kernels);
            Assert.Equal(SeenBy(kernels), SeenBy(order));
            var (given, late) = (Arena.Of(kernels).Length, Arena.Of(order).Length);
            Assert.True(late <= given, $"seed {seed}: {late} floats, {given} before");
        }
    }

    /// <summary>The large buffers that there are at once, before and after.</summary>
    private static (long Given, long Late) PeaksOf(IReadOnlyList<Kernel> kernels) =>
        (Arena.Of(kernels).Length / Large, Arena.Of(LateOrder.Of(kernels)).Length / Large);

    private static List<string> Names(IReadOnlyList<Kernel> kernels) => [.. kernels.Cast<Step>().Select(kernel => kernel.Name)];

    private static Step[] RandomKernels(Random random)
    {
        var buffers = new List<Buffer>();
        return [.. Enumerable.Range(0, 40).Select(i =>
        {
            Buffer[] reads = [.. Enumerable.Range(0, random.Next(4)).Where(_ => buffers.Count > 0)
                .Select(_ => buffers[random.Next(buffers.Count)]).Distinct()];
            var isRewritten = buffers.Count > 0 && random.Next(8) == 0;
            var length = random.Next(2) == 0 ? Large : 64 * random.Next(1, 99);
            var target = isRewritten ? buffers[random.Next(buffers.Count)] : new($"{i}", length);
            Buffer[] writes = random.Next(5) == 0 ? [target, new($"second of {i}", 64)] : [target];
            buffers.AddRange(writes.Skip(isRewritten ? 1 : 0));
            return new Step($"{i}", [.. reads.Where(buffer => buffer != target)], writes);
        })];
    }

    /// <summary>By whom the buffers that each kernel reads were written.</summary>
    private static SortedDictionary<string, string> SeenBy(IReadOnlyList<Kernel> kernels)
    {
        var (seen, writers) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new Dictionary<Buffer, string>());
        foreach (var kernel in kernels.Cast<Step>())
        {
            seen[kernel.Name] = string.Join(' ', kernel.Reads.Select(buffer => writers[buffer]));
            foreach (var buffer in kernel.Writes) writers[buffer] = kernel.Name;
        }

        return seen;
    }

    private sealed class Step(string name, Buffer[] reads, Buffer[] writes) : Kernel(KernelKind.Other, reads, writes)
    {
        public string Name => name;

        public override void Run(int part, Buffer scratch) => throw new NotSupportedException();
    }
}
