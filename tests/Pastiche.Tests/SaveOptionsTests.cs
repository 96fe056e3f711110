using Xunit;

namespace Pastiche.Tests;

public class SaveOptionsTests
{
    [Theory]
    [InlineData(0, 8, "The quality is 0; accepted: 1 to 100.")]
    [InlineData(101, 8, "The quality is 101; accepted: 1 to 100.")]
    [InlineData(95, 12, "The bits is 12; accepted: 8 or 16.")]
    public void Validate_BadOption_SaysWhatIsAccepted(int quality, int bits, string message)
    {
        var options = SaveOptions.Default with { Quality = quality, Bits = bits };

        Assert.Equal(message, Assert.Throws<PasticheException>(options.Validate).Message);
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(100, 16)]
    public void Validate_EndOfARange_IsGood(int quality, int bits) =>
        (SaveOptions.Default with { Quality = quality, Bits = bits }).Validate();

    [Fact]
    public void Validate_Defaults_AreGood() => SaveOptions.Default.Validate();
}
