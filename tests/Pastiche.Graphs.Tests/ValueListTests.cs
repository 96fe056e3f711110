using Xunit;

namespace Pastiche.Graphs.Tests;

public class ValueListTests
{
    [Fact]
    public void Default_IsTheEmptyList()
    {
        ValueList<int> nothing = default;
        ValueList<int> empty = [];
        Assert.Empty(nothing);
        Assert.True(nothing.Span.IsEmpty);
        Assert.Equal(empty, nothing);
        Assert.Equal(empty.GetHashCode(), nothing.GetHashCode());
        Assert.Equal("[]", nothing.ToString());
    }

    [Fact]
    public void Equality_IsByItemsInOrder()
    {
        ValueList<string> list = ["a", "b"];
        Assert.True(list == ["a", "b"]);
        Assert.True(list != ["b", "a"]);
        Assert.True(list.Equals((object)(ValueList<string>)["a", "b"]));
        Assert.False(list.Equals(null));
        Assert.Equal(((ValueList<string>)["a", "b"]).GetHashCode(), list.GetHashCode());
    }

    [Fact]
    public void Items_AreIndexedAndPrinted()
    {
        ValueList<int> list = [1, 2];
        Assert.Equal(2, list[1]);
        Assert.Equal("[1, 2]", list.ToString());
    }
}
