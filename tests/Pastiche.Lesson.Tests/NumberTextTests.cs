using Xunit;

namespace Pastiche.Lesson.Tests;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.0001f, "10⁻⁴")]
    [InlineData(0.001f, "10⁻³")]
    [InlineData(0.015f, "1.5×10⁻²")]
    [InlineData(3e-12f, "3×10⁻¹²")]
    [InlineData(1f, "1")]
    [InlineData(2.5f, "2.5")]
    [InlineData(999f, "999")]
    [InlineData(1000f, "10³")]
    [InlineData(2e30f, "2×10³⁰")]
    public void Ratio_Value_IsAsThePaperWritesIt(float ratio, string expected) => Assert.Equal(expected, NumberText.Ratio(ratio));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0123, "0.0123")]
    [InlineData(2.567, "2.57")]
    [InlineData(1234, "1234")]
    [InlineData(-4.49e-16, "-4.5e-16")]
    public void Digits_Value_HasThreeOrFewer(double value, string expected) => Assert.Equal(expected, NumberText.Digits(value));
}
