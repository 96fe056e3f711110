namespace Pastiche.Cpu.Kernels;

/// <summary>Sets all elements to one value.</summary>
internal sealed class Fill(float value, Buffer target) : Kernel(KernelKind.Other, [], [target])
{
    private const int MinElementsPerPart = 65536;

    public override int Parts => PartsFor(target.Length, MinElementsPerPart);

    public override unsafe void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(checked((int)target.Length), Parts, part);
        new Span<float>(target.At(start, end - start), end - start).Fill(value);
    }
}
