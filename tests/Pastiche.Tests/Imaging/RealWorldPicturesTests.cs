using Pastiche.Tests.Imaging.Files;
using Pastiche.Tests.Imaging.RealWorld;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class RealWorldPicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. RealWorldPictures.All.Select(picture => picture.Name)];

    public static TheoryData<string> Turned => [.. RealWorldPictures.All.Where(picture => picture.Orientation > 1).Select(picture => picture.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_RealWorldPicture_ComesOutRight(string name)
    {
        var picture = Picture(name);

        var loaded = Image.Load(_folder.Write("picture", picture.File));

        Assert.Equal(picture.Size, (loaded.Width, loaded.Height));
        Assert.NotEmpty(picture.Pixels());
        Assert.All(picture.Pixels(), pixel => AssertNear(pixel.Expected, At(loaded, pixel.X, pixel.Y), picture.Nearness));
        Assert.Equal(picture.Pixels().Any(pixel => pixel.Expected.Alpha < 1), loaded.HasAlpha);
    }

    [Theory]
    [MemberData(nameof(Turned))]
    public void Load_Turned_ReducedToo(string name)
    {
        var picture = Picture(name);
        var path = _folder.Write("picture", picture.File);
        var longSide = Math.Max(picture.Stored.Width, picture.Stored.Height) - 1;

        var reduced = Image.Load(path, longSide);

        Assert.Equal(longSide, Math.Max(reduced.Width, reduced.Height));
        Assert.Equal(picture.Size.Width > picture.Size.Height, reduced.Width > reduced.Height);
        var corner = At(reduced, 0, 0);
        Assert.Equal(0, Corners(Image.Load(path)).Index().MinBy(candidate => candidate.Item.Difference(corner)).Index);
    }

    [Fact]
    public void Table_Names_AreManyAndDifferent()
    {
        var names = RealWorldPictures.All.Select(picture => picture.Name).ToArray();

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.InRange(names.Length, 70, 1000);
    }

    [Theory]
    [MemberData(nameof(Turned))]
    public void Table_Turned_HasFourDifferentCorners(string name)
    {
        var stored = Picture(name).Stored;
        int[] columns = [0, stored.Width - 1];
        int[] rows = [0, stored.Height - 1];

        Assert.Equal(4, rows.SelectMany(y => columns.Select(x => string.Join(' ', stored.At(x, y).ToArray()))).Distinct().Count());
    }

    [Fact]
    public void Table_Profiles_AreInGamutAndWouldBeMissed()
    {
        var pictures = ProfilePictures.All.Where(picture => !picture.Name.Contains("sRGB", StringComparison.Ordinal)).ToArray();

        Assert.All(pictures, picture => Assert.All(picture.Pixels(), pixel => Assert.True(pixel.Expected.IsInGamut, $"{pixel.Expected}")));
        Assert.All(pictures.Where(picture => !picture.Name.Contains("palette", StringComparison.Ordinal)), picture =>
        {
            var ignorant = picture with { Meaning = Meanings.Plain(picture.Stored) };
            Assert.True(picture.Pixels().Zip(ignorant.Pixels(), (right, wrong) => right.Expected.DeltaE(wrong.Expected)).Max() > 4, picture.Name);
        });
    }

    private static RealWorldPicture Picture(string name) => RealWorldPictures.All.Single(picture => picture.Name == name);

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
