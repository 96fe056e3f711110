using System.Drawing;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class PixelLayoutTests
{
    public static TheoryData<PixelLayout, int> Layouts { get; } = new()
    {
        { PixelLayout.Gray8, 1 },
        { PixelLayout.Rgb24, 3 },
        { PixelLayout.Rgba32, 4 },
        { PixelLayout.Bgra32, 4 },
        { PixelLayout.Rgba64, 8 },
    };

    [Theory]
    [InlineData(PixelLayout.Gray8, new byte[] { 51 }, 0.2f, 0.2f, 0.2f)]
    [InlineData(PixelLayout.Rgb24, new byte[] { 255, 0, 51 }, 1f, 0f, 0.2f)]
    [InlineData(PixelLayout.Rgba32, new byte[] { 255, 0, 51, 102 }, 1f, 0f, 0.2f, 0.4f)]
    [InlineData(PixelLayout.Bgra32, new byte[] { 51, 0, 255, 102 }, 1f, 0f, 0.2f, 0.4f)]
    [InlineData(PixelLayout.Rgba64, new byte[] { 255, 255, 0, 0, 51, 51, 102, 102 }, 1f, 0f, 0.2f, 0.4f)]
    public void FromPixels_OnePixel_HasItsColors(PixelLayout layout, byte[] pixel, float red, float green, float blue, float alpha = 1)
    {
        var image = Image.FromPixels(pixel, 1, 1, layout);

        Assert.Equal([red, green, blue], image.Pixels.ToArray());
        Assert.Equal(alpha, image.HasAlpha ? image.Alpha[0] : 1);
        Assert.Null(image.Checksum);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void CopyTo_OfFromPixels_GivesTheBytesAndLeavesThoseBetweenRows(PixelLayout layout, int bytes)
    {
        const int Width = 37, Height = 19;
        var stride = (Width * bytes) + 5;
        var pixels = new byte[(Height - 1) * stride + (Width * bytes)];
        new Random(1).NextBytes(pixels);
        MakeVisible(pixels, layout, stride, Width, Height);
        var copied = Enumerable.Repeat((byte)7, pixels.Length).ToArray();

        Image.FromPixels(pixels, Width, Height, layout, stride).CopyTo(copied, layout, stride);

        for (var i = 0; i < pixels.Length; i++) Assert.Equal(i % stride < Width * bytes ? pixels[i] : 7, copied[i]);
    }

    /// <summary>Every color with every alpha that it can be multiplied by, and 0 to 255.</summary>
    [Theory]
    [InlineData(PixelLayout.Rgba32)]
    [InlineData(PixelLayout.Bgra32)]
    public void CopyTo_PremultipliedOfFromPixels_GivesTheBytes(PixelLayout layout)
    {
        var pixels = new byte[256 * 256 * 4];
        for (var i = 0; i < 256 * 256; i++)
        {
            var (color, alpha) = (i % 256, i / 256);
            for (var channel = 0; channel < 3; channel++) pixels[(4 * i) + channel] = (byte)Math.Min((color + (channel * 80)) % 256, alpha);
            pixels[(4 * i) + 3] = (byte)alpha;
        }

        var copied = new byte[pixels.Length];
        Image.FromPixels(pixels, 256, 256, layout, premultiplied: true).CopyTo(copied, layout, premultiplied: true);

        Assert.Equal(pixels, copied);
    }

    [Fact]
    public void CopyTo_PremultipliedSixteenBits_GivesTheNumbersExceptWhereNothingIsVisible()
    {
        var random = new Random(3);
        var numbers = new ushort[100 * 100 * 4];
        for (var i = 0; i < numbers.Length; i += 4)
        {
            numbers[i + 3] = (ushort)random.Next(129, 65536);
            for (var channel = 0; channel < 3; channel++) numbers[i + channel] = (ushort)random.Next(numbers[i + 3] + 1);
        }

        var copied = new ushort[numbers.Length];
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers.AsSpan());
        Image.FromPixels(bytes, 100, 100, PixelLayout.Rgba64, premultiplied: true)
            .CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes(copied.AsSpan()), PixelLayout.Rgba64, premultiplied: true);

        Assert.Equal(numbers, copied);
    }

    [Fact]
    public void FromPixels_Premultiplied_DividesByAlpha() =>
        Assert.Equal([1f, 0.5f, 0f], Image.FromPixels([102, 51, 0, 102], 1, 1, PixelLayout.Rgba32, premultiplied: true).Pixels.ToArray());

    [Fact]
    public void FromPixels_Opaque_HasNoAlpha() =>
        Assert.False(Image.FromPixels([1, 2, 3, 255], 1, 1, PixelLayout.Bgra32).HasAlpha);

    [Fact]
    public void FromPixels_InvisiblePixel_TakesTheColorOfTheNearestVisibleOne()
    {
        var image = Image.FromPixels([255, 0, 0, 255, 9, 9, 9, 0], 2, 1, PixelLayout.Rgba32);
        Assert.Equal([1f, 1f, 0f, 0f, 0f, 0f], image.Pixels.ToArray());
    }

    [Fact]
    public void CopyTo_Gray_IsTheLumaOfRec709()
    {
        var pixels = new byte[1];
        Image.FromPixels([255, 128, 64], 1, 1, PixelLayout.Rgb24).CopyTo(pixels, PixelLayout.Gray8);
        Assert.Equal(Math.Round((0.2126 * 255) + (0.7152 * 128) + (0.0722 * 64)), pixels[0]);
    }

    [Fact]
    public void CopyTo_ValuesOutsideOfBlackAndWhite_AreClamped()
    {
        var image = new Image(1, 1);
        (image.Pixels[0], image.Pixels[1], image.Pixels[2]) = (-1, 2, 0.5f);
        var pixels = new byte[3];

        image.CopyTo(pixels, PixelLayout.Rgb24);

        Assert.Equal([0, 255, 128], pixels);
    }

    [Theory]
    [InlineData(PixelLayout.Rgb24)]
    [InlineData(PixelLayout.Gray8)]
    public void CopyTo_TransparentIntoALayoutWithoutAlpha_IsRefusedUnlessFlattened(PixelLayout layout)
    {
        var image = Image.FromPixels([255, 255, 255, 0, 0, 0, 0, 255], 2, 1, PixelLayout.Rgba32);
        var pixels = new byte[6];

        var refusal = Assert.Throws<PasticheException>(() => image.CopyTo(pixels, layout));
        Assert.StartsWith($"{layout} cannot be transparent, and the picture is", refusal.Message, StringComparison.Ordinal);

        image.Flatten(Color.White).CopyTo(pixels, layout);
        Assert.Equal((255, 0), (pixels[0], pixels[layout == PixelLayout.Rgb24 ? 3 : 1]));
    }

    [Fact]
    public void FromPixels_ShortBuffer_SaysWhatIsMissing()
    {
        var refusal = Assert.Throws<PasticheException>(() => Image.FromPixels(new byte[23], 3, 2, PixelLayout.Rgba32));
        Assert.Equal("The buffer has 23 bytes; expected 24 or more for 3×2 pixels of Rgba32 in rows of 12 bytes.", refusal.Message);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(-12)]
    public void FromPixels_StrideBelowARow_IsRefused(int stride)
    {
        var refusal = Assert.Throws<PasticheException>(() => Image.FromPixels(new byte[99], 3, 2, PixelLayout.Rgba32, stride));
        Assert.Equal($"The stride is {stride} bytes; accepted: 12 or more for 3 pixels of Rgba32.", refusal.Message);
    }

    [Fact]
    public void FromPixels_UnknownLayout_IsRefused() =>
        Assert.StartsWith(
            "The layout of the pixels is 99; accepted: Rgb24, ",
            Assert.Throws<PasticheException>(() => Image.FromPixels(new byte[99], 1, 1, (PixelLayout)99)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void FromPixels_SizeThatIsNone_IsRefused() =>
        Assert.Throws<PasticheException>(() => Image.FromPixels([], 0, 5, PixelLayout.Rgb24));

    /// <summary>Alpha of 0 would lose its colors.</summary>
    private static void MakeVisible(byte[] pixels, PixelLayout layout, int stride, int width, int height)
    {
        if (layout is PixelLayout.Gray8 or PixelLayout.Rgb24) return;
        var bytes = layout == PixelLayout.Rgba64 ? 8 : 4;
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) pixels[(y * stride) + (x * bytes) + bytes - 1] |= 1;
    }
}
