using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Testing;

public class ImageComparerTests
{
    private static readonly float[] Reference = [0, 1, 0.5f, 0.25f, 0.75f, 1];

    [Fact]
    public void Compare_EqualPictures_HaveNoDifference()
    {
        var difference = ImageComparer.Compare(Reference, Reference, 2, 1);
        Assert.Equal((double.PositiveInfinity, 0f), (difference.Psnr, difference.MaxDifference));
    }

    [Fact]
    public void Compare_OneChannelOff_GivesBothMeasures()
    {
        float[] actual = [.. Reference];
        actual[2] += 0.1f;
        var difference = ImageComparer.Compare(actual, Reference, 2, 1);
        Assert.Equal(10 * Math.Log10(6 / 0.01), difference.Psnr, 1e-5);
        Assert.Equal(0.1f, difference.MaxDifference, 1e-6f);
    }

    [Fact]
    public void Compare_NotANumber_IsNoSmallDifference()
    {
        float[] actual = [.. Reference];
        actual[0] = float.NaN;
        Assert.Equal(float.NaN, ImageComparer.Compare(actual, Reference, 2, 1).MaxDifference);
    }

    [Fact]
    public void Compare_WrongLength_Throws() => Assert.Throws<ArgumentException>(() => ImageComparer.Compare(Reference, Reference, 3, 1));

    [Fact]
    public void Save_TwoPictures_WritesThreeFiles()
    {
        var folder = Directory.CreateTempSubdirectory("pastiche-images-");
        try
        {
            var paths = ImageComparer.Save(folder.FullName, "case", Reference, Reference, 2, 1);
            Assert.Equal(3, paths.Count);
            Assert.Equal([.. "P6\n2 1\n255\n"u8, 0, 128, 191, 255, 64, 255], File.ReadAllBytes(paths[0]));
            Assert.Equal([.. "P6\n2 1\n255\n"u8, .. Enumerable.Repeat((byte)128, 6)], File.ReadAllBytes(paths[2]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
