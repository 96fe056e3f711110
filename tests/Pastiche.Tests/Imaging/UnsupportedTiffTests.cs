using Pastiche.Tests.Imaging.Files;
using Xunit;

namespace Pastiche.Tests.Imaging;

/// <summary>TIFF files that may be good, but are not read: told by name, and never called damaged.</summary>
public sealed class UnsupportedTiffTests : IDisposable
{
    private const int BlackIsZero = 1;
    private const int Rgb = 2;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(6, "JPEG of the old kind")]
    [InlineData(32809, "ThunderScan")]
    [InlineData(34661, "JBIG")]
    [InlineData(33005, "JPEG 2000")]
    [InlineData(34712, "JPEG 2000")]
    [InlineData(34887, "LERC")]
    [InlineData(34925, "LZMA")]
    [InlineData(50000, "ZSTD")]
    [InlineData(50002, "JPEG XL")]
    [InlineData(12345, "unknown (code 12345)")]
    public void Load_CompressionThatIsNotSupported_NamesIt(int code, string name) => AssertUnsupported(
        $"the compression of this TIFF file, {name},", TiffFile.Encode(TiffVariants.Scene(isGray: false, 8, []), new(Rgb, code)));

    [Theory]
    [InlineData(BlackIsZero, 2, null, "8 bits of signed numbers in gray")]
    [InlineData(Rgb, 2, null, "8 bits of signed numbers in RGB")]
    [InlineData(Rgb, 5, null, "8 bits of complex numbers in RGB")]
    [InlineData(Rgb, 3, 64, "64 bits of floats in RGB")]
    [InlineData(BlackIsZero, 3, 32, "32 bits of floats in gray")]
    [InlineData(8, 1, null, "8 bits of whole numbers in L*a*b*")]
    public void Load_SamplesThatAreNotSupported_NamesThem(int photometric, int format, int? floatBits, string name) => AssertUnsupported(
        $"the kind of samples of this TIFF file, {name},",
        TiffFile.Encode(
            TiffVariants.Scene(photometric == BlackIsZero, 8, []),
            new(photometric, SampleFormat: format, FloatBits: floatBits)));

    [Theory]
    [InlineData(4, "a transparency mask")]
    [InlineData(6, "YCbCr without JPEG")]
    [InlineData(9, "ICC L*a*b*")]
    [InlineData(32845, "LogLuv")]
    [InlineData(32803, "the color filter array of a camera")]
    [InlineData(999, "unknown (code 999)")]
    public void Load_ColorsThatAreNotSupported_NamesThem(int photometric, string name) => AssertUnsupported(
        $"the kind of colours of this TIFF file, {name},", TiffFile.Encode(TiffVariants.Scene(isGray: false, 8, []), new(photometric)));

    [Fact]
    public void Load_WhiteIsZeroMultipliedByAlpha_IsNotSupported() => AssertUnsupported(
        "a TIFF file of gray multiplied by alpha", TiffFile.Encode(TiffVariants.Scene(isGray: true, 8, [1]), new(0, ExtraSamples: [1])));

    private void AssertUnsupported(string what, byte[] file)
    {
        var path = _folder.Write("odd.tif", file);

        foreach (var longSide in new int?[] { null, 20 })
        {
            Assert.Equal(
                $"{path}: cannot be read: {what} is not supported; save the picture as PNG in the program that made it.",
                Assert.Throws<PasticheException>(() => Image.Load(path, longSide)).Message);
        }
    }
}
