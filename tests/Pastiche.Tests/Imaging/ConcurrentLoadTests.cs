using Pastiche.Tests.Imaging.Files;
using Xunit;

namespace Pastiche.Tests.Imaging;

/// <summary>libvips keeps errors and warnings for the whole process: those of one picture must not decide about another.</summary>
public sealed class ConcurrentLoadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_GoodAndBadPicturesAtTheSameTime_DoNotDecideAboutEachOther()
    {
        Randoms.Image(90, 70).Save(_folder.File("good.jpg"));
        Randoms.Image(90, 70).Save(_folder.File("good.webp"));
        var jpeg = File.ReadAllBytes(_folder.File("good.jpg"));
        var webp = File.ReadAllBytes(_folder.File("good.webp"));
        var tiff = TiffFile.Encode(TiffVariants.Scene(isGray: false, 8, []), new(2, 8));
        string[] good =
        [
            _folder.File("good.jpg"),
            _folder.Write("good.tif", tiff),
            _folder.File("good.webp"),
            _folder.Write("noend.jpg", jpeg.AsSpan(0, jpeg.Length - 2)),
        ];
        (string Path, string Says)[] bad =
        [
            (_folder.Write("bad.jpg", jpeg.AsSpan(0, jpeg.Length / 2)), "the picture is cut short"),
            (_folder.Write("bad.webp", webp.AsSpan(0, webp.Length / 2)), "damaged or cut short"),
            (_folder.Write("zstd.tif", TiffFile.Encode(TiffVariants.Scene(isGray: false, 8, []), new(2, 50000))), "ZSTD, is not supported"),
        ];
        var expected = good.ToDictionary(path => path, path => Image.Load(path).Pixels.ToArray());

        Parallel.For(0, 120, new() { MaxDegreeOfParallelism = 6 }, i =>
        {
            var path = good[i % good.Length];
            var image = Image.Load(path);
            Assert.Equal(expected[path], image.Pixels.ToArray());
            Assert.Equal(path.EndsWith("noend.jpg", StringComparison.Ordinal) ? 1 : 0, image.Notes.Count);
            var (refused, says) = bad[i % bad.Length];
            Assert.Contains(says, Assert.Throws<PasticheException>(() => Image.Load(refused)).Message, StringComparison.Ordinal);
        });
    }
}
