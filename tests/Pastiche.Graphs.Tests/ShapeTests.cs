using Xunit;

namespace Pastiche.Graphs.Tests;

public class ShapeTests
{
    [Fact]
    public void Create_Sizes_KnowsRankSizeAndStrides()
    {
        Shape shape = [2, 3, 4];
        Assert.Equal(3, shape.Rank);
        Assert.Equal(24, shape.Size);
        Assert.Equal([12, 4, 1], shape.Strides());
        Assert.Equal([2, 3, 4], shape.Span.ToArray());
        Assert.Equal("2×3×4", shape.ToString());
    }

    [Fact]
    public void Scalar_HasOneElementAndNoAxis()
    {
        Assert.Equal(0, Shape.Scalar.Rank);
        Assert.Equal(1, Shape.Scalar.Size);
        Assert.Empty(Shape.Scalar.Strides());
        Assert.Equal("scalar", Shape.Scalar.ToString());
        Assert.Equal<Shape>([], Shape.Scalar);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Create_SizeUnderOne_Throws(int size)
    {
        var problem = Assert.Throws<GraphException>(() => Shape.Create([3, size]));
        Assert.Equal($"Shape [3, {size}] has a size under 1; every axis needs at least one element.", problem.Message);
    }

    [Fact]
    public void Create_MoreElementsThanAnArrayHolds_Throws()
    {
        Assert.Contains("more than", Assert.Throws<GraphException>(() => Shape.Create([65536, 65536])).Message);
        Assert.Throws<GraphException>(() => Shape.Create([int.MaxValue, int.MaxValue, int.MaxValue]));
    }

    [Fact]
    public void Equality_IsBySizes()
    {
        Shape shape = [2, 3];
        Assert.True(shape == [2, 3]);
        Assert.True(shape != [3, 2]);
        Assert.True(shape.Equals((object)Shape.Create([2, 3])));
        Assert.False(shape.Equals("2×3"));
        Assert.Equal(Shape.Create([2, 3]).GetHashCode(), shape.GetHashCode());
    }

    [Fact]
    public void With_ReplacesOneAxis() => Assert.Equal<Shape>([2, 7], Shape.Create([2, 3]).With(1, 7));

    public static TheoryData<int[], int[], int[]?> Broadcasts => new()
    {
        { [2, 3], [3], [2, 3] },
        { [2, 1], [1, 3], [2, 3] },
        { [], [4], [4] },
        { [1], [1, 1], [1, 1] },
        { [2], [3], null },
        { [2, 3], [2], null },
    };

    [Theory]
    [MemberData(nameof(Broadcasts))]
    public void TryBroadcast_FollowsNumPy(int[] left, int[] right, int[]? expected)
    {
        Shape? joined = expected is null ? null : [.. expected];
        Assert.Equal(joined, Shape.TryBroadcast([.. left], [.. right]));
        Assert.Equal(joined, Shape.TryBroadcast([.. right], [.. left]));
    }
}
