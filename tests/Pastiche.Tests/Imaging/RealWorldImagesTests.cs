using Pastiche.Tests.Imaging.Files;
using Pastiche.Tests.Imaging.RealWorld;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class RealWorldImagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. RealWorldImages.All.Select(image => image.Name)];

    public static TheoryData<string> Turned => [.. RealWorldImages.All.Where(image => image.Orientation > 1).Select(image => image.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_RealWorldPicture_ComesOutRight(string name)
    {
        var image = Find(name);

        var loaded = Image.Load(_folder.Write("picture", image.File));

        Assert.Equal(image.Size, (loaded.Width, loaded.Height));
        Assert.NotEmpty(image.Pixels());
        Assert.All(image.Pixels(), pixel => AssertNear(pixel.Expected, At(loaded, pixel.X, pixel.Y), image.Nearness));
        Assert.Equal(image.Pixels().Any(pixel => pixel.Expected.Alpha < 1), loaded.HasAlpha);
    }

    [Theory]
    [MemberData(nameof(Turned))]
    public void Load_Turned_ReducedToo(string name)
    {
        var image = Find(name);
        var path = _folder.Write("picture", image.File);
        var longSide = Math.Max(image.Stored.Width, image.Stored.Height) - 1;

        var reduced = Image.Load(path, longSide);

        Assert.Equal(longSide, Math.Max(reduced.Width, reduced.Height));
        Assert.Equal(image.Size.Width > image.Size.Height, reduced.Width > reduced.Height);
        var corner = At(reduced, 0, 0);
        Assert.Equal(0, Corners(Image.Load(path)).Index().MinBy(candidate => candidate.Item.Difference(corner)).Index);
    }

    [Fact]
    public void Table_Names_AreManyAndDifferent()
    {
        var names = RealWorldImages.All.Select(image => image.Name).ToArray();

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.InRange(names.Length, 70, 1000);
    }

    [Theory]
    [MemberData(nameof(Turned))]
    public void Table_Turned_HasFourDifferentCorners(string name)
    {
        var stored = Find(name).Stored;
        int[] columns = [0, stored.Width - 1];
        int[] rows = [0, stored.Height - 1];

        Assert.Equal(4, rows.SelectMany(y => columns.Select(x => string.Join(' ', stored.At(x, y).ToArray()))).Distinct().Count());
    }

    [Fact]
    public void Table_Profiles_AreInGamutAndWouldBeMissed()
    {
        var images = ProfileImages.All.Where(image => !image.Name.Contains("sRGB", StringComparison.Ordinal)).ToArray();

        Assert.All(images, image => Assert.All(image.Pixels(), pixel => Assert.True(pixel.Expected.IsInGamut, $"{pixel.Expected}")));
        Assert.All(images.Where(image => !image.Name.Contains("palette", StringComparison.Ordinal)), image =>
        {
            var ignorant = image with { Meaning = Meanings.Plain(image.Stored) };
            Assert.True(
                image.Pixels().Zip(ignorant.Pixels(), (right, wrong) => right.Expected.DeltaE(wrong.Expected)).Max() > 4, image.Name);
        });
    }

    private static RealWorldImage Find(string name) => RealWorldImages.All.Single(image => image.Name == name);

    private static Color[] Corners(Image image) =>
        [At(image, 0, 0), At(image, image.Width - 1, 0), At(image, 0, image.Height - 1), At(image, image.Width - 1, image.Height - 1)];

    private static Color At(Image image, int x, int y)
    {
        var i = (y * image.Width) + x;
        return new(image.Plane(0)[i], image.Plane(1)[i], image.Plane(2)[i], image.HasAlpha ? image.Alpha[i] : 1);
    }

    private static void AssertNear(Color expected, Color actual, Nearness nearness)
    {
        const double Step = (1 / 255.0) + 1e-6;
        Assert.Equal(expected.Alpha, actual.Alpha, nearness == Nearness.Exact ? 1e-6 : Step);
        // What cannot be seen has no colour.
        if (expected.Alpha == 0) return;
        var isNear = nearness switch
        {
            Nearness.Exact => expected.Difference(actual) < 1e-6,
            Nearness.Close => expected.Difference(actual) < 1e-4,
            Nearness.Step => expected.Difference(actual) <= Step,
            _ => expected.DeltaE(actual) <= 2,
        };
        Assert.True(isNear, $"{expected} expected, got {actual}");
    }
}
