using Pastiche.Graphs;
using static System.FormattableString;

namespace Pastiche.Weights.Hdf5;

/// <summary>A dataset: a tensor in the file.</summary>
/// <param name="Name">The path of groups and its own name, separated by slashes.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Datatype">The type of the elements.</param>
/// <param name="Layout">The position of the elements.</param>
internal sealed record Dataset(string Name, Shape Shape, Datatype Datatype, Layout Layout)
{
    /// <summary>Reads the dataset that a header describes; null if it describes something else, or no numbers.</summary>
    public static Dataset? Of(ObjectHeader header, Hdf5File file, string name)
    {
        if (header.Find(HeaderMessageType.Dataspace) is not { } space ||
            header.Find(HeaderMessageType.Datatype) is not { } type ||
            header.Find(HeaderMessageType.Layout) is not { } place)
        {
            return null;
        }

        if (Datatype.Read(type) is not { } datatype || space.IsShared || Dataspace.Read(space.Content, name) is not { } shape) return null;
        var dataset = new Dataset(name, shape, datatype, Layout.Read(header, place.Content));
        if (dataset.Obstacle is null) dataset.CheckLength(file);
        return dataset;
    }

    private string? Obstacle => Layout.Obstacle ?? Datatype.Obstacle;

    /// <summary>Reads the elements as 32-bit floats.</summary>
    public Tensor Read(Hdf5File file)
    {
        if (Obstacle is { } obstacle) throw Errors.UnreadableTensor(file.Path, Name, obstacle);
        var elements = new float[Shape.Size];
        var (size, format) = (Datatype.Size, Datatype.Format);
        var buffer = new byte[Math.Min(elements.Length, 16 << 10) * size];
        for (var first = 0; first < elements.Length; first += buffer.Length / size)
        {
            var part = elements.AsSpan(first, Math.Min(elements.Length - first, buffer.Length / size));
            var bytes = buffer.AsSpan(0, part.Length * size);
            file.ReadElements((long)Layout.Address + ((long)first * size), bytes);
            format.Decode(bytes, part);
        }

        return new Tensor(Shape, elements);
    }

    private void CheckLength(Hdf5File file)
    {
        var expected = (ulong)Shape.Size * (ulong)Datatype.Size;
        if (Layout.Length != expected)
        {
            throw file.Damaged(Invariant(
                $"{Name} has {Layout.Length:N0} bytes; expected {expected:N0} for {Shape} elements of {Datatype.Size} bytes"));
        }

        if (!file.Holds(Layout.Address, Layout.Length))
        {
            throw file.Damaged(Invariant(
                $"{Name} of {Layout.Length:N0} bytes starts at byte {Layout.Address:N0}, and the file has {file.Length:N0}"));
        }
    }
}
