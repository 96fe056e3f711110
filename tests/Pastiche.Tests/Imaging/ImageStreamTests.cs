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

    [Fact]
    public async Task Load_StreamThatTrickles_IsReadToItsEnd()
    {
        var (image, file) = Sample();
        using var first = new SlowStream(file);
        using var second = new SlowStream(file);

        Assert.Equal(image.Pixels.ToArray(), Image.Load(first).Pixels.ToArray());
        Assert.Equal(image.Pixels.ToArray(), (await Image.LoadAsync(second, null, TestContext.Current.CancellationToken)).Pixels.ToArray());
    }

    [Fact]
    public async Task Load_StreamThatIsCut_SaysSo()
    {
        var file = Sample().File[..^200];
        var refusals = new[]
        {
            Assert.Throws<PasticheException>(() => Image.Load(new SlowStream(file))),
            Assert.Throws<PasticheException>(() => Image.Load(file.AsMemory())),
            await Assert.ThrowsAsync<PasticheException>(
                () => Image.LoadAsync(new SlowStream(file), null, TestContext.Current.CancellationToken)),
        };
        Assert.All(refusals, refusal => Assert.Contains("damaged or cut short", refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LoadAsync_StreamThatFails_PassesItsException() => await Assert.ThrowsAsync<IOException>(
        () => Image.LoadAsync(
            new SlowStream(new byte[99]) { Reading = place => _ = place > 50 ? throw new IOException("The line is dead.") : 0 },
            null,
            TestContext.Current.CancellationToken));

    [Fact]
    public async Task LoadAsync_CanceledWhileItTrickles_EndsThere()
    {
        using var cancellation = new CancellationTokenSource();
        var last = 0;
        using var stream = new SlowStream(Sample().File)
        {
            Reading = place =>
            {
                last = place;
                if (place == 70) cancellation.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Image.LoadAsync(stream, null, cancellation.Token));

        Assert.InRange(last, 70, 77);
    }

    [Fact]
    public async Task Load_Memory_IsTheFile()
    {
        var (image, file) = Sample();
        var path = _folder.File("memory.png");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);

        var loaded = new[]
        {
            Image.Load(file.AsMemory()), Image.Load(path), await Image.LoadAsync(path, null, TestContext.Current.CancellationToken),
        };

        Assert.All(loaded, copy => Assert.Equal(image.Pixels.ToArray(), copy.Pixels.ToArray()));
        Assert.All(loaded, copy => Assert.Equal(loaded[0].Checksum, copy.Checksum));
    }

    [Fact]
    public void Load_MemoryOfNoPicture_SaysSo() => Assert.StartsWith(
        "The memory: not a picture", Assert.Throws<PasticheException>(() => Image.Load(new byte[] { 1, 2, 3 })).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task SaveAsync_FileAndStream_HaveTheBytesOfSave()
    {
        var (image, file) = Sample();
        var path = _folder.File("async.png");
        using var stream = new MemoryStream();

        await image.SaveAsync(path, null, TestContext.Current.CancellationToken);
        await image.SaveAsync(stream, null, TestContext.Current.CancellationToken);

        Assert.Equal(file, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(file, stream.ToArray());
    }

    /// <summary>A picture whose values are those of its file.</summary>
    private static (Image Image, byte[] File) Sample()
    {
        using var stream = new MemoryStream();
        Randoms.Image(30, 20).Save(stream);
        return (Image.Load(stream.ToArray()), stream.ToArray());
    }
}
