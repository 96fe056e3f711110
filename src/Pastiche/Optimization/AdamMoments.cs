using System.Numerics;
using System.Runtime.InteropServices;

namespace Pastiche.Optimization;

/// <summary>One update of <see cref="Adam"/>, in a single pass over its vectors.</summary>
/// <param name="Beta1">The decay of the mean m.</param>
/// <param name="Beta2">The decay of the variance v.</param>
/// <param name="Epsilon">Added to the root of the variance.</param>
/// <param name="Rate">The learning rate, over the correction of the mean.</param>
/// <param name="VarianceScale">The correction of the variance.</param>
internal readonly record struct AdamMoments(float Beta1, float Beta2, float Epsilon, float Rate, float VarianceScale)
{
    /// <summary>m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², x ← x − rate·m / (√(v·scale) + ε).</summary>
    public void Apply(ReadOnlySpan<float> gradient, Span<float> mean, Span<float> variance, Span<float> parameters)
    {
        ref var gradientRef = ref MemoryMarshal.GetReference(gradient);
        ref var meanRef = ref MemoryMarshal.GetReference(mean);
        ref var varianceRef = ref MemoryMarshal.GetReference(variance);
        ref var parametersRef = ref MemoryMarshal.GetReference(parameters);
        var epsilon = new Vector<float>(Epsilon);
        var i = 0;
        for (; i <= gradient.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var at = (nuint)i;
            var g = Vector.LoadUnsafe(ref gradientRef, at);
            var m = (Vector.LoadUnsafe(ref meanRef, at) * Beta1) + (g * (1 - Beta1));
            var v = (Vector.LoadUnsafe(ref varianceRef, at) * Beta2) + (g * g * (1 - Beta2));
            var move = m * Rate / (Vector.SquareRoot(v * VarianceScale) + epsilon);
            m.StoreUnsafe(ref meanRef, at);
            v.StoreUnsafe(ref varianceRef, at);
            (Vector.LoadUnsafe(ref parametersRef, at) - move).StoreUnsafe(ref parametersRef, at);
        }

        for (; i < gradient.Length; i++)
        {
            var g = gradient[i];
            mean[i] = (mean[i] * Beta1) + (g * (1 - Beta1));
            variance[i] = (variance[i] * Beta2) + (g * g * (1 - Beta2));
            parameters[i] -= mean[i] * Rate / (MathF.Sqrt(variance[i] * VarianceScale) + Epsilon);
        }
    }
}
