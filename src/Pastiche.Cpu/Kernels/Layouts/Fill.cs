namespace Pastiche.Cpu.Kernels;

/// <summary>Makes every element the same.</summary>
internal sealed class Fill(float value, Operand target) : Kernel(KernelKind.Other, [], [target])
{
    private const int LeastElements = 65536;

    public override int Parts => PartsFor(target.Length, LeastElements);

    public override unsafe void Run(int part, Operand scratch)
    {
        var (start, end) = Share(checked((int)target.Length), Parts, part);
        new Span<float>(target.At(start, end - start), end - start).Fill(value);
    }
}
