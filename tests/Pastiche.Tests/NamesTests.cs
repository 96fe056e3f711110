using Xunit;

namespace Pastiche.Tests;

public class NamesTests
{
    private static readonly string[] Known = ["stem", "stage1_1", "stage1_2", "conv1_1"];

    [Theory]
    [InlineData("stme", "did you mean stem?")]
    [InlineData("STAGE1_2", "did you mean stage1_2 or stage1_1?")]
    [InlineData("something else", "accepted: stem, stage1_1, stage1_2, conv1_1.")]
    public void Suggest_Name_GivesTheNearestOrAll(string got, string expected) => Assert.Equal(expected, Names.Suggest(got, Known));
}
