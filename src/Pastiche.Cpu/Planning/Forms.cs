using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>Where values are, in the layouts that they are needed in.</summary>
/// <param name="kernels">What is run, in order; conversions are added to it.</param>
internal sealed class Forms(List<Kernel> kernels)
{
    private readonly Dictionary<(Value, int), Operand> _forms = [];

    /// <summary>Whether a value is there in some layout.</summary>
    public bool IsDefined(Value value) => _forms.ContainsKey((value, 1)) || _forms.ContainsKey((value, Maps.BlockLanes));

    /// <summary>A new operand for a value in a layout.</summary>
    public Operand Define(Value value, int lanes)
    {
        var length = lanes == 1 ? value.Shape.Size : MapsOf(value, lanes).Length;
        return Set(value, lanes, new Operand($"{value}", length));
    }

    /// <summary>Says where a value is.</summary>
    public Operand Set(Value value, int lanes, Operand operand) => _forms[(value, lanes)] = operand;

    /// <summary>Where a value is in a layout, if it is there.</summary>
    public Operand? Find(Value value, int lanes) => _forms.GetValueOrDefault((value, lanes));

    /// <summary>Where a value is in a layout; brought into it if it is in another one.</summary>
    public Operand Get(Value value, int lanes)
    {
        if (Find(value, lanes) is { } there) return there;
        if (lanes == 1) return FromBlocked(value);
        var flat = Get(value, 1);
        var maps = MapsOf(value, lanes);
        var blocked = Define(value, lanes);
        var conversion = new Interleave(maps, flat, blocked);
        if (value.Constant is null) kernels.Add(conversion);
        else RunNow(conversion, blocked);
        return blocked;
    }

    /// <summary>A value's maps in a layout.</summary>
    public static Maps MapsOf(Value value, int lanes) =>
        ChannelView.Of(value.Shape, lanes) ?? throw new InvalidOperationException($"{value} is no feature maps.");

    /// <summary>Does at once what depends on constants only.</summary>
    public static void RunNow(Kernel kernel, Operand result)
    {
        result.Place(new NativeBlock(result.Length));
        var scratch = new Operand("scratch", kernel.ScratchLength);
        scratch.Place(new NativeBlock(kernel.ScratchLength));
        for (var part = 0; part < kernel.Parts; part++) kernel.Run(part, scratch);
    }

    private Operand FromBlocked(Value value)
    {
        var blocked = Find(value, Maps.BlockLanes) ?? throw new InvalidOperationException($"{value} was not computed.");
        var flat = Define(value, 1);
        kernels.Add(new Deinterleave(MapsOf(value, Maps.BlockLanes), blocked, flat));
        return flat;
    }
}
