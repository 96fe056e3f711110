using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class MaskTextTests
{
    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0001, "less than 0.1 %")]
    [InlineData(0.0123, "1.2 %")]
    [InlineData(0.5, "50 %")]
    [InlineData(0.99999, "99.9 %")]
    [InlineData(1, "100 %")]
    public void Percent_IsNeitherNothingNorAllUnlessItIs(double part, string expected) => Assert.Equal(expected, MaskText.Percent(part));
}
