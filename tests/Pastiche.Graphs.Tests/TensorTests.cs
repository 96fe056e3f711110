using System.Runtime.InteropServices;
using Xunit;

namespace Pastiche.Graphs.Tests;

public class TensorTests
{
    [Fact]
    public void Create_WrongNumberOfElements_Throws()
    {
        var problem = Assert.Throws<GraphException>(() => new Tensor([2, 2], 1, 2, 3));
        Assert.Equal("A tensor of shape 2×2 needs 4 elements; got 3.", problem.Message);
    }

    [Fact]
    public void Equality_IsByShapeAndBits()
    {
        var tensor = new Tensor([2], float.NaN, 0);
        var equal = new Tensor([2], float.NaN, 0);
        Assert.Equal(equal, tensor);
        Assert.Equal(equal.GetHashCode(), tensor.GetHashCode());
        Assert.NotEqual(new Tensor([2], float.NaN, -0f), tensor);
        Assert.NotEqual(new Tensor([1, 2], float.NaN, 0), tensor);
        Assert.False(tensor.Equals((object?)null));
    }

    [Fact]
    public void Create_OfBytes_IsTheTensorOfTheirFloats()
    {
        float[] elements = [.. Enumerable.Range(0, 1000).Select(i => i / 8f)];
        var bytes = MemoryMarshal.AsBytes(elements.AsSpan()).ToArray();

        var tensor = new Tensor([10, 100], bytes.AsMemory());

        Assert.Equal(elements, tensor.Elements.ToArray());
        Assert.Equal(new Tensor([10, 100], elements), tensor);
        Assert.Equal(new Tensor([10, 100], elements).GetHashCode(), tensor.GetHashCode());
        Assert.Equal(tensor, new Tensor([1000], elements).Reshape([10, 100]));
        Assert.Throws<GraphException>(() => new Tensor([999], bytes.AsMemory()));
    }

    [Fact]
    public void ToString_ShowsTheShapeAndASingleElement()
    {
        Assert.Equal("scalar 3", Tensor.Scalar(3).ToString());
        Assert.Equal("2", new Tensor([2], 1, 2).ToString());
    }
}
