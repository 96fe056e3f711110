using Pastiche.Cpu.Kernels;

namespace Pastiche.Cpu.Planning;

/// <summary>
/// Moves kernels to where their results are needed, so that these take memory for a shorter time: what a graph computes on the way forward
/// and uses on the way back is computed on the way back, as long as what it is computed from is there anyway.
/// </summary>
internal sealed class LateOrder
{
    /// <summary>Buffers of this share of the largest count as nothing: keeping them longer costs less than a large one saves.</summary>
    private const long Negligible = 64;

    /// <summary>The most kernels before one that move with it.</summary>
    private const int LongestChain = 8;

    /// <summary>What moved in one pass can make room for more in the next one.</summary>
    private const int Passes = 3;

    private readonly List<Kernel> _order;
    private readonly Dictionary<Kernel, int> _steps = [];
    private readonly Dictionary<Buffer, List<Kernel>> _readers = [];
    private readonly Dictionary<Buffer, List<Kernel>> _writers = [];
    private readonly long _small;

    private LateOrder(IReadOnlyList<Kernel> kernels)
    {
        _order = [.. kernels];
        foreach (var (step, kernel) in kernels.Index())
        {
            _steps[kernel] = step;
            foreach (var buffer in kernel.Reads.Distinct()) Add(_readers, buffer, kernel);
            foreach (var buffer in kernel.Writes.Distinct()) Add(_writers, buffer, kernel);
        }

        _small = _writers.Keys.Select(buffer => buffer.Length).DefaultIfEmpty().Max() / Negligible;
    }

    /// <summary>The kernels in an order that computes the same, and needs no larger an arena.</summary>
    /// <param name="kernels">The kernels, in an order that computes the graph.</param>
    public static IReadOnlyList<Kernel> Of(IReadOnlyList<Kernel> kernels)
    {
        var late = new LateOrder(kernels);
        var (best, length) = (kernels, Arena.Of(kernels).Length);
        for (var pass = 0; pass < Passes; pass++)
        {
            // In reverse, so that what uses a result has moved before it.
            foreach (var kernel in late._order.ToArray().Reverse()) late.Move(kernel);
            if (Arena.Of(late._order).Length is var shorter && shorter < length) (best, length) = ([.. late._order], shorter);
        }

        return best;
    }

    private void Move(Kernel kernel)
    {
        var step = _steps[kernel];
        var last = FirstThatFollows(kernel) - 1;
        if (last > step) last = Math.Min(last, LastStepWithInputs(kernel, last, LongestChain));
        if (last <= step) return;
        _order.RemoveAt(step);
        _order.Insert(last, kernel);
        for (; step <= last; step++) _steps[_order[step]] = step;
    }

    /// <summary>The first later step that uses a kernel's results or overwrites its inputs; one after the last if there is none.</summary>
    private int FirstThatFollows(Kernel kernel)
    {
        var users = kernel.Writes.SelectMany(buffer => Of(_readers, buffer).Concat(Of(_writers, buffer)));
        return users.Concat(kernel.Reads.SelectMany(buffer => Of(_writers, buffer)))
            .Select(user => _steps[user])
            .Where(step => step > _steps[kernel])
            .DefaultIfEmpty(_order.Count)
            .Min();
    }

    /// <summary>The last step, up to a given one, at which a kernel can run without a large buffer that lives longer for it.</summary>
    private int LastStepWithInputs(Kernel kernel, int wanted, int chain)
    {
        foreach (var buffer in kernel.Reads.Where(buffer => !buffer.IsBound && buffer.Length > _small).Distinct())
        {
            var others = Of(_readers, buffer).Where(reader => reader != kernel).ToArray();
            var read = others.Select(reader => _steps[reader]).DefaultIfEmpty().Max() - 1;
            if (read < wanted) wanted = Math.Max(read, LastStepOfSource(buffer, others, wanted, chain));
        }

        return wanted;
    }

    /// <summary>The last step, up to a given one, to which what computes a buffer can move, with all others that read it.</summary>
    private int LastStepOfSource(Buffer buffer, Kernel[] others, int wanted, int chain)
    {
        if (chain == 0 || Of(_writers, buffer) is not [var source]) return -1;
        var users = source.Writes.Where(other => other != buffer).SelectMany(other => Of(_readers, other).Concat(Of(_writers, other)));
        var ends = others.Select(FirstThatFollows).Concat(users.Where(user => user != source).Select(user => _steps[user]));
        wanted = ends.Select(step => step - 1).Append(wanted).Min();
        return wanted <= _steps[source] ? -1 : LastStepWithInputs(source, wanted, chain - 1);
    }

    private static void Add(Dictionary<Buffer, List<Kernel>> users, Buffer buffer, Kernel kernel) =>
        (users.TryGetValue(buffer, out var known) ? known : users[buffer] = []).Add(kernel);

    private static List<Kernel> Of(Dictionary<Buffer, List<Kernel>> users, Buffer buffer) => users.GetValueOrDefault(buffer, []);
}
