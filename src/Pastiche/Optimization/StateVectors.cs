using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pastiche.Optimization;

/// <summary>Vectors of states as arrays of optimizers.</summary>
/// <param name="length">The number of parameters, which every vector must have.</param>
/// <param name="take">Whether the state is given up, so that its vectors need not be copied.</param>
internal sealed class StateVectors(int length, bool take)
{
    /// <summary>The array of a vector, which may come from a file.</summary>
    /// <exception cref="PasticheException">It has another length.</exception>
    public float[] Array(ImmutableArray<float> vector)
    {
        if (vector.Length != length)
            throw Errors.WrongLength("A vector of the optimiser's state", vector.Length, length, "as many parameters");
        return take ? ImmutableCollectionsMarshal.AsArray(vector)! : vector.AsSpan().ToArray();
    }

    /// <summary>A vector that shares an array, which is not to be changed while the vector is in use.</summary>
    public static ImmutableArray<float> Share(float[] vector) => ImmutableCollectionsMarshal.AsImmutableArray(vector);

    /// <summary>A vector with an array of its own.</summary>
    public static ImmutableArray<float> Copy(ImmutableArray<float> vector) => ImmutableArray.Create(vector.AsSpan());
}
