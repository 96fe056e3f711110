using System.Numerics;
using System.Numerics.Tensors;

namespace Pastiche.Cpu.Kernels;

/// <summary>The instructions of <see cref="Pointwise"/>, each on one piece.</summary>
internal static unsafe class PointwiseSteps
{
    /// <summary>Does one instruction.</summary>
    /// <param name="instruction">What to do.</param>
    /// <param name="registers">Where sources and earlier results lie.</param>
    /// <param name="target">Where the result goes; may be where an operand lies.</param>
    /// <param name="length">Elements of each.</param>
    public static void Run(PointwiseInstruction instruction, float** registers, float* target, int length)
    {
        var a = new ReadOnlySpan<float>(registers[instruction.A], length);
        var b = new ReadOnlySpan<float>(registers[instruction.B], length);
        var y = new Span<float>(target, length);
        switch (instruction.Operation)
        {
            case PointwiseOperation.Add: TensorPrimitives.Add(a, b, y); break;
            case PointwiseOperation.Subtract: TensorPrimitives.Subtract(a, b, y); break;
            case PointwiseOperation.Multiply: TensorPrimitives.Multiply(a, b, y); break;
            case PointwiseOperation.Divide: TensorPrimitives.Divide(a, b, y); break;
            case PointwiseOperation.Negate: TensorPrimitives.Negate(a, y); break;
            case PointwiseOperation.Exp: TensorPrimitives.Exp(a, y); break;
            case PointwiseOperation.Sqrt: TensorPrimitives.Sqrt(a, y); break;
            case PointwiseOperation.Relu: TensorPrimitives.Max(a, 0, y); break;
            case PointwiseOperation.Clip: TensorPrimitives.Clamp(a, instruction.Low, instruction.High, y); break;
            case PointwiseOperation.Pow: TensorPrimitives.Pow(a, b, y); break;
            case PointwiseOperation.Sigmoid: TensorPrimitives.Sigmoid(a, y); break;
            case PointwiseOperation.Greater: Greater(registers[instruction.A], registers[instruction.B], target, length); break;
            case PointwiseOperation.LeakyRelu: LeakyRelu(registers[instruction.A], instruction.Low, target, length); break;
            case PointwiseOperation.Where: Where(registers[instruction.A], registers[instruction.B], registers[instruction.C], target, length); break;
            default: a.CopyTo(y); break;
        }
    }

    private static void Greater(float* a, float* b, float* y, nint length)
    {
        nint i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.ConditionalSelect(Vector.GreaterThan(Vector.Load(a + i), Vector.Load(b + i)), Vector<float>.One, Vector<float>.Zero).Store(y + i);
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
