using Pastiche.Tests.Imaging.RealWorld;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class ImageInfoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.png", "PNG")]
    [InlineData("a.jpg", "JPEG")]
    [InlineData("a.webp", "WebP")]
    [InlineData("a.tif", "TIFF")]
    public void Read_OwnFile_TellsItsHeader(string name, string format)
    {
        var path = _folder.File(name);
        Randoms.Image(30, 20).Save(path);

        var expected = new ImageInfo { Width = 30, Height = 20, Format = format, Orientation = 1, HasProfile = true, Pages = 1 };
        Assert.Equal(expected, ImageInfo.Read(path));
        Assert.Equal(expected, ImageInfo.Read(File.ReadAllBytes(path)));
        Assert.Equal(expected, ImageInfo.Read(new SlowStream(File.ReadAllBytes(path))));
    }

    [Theory]
    [MemberData(nameof(RealWorldImagesTests.Names), MemberType = typeof(RealWorldImagesTests))]
    public void Read_RealWorldPicture_TellsTheSizeThatItIsLoadedIn(string name)
    {
        var image = RealWorldImages.All.Single(image => image.Name == name);

        var info = ImageInfo.Read(image.File);

        Assert.Equal((image.Size, image.Orientation), ((info.Width, info.Height), info.Orientation));
    }

    [Theory]
    [InlineData(".tif")]
    [InlineData(".gif")]
    [InlineData(".webp")]
    public void Read_SeveralPages_CountsThem(string extension)
    {
        using var noise = NetVips.Image.Gaussnoise(20, 30, mean: 128, sigma: 40);
        using var bytes = noise.Cast(NetVips.Enums.BandFormat.Uchar);
        using var pages = bytes.Mutate(header => header.Set(NetVips.GValue.GIntType, "page-height", 10));

        var info = ImageInfo.Read(pages.WriteToBuffer(extension));

        Assert.Equal((20, 10, 3), (info.Width, info.Height, info.Pages));
    }

    [Fact]
    public void Read_NoPicture_IsRefusedAsByLoad()
    {
        var path = _folder.File("text.png");
        File.WriteAllText(path, "This is no picture.");
        Assert.Equal(
            Assert.Throws<PasticheException>(() => Image.Load(path)).Message,
            Assert.Throws<PasticheException>(() => ImageInfo.Read(path)).Message);
    }
}
