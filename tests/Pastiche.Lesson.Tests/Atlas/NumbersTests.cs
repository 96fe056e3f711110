using Pastiche.Atlas;
using Xunit;

namespace Pastiche.Lesson.Tests.Atlas;

public class NumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(12.345, "12.3")]
    [InlineData(0.03136, "0.0314")]
    [InlineData(0.000819, "0.000819")]
    [InlineData(4.14e-5, "4.14×10⁻⁵")]
    [InlineData(9.999e-5, "1×10⁻⁴")]
    [InlineData(2.5e7, "2.50×10⁷")]
    [InlineData(double.NaN, "not finite")]
    public void Loss_AnyValue_HasThreeDigitsThatCount(double value, string expected) => Assert.Equal(expected, Numbers.Loss(value));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(3.4e-16, "4×10⁻¹⁶")]
    [InlineData(9.6e-5, "1×10⁻⁴")]
    public void Bound_SmallValue_IsNotBelowIt(double value, string expected) => Assert.Equal(expected, Numbers.Bound(value));

    [Theory]
    [InlineData(0.015f, "0.015")]
    [InlineData(1, "1")]
    [InlineData(1.5e-4f, "1.5×10⁻⁴")]
    [InlineData(1e-4f, "1×10⁻⁴")]
    public void Weight_AsItWasGiven_KeepsItsDigits(float value, string expected) => Assert.Equal(expected, Numbers.Weight(value));

    [Theory]
    [InlineData(-0.034, "−0.03")]
    [InlineData(0.5, "0.50")]
    public void Fraction_Similarity_HasTwoDigits(double value, string expected) => Assert.Equal(expected, Numbers.Fraction(value));
}
