using Pastiche.Graphs;
using static System.FormattableString;

namespace Pastiche.Weights.Torch;

/// <summary>A view of a storage as a tensor, validated to be within it.</summary>
internal sealed class TorchView
{
    private readonly int[] _strides;

    private TorchView(StoredTensor tensor, TorchStorage storage, long first, int extent, int[] strides) =>
        (Tensor, Storage, First, Extent, _strides) = (tensor, storage, first, extent, strides);

    public StoredTensor Tensor { get; }

    public TorchStorage Storage { get; }

    /// <summary>The first element, counted from the beginning of the elements under the storage's key.</summary>
    public long First { get; }

    /// <summary>The number of elements from the first to the last.</summary>
    public int Extent { get; }

    /// <summary>Validates a pickle's description of a tensor.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="name">The tensor's name.</param>
    /// <param name="tensor">The description.</param>
    /// <returns>Null for a tensor without elements.</returns>
    /// <exception cref="PasticheException">It is not within its storage, or has more elements than that.</exception>
    public static TorchView? Of(string path, string name, TorchTensor tensor)
    {
        if (tensor.Storage is not { } storage)
        {
            throw Errors.DamagedWeights(path, $"its pickle does not say what {name} is");
        }

        Int128 elements = 1, last = tensor.Offset;
        for (var axis = 0; axis < tensor.Sizes.Length; axis++)
        {
            var (size, stride) = (tensor.Sizes[axis], tensor.Strides[axis]);
            if (size < 0 || stride < 0)
                throw Errors.DamagedWeights(path, Invariant($"{name} has an axis of {size} elements, {stride} apart"));
            if (size == 0) return null;
            // Values beyond the file stay beyond it, without overflow.
            elements = Int128.Min(elements * size, long.MaxValue);
            last = Int128.Min(last + ((Int128)(size - 1) * stride), long.MaxValue);
        }

        var most = Math.Min(storage.Count, Array.MaxLength);
        if (tensor.Offset < 0 || last >= storage.Count || elements > most || last - tensor.Offset >= most)
        {
            var (sizes, strides) = (string.Join('×', tensor.Sizes), string.Join('×', tensor.Strides));
            throw Errors.DamagedWeights(
                path, Invariant($"{name} is {sizes} from element {tensor.Offset}, {strides} apart, in a storage of {storage.Count}"));
        }

        Shape shape = [.. tensor.Sizes.Select(size => (int)size)];
        // The stride of an axis of one element is arbitrary and never used.
        int[] steps = [.. tensor.Strides.Select((stride, axis) => shape[axis] == 1 ? 0 : (int)stride)];
        var extent = (int)(last - tensor.Offset) + 1;
        return new TorchView(new StoredTensor(name, shape), storage, storage.First + tensor.Offset, extent, steps);
    }

    /// <summary>Gathers the elements in row-major order.</summary>
    /// <param name="extent">The elements from the first to the last.</param>
    public float[] Gather(float[] extent)
    {
        var shape = Tensor.Shape;
        var rowMajor = shape.Strides();
        if (Enumerable.Range(0, shape.Rank).All(axis => shape[axis] == 1 || rowMajor[axis] == _strides[axis])) return extent;
        var elements = new float[shape.Size];
        var position = new int[shape.Rank];
        var at = 0;
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = extent[at];
            for (var axis = shape.Rank - 1; axis >= 0; axis--)
            {
                at += _strides[axis];
                if (++position[axis] < shape[axis]) break;
                at -= shape[axis] * _strides[axis];
                position[axis] = 0;
            }
        }

        return elements;
    }
}
