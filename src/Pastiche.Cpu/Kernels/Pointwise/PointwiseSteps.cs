using System.Diagnostics;
using System.Numerics;
using System.Numerics.Tensors;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>Executes the instructions of <see cref="Pointwise"/>, each on one piece.</summary>
internal static unsafe class PointwiseSteps
{
    /// <summary>Executes one instruction.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="registers">The sources and earlier results.</param>
    /// <param name="target">The result; may be the buffer of an operand.</param>
    /// <param name="length">The number of elements.</param>
    public static void Run(PointwiseInstruction instruction, float** registers, float* target, int length)
    {
        var a = new ReadOnlySpan<float>(registers[instruction.A], length);
        var b = new ReadOnlySpan<float>(registers[instruction.B], length);
        var y = new Span<float>(target, length);
        switch (instruction.Op)
        {
            case Op.Add: TensorPrimitives.Add(a, b, y); break;
            case Op.Sub: TensorPrimitives.Subtract(a, b, y); break;
            case Op.Mul: TensorPrimitives.Multiply(a, b, y); break;
            case Op.Div: TensorPrimitives.Divide(a, b, y); break;
            case Op.Pow: TensorPrimitives.Pow(a, b, y); break;
            case Op.Neg: TensorPrimitives.Negate(a, y); break;
            case Op.Exp: TensorPrimitives.Exp(a, y); break;
            case Op.Sqrt: TensorPrimitives.Sqrt(a, y); break;
            case Op.Relu: TensorPrimitives.Max(a, 0, y); break;
            case Op.Sigmoid: TensorPrimitives.Sigmoid(a, y); break;
            case Op.Clip: TensorPrimitives.Clamp(a, Get<ClipAttributes>().Minimum, Get<ClipAttributes>().Maximum, y); break;
            case Op.LeakyRelu: LeakyRelu(registers[instruction.A], Get<LeakyReluAttributes>().Slope, target, length); break;
            case Op.Greater: Greater(registers[instruction.A], registers[instruction.B], target, length); break;
            case Op.Where: Where(registers[instruction.A], registers[instruction.B], registers[instruction.C], target, length); break;
            case Op.Cast: a.CopyTo(y); break;
            default: throw new UnreachableException($"{instruction.Op} has no step.");
        }

        T Get<T>() where T : Attributes => (T)instruction.Attributes!;
    }

    private static void Greater(float* a, float* b, float* y, nint length)
    {
        nint i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.ConditionalSelect(Vector.GreaterThan(Vector.Load(a + i), Vector.Load(b + i)), Vector<float>.One, Vector<float>.Zero)
                .Store(y + i);
        }

        for (; i < length; i++) y[i] = a[i] > b[i] ? 1 : 0;
    }

    private static void LeakyRelu(float* a, float slope, float* y, nint length)
    {
        nint i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var x = Vector.Load(a + i);
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, x * slope).Store(y + i);
        }

        for (; i < length; i++) y[i] = a[i] > 0 ? a[i] : a[i] * slope;
    }

    private static void Where(float* condition, float* then, float* otherwise, float* y, nint length)
    {
        nint i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var isFalse = Vector.Equals(Vector.Load(condition + i), Vector<float>.Zero);
            Vector.ConditionalSelect(isFalse, Vector.Load(otherwise + i), Vector.Load(then + i)).Store(y + i);
        }

        for (; i < length; i++) y[i] = condition[i] == 0 ? otherwise[i] : then[i];
    }
}
