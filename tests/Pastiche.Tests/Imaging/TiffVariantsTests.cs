using Pastiche.Tests.Imaging.Files;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class TiffVariantsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. TiffVariants.Readable.Select(variant => variant.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_Tiff_ShowsTheSceneWholeAndReduced(string name)
    {
        var variant = TiffVariants.Readable.Single(variant => variant.Name == name);
        var path = _folder.Write("scene.tif", variant.File);

        foreach (var longSide in new int?[] { null, 32, 21 })
        {
            var image = Image.Load(path, longSide);

            Assert.Equal(variant.HasAlpha, image.HasAlpha);
            for (var field = 0; field < 4; field++) AssertShows(TiffVariants.Expected(variant, field), image, field);
        }
    }

    [Fact]
    public void Readable_Names_AreManyAndDifferent()
    {
        Assert.Distinct(TiffVariants.Readable.Select(variant => variant.Name));
        Assert.InRange(TiffVariants.Readable.Count, 60, 500);
    }

    /// <summary>In the middle of the field, where no neighbor reaches.</summary>
    private static void AssertShows(Color expected, Image image, int field)
    {
        var (x, y) = (((field % 2 * 2) + 1) * image.Width / 4, ((field / 2 * 2) + 1) * image.Height / 4);
        var i = (y * image.Width) + x;
        var actual = new Color(image.Plane(0)[i], image.Plane(1)[i], image.Plane(2)[i], image.HasAlpha ? image.Alpha[i] : 1);
        Assert.Equal(expected.Alpha, actual.Alpha, 1.5 / 255);
        Assert.True(expected.DeltaE(actual) <= 2, $"{expected} expected, got {actual}");
    }
}
