using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class ImageStreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ImageFormat.Png, "a.png")]
    [InlineData(ImageFormat.Jpeg, "a.jpg")]
    [InlineData(ImageFormat.Webp, "a.webp")]
    [InlineData(ImageFormat.Tiff, "a.tif")]
    public void Save_Stream_HasTheBytesOfAFileAndIsReadAsOne(ImageFormat format, string name)
    {
        var image = Randoms.Image(30, 20);
        using var stream = new MemoryStream();

        image.Save(stream, new SaveOptions { Format = format });
        image.Save(_folder.File(name));

        Assert.Equal(File.ReadAllBytes(_folder.File(name)), stream.ToArray());
        stream.Position = 0;
        var (streamed, loaded) = (Image.Load(stream, 15), Image.Load(_folder.File(name), 15));
        Assert.Equal(loaded.Pixels.ToArray(), streamed.Pixels.ToArray());
        Assert.Equal(loaded.Checksum, streamed.Checksum);
    }

    [Fact]
    public void Save_StreamWithoutAFormat_IsPng()
    {
        using var stream = new MemoryStream();

        Randoms.Image(8, 8).Save(stream);

        Assert.Equal("PNG"u8.ToArray(), stream.ToArray()[1..4]);
    }

    [Fact]
    public void Load_StreamOfNoPicture_SaysSo()
    {
        using var stream = new MemoryStream([1, 2, 3]);

        var refusal = Assert.Throws<PasticheException>(() => Image.Load(stream));

        Assert.StartsWith("The stream: not a picture", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Reduced_KnowsTheSizeOfItsFile()
    {
        var path = _folder.File("a.png");
        Randoms.Image(100, 40).Save(path);

        Assert.Equal(new ImageSource(path, 100, 40), Image.Load(path, 50).Source);
        Assert.Equal(new ImageSource(path, 100, 40), Image.Load(path).Source);
    }
}
